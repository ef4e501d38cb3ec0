"""From what annotate finds to MUC-4's five roles: the noun phrases of a report, described by what stands round them.

A mention is told by its own words, by the predicates above it, by the roles that the product gives it in events, by the
reader's hidden states of its words and of the words above it, and by the pair model's of its words. A small network over all
mentions and sentences of a message (:mod:`benchmarks._role_head`), trained on MUC-4's training messages by `training.roles`, says
how likely each mention and each chain of coreference fills a role.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from rashomon.annotate.entities.spelling import Name
    from rashomon.annotate.entities.traits import Traits
    from rashomon.annotate.grammar.document import Document
    from rashomon.annotate.grammar.tree import Tree
    from rashomon.language import Tagged
    from rashomon.model import Annotation, EventMention

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
KINDS = ("name", "noun", "pronoun", "other")
MAX_UP = 5  # steps from a phrase towards the root
WIDTH, PARTS = 384, 7  # numbers in a state; states of a mention
LONGEST = 40  # words of a phrase whose states are averaged
FURTHEST = 14  # words of an answer

_TRIM = re.compile(r"^(?:(?:the|a|an|some|several|his|her|their|its|our|this|that|these|those)\s+)+")
_SPACES = re.compile(r" {3,}")
Entities = dict[str, list[list[str]]]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that may fill a role.

    Attributes:
        texts: how it may be written in an answer, the likeliest first, without articles; lower case, white space single. None for
            pronouns and for phrases joined by "and".
        whole: longer ways of writing it, with its article, with what follows it ("two men on a motorcycle").
        chain: number of its chain, from 0, in order of the first mentions.
        kind: number of its kind in `KINDS`.
        sentence: number of its sentence.
        head: lemma of its head where it is a noun, else "".
        features: what it is told by.
    """

    texts: tuple[str, ...]
    whole: tuple[str, ...]
    chain: int
    kind: int
    sentence: int
    head: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message described.

    Attributes:
        mentions: in order of the text.
        lemmas: its verbs and nouns, sorted.
        states: (mentions, 7 x 384) states of: the head's word as the parse and as the names see it, the phrase's words on
            average, the word above the head, the word above that one; the head's word and the phrase's words in the pair model.
        sentences: (sentences, 384) the words' states on average.
    """

    mentions: tuple[Mention, ...]
    lemmas: tuple[str, ...]
    states: Floats
    sentences: Floats


def printed(text: str) -> str:
    """A message of the role version (lower case, paragraphs run together) as it was sent: in capitals, in paragraphs."""
    loud = text.upper() if len(text.upper()) == len(text) else text
    return _SPACES.sub(lambda match: "\n\n" + " " * (len(match.group()) - 2), loud)


# The states are no outputs of the models' files. Two protobuf messages behind each other are one whose lists are joined, so
# this asks for more outputs: what the reader's heads of the parse and of the names read of each word, and what the model of
# pairs has in its last layer of each piece of a word.
_SYNTAX, _MEANING = "/Add_27_output_0", "/Add_32_output_0"
_COMPARING = "/norm2_5/LayerNormalization_output_0"


def _asking_for(*outputs: str) -> bytes:
    def part(field: int, content: bytes) -> bytes:
        size = len(content)
        return bytes([field << 3 | 2, *([size] if size < 128 else [size & 127 | 128, size >> 7])]) + content

    of_floats = part(2, part(1, b"\x08\x01"))
    return part(7, b"".join(part(12, part(1, name.encode()) + of_floats) for name in outputs))


@dataclass(frozen=True, slots=True)
class States:
    """What the models have of each word of a text: (words, 384) each.

    Attributes:
        syntax, meaning: the reader's, as its heads of the parse and of the names see them.
        comparing: the pair model's.
    """

    syntax: Floats
    meaning: Floats
    comparing: Floats


class _Listening:
    """The reader's session, which keeps the states of what it has run, and has the pair model read the same."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.kept: list[States] = []

    def run(self, names: None, inputs: Mapping[str, Any]) -> Sequence[Any]:
        """As the reader's session."""
        found: list[Any]
        *found, syntax, meaning = self._session.run(names, inputs)
        count = len(inputs["subwords"])
        over = np.zeros((2, count), np.float32)
        asked = {"subwords": inputs["subwords"], "shapes": inputs["shapes"], "segments": np.zeros(count, np.int64), "over": over}
        pieces = _session("pairs.onnx", _COMPARING).run(None, asked)[-1].reshape(count, WIDTH)
        self.kept.append(States(syntax, meaning, (pieces[inputs["starts"]] + pieces[inputs["stops"]]) / 2))
        return found


