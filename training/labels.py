"""The label inventories, and lemmas as edit scripts (Straka 2018)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.language.lemmas import apply_script
from rashomon.language.types import EVENT_LABELS, NAME_LABELS, TIME_LABELS
from training.documents import Document


def bio_labels(labels: Iterable[str]) -> list[str]:
    """Tags of a BIO layer: O, then B and I of each label in turn."""
    return ["O", *(f"{part}-{label}" for label in labels for part in "BI")]


def script_of(word: str, lemma: str) -> str:
    """The edit script that makes the lemma of the word: how many characters go, which come."""
    case = "" if lemma != lemma.lower() else "l"
    form = word if case == "" else word.lower()
    if form == lemma:
        return f"{case}0"
    if lemma == form[:1].upper() + form[1:] or (form.isupper() and lemma == form.title()):
        return "t0" if form.title() == lemma else f"={lemma}"
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    if common == 0 or len(form) - common > 5:
        return f"={lemma}"
    return f"{case}{len(form) - common}{lemma[common:]}"


def collect(documents: Iterable[Document]) -> dict[str, list[str]]:
    """All label lists, in a fixed order, from the training treebanks."""
    upos: Counter[str] = Counter()
    deprel: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for document in documents:
        if document.upos is None or document.deprel is None or document.lemma is None:
            continue
        upos.update(document.upos)
        deprel.update(document.deprel)
        for word, lemma in zip(document.words, document.lemma, strict=True):
            script = script_of(word, lemma)
            if apply_script(word, script) == lemma:
                scripts[script] += 1
    return {
        "upos": sorted(upos),
        "deprel": sorted(name for name, count in deprel.items() if count > 1),
        "lemma": sorted(name for name, count in scripts.items() if count > 2),
        "names": bio_labels(NAME_LABELS),
        "times": bio_labels(TIME_LABELS),
        "events": bio_labels(EVENT_LABELS),
        "source": ["O", "B", "I"],
        "cue": ["O", "B", "I"],
        "content": ["O", "B", "I"],
    }
