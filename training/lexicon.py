"""The lemma list of the product: ``lemmas.json`` from the training treebanks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rashomon.language.lemmas import Lexicon, lemma_of
from training.documents import Document
from training.labels import script_of

# Irregular verbs of news that a treebank may lack.
_IRREGULAR = """
    fled flee sang sing sung sing sank sink sunk sink shot shoot struck strike stricken strike fought fight slain slay
    slew slay sprang spring sprung spring withdrew withdraw withdrawn withdraw overthrew overthrow overthrown overthrow
    underwent undergo undergone undergo forbade forbid forbidden forbid swore swear sworn swear tore tear torn tear hid
    hide hidden hide strove strive bled bleed bred breed clung cling flung fling swept sweep wept weep dealt deal leapt
    leap sped speed hung hang sought seek stole steal stolen steal woke wake woken wake froze freeze frozen freeze shook
    shake shaken shake undertook undertake undertaken undertake overtook overtake overtaken overtake mistook mistake
    oversaw oversee overseen oversee foresaw foresee withstood withstand withheld withhold upheld uphold beheld behold
    outran outrun overran overrun bound bind bore bear borne bear rode ride ridden ride arose arise arisen arise dug dig
    fed feed led lead lit light slid slide stuck stick stung sting swam swim swum swim swung swing taught teach caught
    catch bought buy brought bring thought think spun spin split split spread spread burst burst hurt hurt cast cast
    broadcast broadcast beset beset rebuilt rebuild repaid repay undid undo undone undo overcame overcome became become
""".split()
_KNOWN = ("NOUN", "VERB", "ADJ", "ADV")


def build_lexicon(documents: Iterable[Document]) -> Lexicon:
    """Known lemmas, and the lemma of every form that the rules get wrong."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    known: dict[str, Counter[str]] = {upos: Counter() for upos in _KNOWN}
    shown: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        if document.upos is None or document.lemma is None:
            continue
        for word, upos, lemma in zip(document.words, document.upos, document.lemma, strict=True):
            seen.setdefault((word.lower(), upos), Counter())[lemma] += 1
            shown.setdefault((word.lower(), upos), Counter())[word] += 1
            target = "VERB" if upos == "AUX" else upos
            if target in known and lemma.isalpha() and lemma.islower():
                known[target][lemma] += 1
    empty = Lexicon({}, {upos: frozenset(counts) for upos, counts in known.items()})
    exceptions = {}
    for (form, upos), lemmas in seen.items():
        if upos in ("PROPN", "X", "SYM", "PUNCT", "NUM"):
            continue
        lemma, count = max(lemmas.items(), key=lambda item: (item[1], item[0]))
        word = shown[form, upos].most_common(1)[0][0]
        if (count > 1 or len(form) < 12) and lemma_of(word, upos, script_of(word, lemma), empty) != lemma:
            exceptions[f"{form} {upos}"] = lemma
    for form, lemma in zip(_IRREGULAR[::2], _IRREGULAR[1::2], strict=True):
        if (form, "VERB") not in seen:
            exceptions[f"{form} VERB"] = lemma
    return Lexicon(exceptions, empty.known)


def write_lexicon(lexicon: Lexicon, path: Path) -> None:
    """Writes the list, sorted."""
    content = {
        "exceptions": dict(sorted(lexicon.exceptions.items())),
        "known": {upos: " ".join(sorted(lemmas)) for upos, lemmas in sorted(lexicon.known.items())},
    }
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