@cache
def _session(file: str, *outputs: str) -> Any:
    from rashomon.language.weights import open_session, weights_folder  # noqa: PLC0415

    return open_session((weights_folder() / file).read_bytes() + _asking_for(*outputs))


def _tagged(text: str) -> tuple[Tagged, States]:
    """What the reader says of a text, and the states of its words."""
    from rashomon.language.casing import cased  # noqa: PLC0415
    from rashomon.language.reader import _tag_text  # noqa: PLC0415
    from rashomon.language.weights import load_reader  # noqa: PLC0415

    listening = _Listening(_session("reader.onnx", _SYNTAX, _MEANING))
    tagged = _tag_text(replace(load_reader(), session=listening), cased(text))
    kept = listening.kept or [States(*(np.zeros((0, WIDTH), np.float32),) * 3)]
    syntax, meaning, comparing = (np.concatenate([getattr(each, name) for each in kept]) for name in States.__slots__)
    return tagged, States(syntax, meaning, comparing)


def read_message(text: str) -> Message:
    """Annotates a message, given as :func:`printed`, and describes its mentions."""
    from rashomon.annotate.entities.names import collect_names  # noqa: PLC0415
    from rashomon.annotate.grammar.document import open_report  # noqa: PLC0415
    from rashomon.annotate.pipeline import annotate_tagged  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    tagged, states = _tagged(text)
    report = Report("message", text, "")
    document = open_report(report, tagged)
    names = collect_names(document)
    named = {name.start: text[name.start : name.end] for name in names}
    taking = _parts(annotate_tagged(report, tagged))
    words = {token.start: place for place, token in enumerate(token for each in tagged.sentences for token in each.tokens)}
    found = _found(document, names)
    mentions = tuple(_mention(document, each, chain, named, taking) for each, chain in found)
    told = [_state(document, each, words, states) for each, _ in found]
    sentences = [states.meaning[words[each.tokens[0].start] :][: len(each.tokens)].mean(0) for each in tagged.sentences]
    return Message(
        mentions,
        _lemmas(document),
        np.asarray(told, np.float32).reshape(-1, PARTS * WIDTH),
        np.asarray(sentences, np.float32).reshape(-1, WIDTH),
    )


def _found(document: Document, names: tuple[Name, ...]) -> list[tuple[Traits, int]]:
    """The mentions, with the numbers of their chains: those of the linker, and all other nouns and names.

    The linker leaves out what is seldom taken up again, such as "bomb" in "a bomb attack"; the key does not.
    """
    from rashomon.annotate.entities.coreference import find_chains  # noqa: PLC0415
    from rashomon.annotate.entities.names import link_names  # noqa: PLC0415
    from rashomon.annotate.entities.phrases import Phrase  # noqa: PLC0415
    from rashomon.annotate.entities.traits import shape_of, surroundings, traits_of  # noqa: PLC0415
    from rashomon.annotate.grammar.tree import phrase  # noqa: PLC0415
    from rashomon.annotate.speech.quotes import Quotations, find_quotes  # noqa: PLC0415
    from rashomon.language.linking import load_linker  # noqa: PLC0415

    links, quotes = link_names(document, names), Quotations(find_quotes(document.text))
    chains = find_chains(document, names, links, quotes)
    found = [(link.traits, first) for link, first in zip(chains.links, chains.chain, strict=True)]
    roots = {each.root: chain for each, chain in reversed(found) if each.root}
    around = surroundings(document, names, links, quotes, load_linker().sorts)
    known = {(each.phrase.tree, each.phrase.head) for each, _ in found if not each.phrase.joined}
    for number, head in sorted(_heads(document, names) - known):
        tree = document.trees[number]
        words = phrase(tree, head)
        start, end = tree.tokens[words.start].start, tree.tokens[words.stop - 1].end
        traits = traits_of(around, shape_of(around, Phrase(number, head, words.start, words.stop - 1, start, end)))
        found.append((traits, roots.get(traits.root, -start - 1)))
    found.sort(key=lambda each: (each[0].phrase.start, -each[0].phrase.end, each[0].phrase.head))
    numbers: dict[int, int] = {}
    return [(each, numbers.setdefault(chain, len(numbers))) for each, chain in found]


def _heads(document: Document, names: tuple[Name, ...]) -> set[tuple[int, int]]:
    """The nouns and names of a message: numbers of sentence and word."""
    found = {
        (number, place)
        for number, tree in enumerate(document.trees)
        for place, token in enumerate(tree.tokens)
        if token.upos in {"NOUN", "PROPN"} and tree.relation[place] not in {"flat", "fixed", "goeswith"}
    }
    for name in names:
        tree = document.tree_at(name.start)
        top = tree.top(name.start, name.end) if tree is not None else None
        if tree is not None and top is not None:
            found.add((document.trees.index(tree), top))
    return found


def _mention(
    document: Document,
    each: Traits,
    chain: int,
    named: Mapping[int, str],
    taking: Mapping[int, Sequence[tuple[str, EventMention]]],
) -> Mention:
    told = each.kind != "pronoun" and not each.phrase.joined
    texts = _texts(document, each, named) if told else ()
    whole = _whole(document, each) if told else ()
    head = document.trees[each.phrase.tree].lemma(each.phrase.head) if each.kind != "name" else ""
    kind = KINDS.index(each.kind) if each.kind in KINDS else len(KINDS) - 1
    return Mention(texts, whole, chain, kind, each.phrase.tree, head, _features(document, each, taking))


def _state(document: Document, each: Traits, words: Mapping[int, int], states: States) -> Floats:
    from rashomon.annotate.grammar.tree import phrase  # noqa: PLC0415

    tree, head = document.trees[each.phrase.tree], each.phrase.head

    def word(token: int) -> int:
        return words[tree.tokens[token].start]

    at = word(head)
    above = [word(token) for token in list(tree.climb(head))[:2]] or [at]
    whole = phrase(tree, head, of=True)
    first, last = word(whole.start), word(whole.stop - 1) + 1
    span = slice(first, min(last, first + LONGEST))
    own = [states.syntax[at], states.meaning[at], states.meaning[span].mean(0)]
    around = [states.syntax[above[0]], states.syntax[above[-1]]]
    return np.concatenate([*own, *around, states.comparing[at], states.comparing[span].mean(0)])


def _texts(document: Document, each: Traits, named: Mapping[int, str]) -> tuple[str, ...]:
    from rashomon.annotate.grammar.tree import phrase  # noqa: PLC0415

    tree = document.trees[each.phrase.tree]
    found = []
    if each.kind == "name":
        inside = [text for start, text in named.items() if each.phrase.start <= start <= each.at < start + len(text)]
        found.extend(inside)
    for of in (True, False):
        words = phrase(tree, each.phrase.head, of=of)
        found.append(document.text[tree.tokens[words.start].start : tree.tokens[words.stop - 1].end])
    return _plain(_TRIM.sub("", _one_line(text)) for text in found)


def _whole(document: Document, each: Traits) -> tuple[str, ...]:
    from rashomon.annotate.entities.phrases import extent  # noqa: PLC0415
    from rashomon.annotate.grammar.tree import phrase  # noqa: PLC0415

    tree = document.trees[each.phrase.tree]
    near, far = phrase(tree, each.phrase.head), extent(tree, each.phrase.head)
    texts = [_one_line(document.text[tree.tokens[words.start].start : tree.tokens[words.stop - 1].end]) for words in (near, far)]
    return _plain(text for full in texts for text in (full, _TRIM.sub("", full)) if full.count(" ") < FURTHEST)


def _one_line(text: str) -> str:
    return " ".join(text.lower().split())


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _parts(annotation: Annotation) -> dict[int, list[tuple[str, EventMention]]]:
    """Which events the product says that a word takes part in: offset of the last word's end → roles."""
    found: dict[int, list[tuple[str, EventMention]]] = defaultdict(list)
    for event in annotation.events:
        for role in event.roles:
            for offset in range(role.span.start, min(role.span.end, role.span.start + 200)):
                found[offset].append((role.name, event))
    return found


def _lemmas(document: Document) -> tuple[str, ...]:
    """The verbs and nouns of a message."""
    found = {
        tree.lemma(place) for tree in document.trees for place, token in enumerate(tree.tokens) if token.upos in {"VERB", "NOUN"}
    }
    return tuple(sorted(found))


def _features(document: Document, each: Traits, taking: Mapping[int, Sequence[tuple[str, EventMention]]]) -> tuple[str, ...]:
    tree, head = document.trees[each.phrase.tree], each.phrase.head
    kind = f"{each.kind}/{each.name or each.sort}"
    lemma = tree.lemma(head) if each.kind != "name" else ""
    found = [f"kind={kind}", f"kind={kind}|{each.plural}", f"sentence={min(each.phrase.tree, 6)}|{kind}"]
    if lemma:
        found.append(f"head={lemma}")
        found.extend(f"word={word}" for word in sorted(each.modifiers))
        found.extend(f"word={word}|{lemma}" for word in sorted(each.modifiers))
    else:
        found.extend(f"name={word}" for word in each.words)
        found.append(f"title={_title(tree, each)}")
    found.extend(f"up={step}" for step in _ways_up(tree, head))
    found.extend(f"up={step}|{kind}" for step in _ways_up(tree, head))
    for name, event in dict.fromkeys((name, event) for name, event in taking.get(each.at, ()) if name):
        found.append(f"part={name}|{event.lemma}")
        found.append(f"part={name}|{event.type}|{event.mode}")
        found.append(f"part={name}|{event.lemma}|{kind}")
        found.append(f"part={name}|{event.modality}|{event.polarity}|{kind}")
    found.extend(
        f"down={tree.relation[child]}|{tree.lemma(child)}" for child in tree.children[head] if tree.tokens[child].upos == "VERB"
    )
    found.extend(f"down={tree.case(child)}|{tree.lemma(child)}" for child in tree.kids(head, "nmod"))
    return tuple(dict.fromkeys(found))


def _title(tree: Tree, each: Traits) -> str:
    for child in tree.kids(each.phrase.head, "nmod:desc", "compound", "appos"):
        if tree.tokens[child].upos == "NOUN" or tree.has(child, "nmod:desc"):
            return tree.lemma(child)
    return ""


def _ways_up(tree: Tree, head: int) -> Iterable[str]:
    """The predicates above a phrase, with the way there: "obj|attack", "nmod of|death"."""
    from rashomon.annotate.grammar.clauses import is_passive  # noqa: PLC0415

    way: list[str] = []
    at = head
    for above in list(tree.climb(head))[:MAX_UP]:
        relation = tree.relation[at]
        if relation == "conj":
            at = above
            continue
        case = tree.case(at)
        passive = "!" if relation == "nsubj" and is_passive(tree, above) else ""
        way.append(relation + passive + (" " + case if case else ""))
        if tree.tokens[above].upos in {"VERB", "NOUN", "PROPN", "ADJ"}:
            yield f"{'<'.join(way)}|{tree.lemma(above)}"
        if tree.tokens[above].upos == "VERB" and len(way) > 1:
            return
        at = above
