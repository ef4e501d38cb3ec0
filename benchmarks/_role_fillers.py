"""From what annotate finds to MUC-4's five roles: the noun phrases of a report, described by the events that they take part in.

A filler is told by its own words, by the predicates above it, by the roles that the product gives it in events, and by its
chain of coreference. One logistic regression for each role, fitted on MUC-4's training messages by `benchmarks.makers.roles`
(weights of single words and relations, no text), says how likely a phrase fills it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.annotate.document import Document
    from rashomon.annotate.traits import Traits
    from rashomon.annotate.tree import Tree
    from rashomon.language import Tagged
    from rashomon.model import Annotation, EventMention

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TABLE = Path(__file__).parent / "makers" / "roles.json.gz"
MAX_UP = 5  # steps from a phrase towards the root

_TRIM = re.compile(r"^(?:(?:the|a|an|some|several|his|her|their|its|our|this|that|these|those)\s+)+")
_SPACES = re.compile(r" {3,}")
Entities = dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may fill a role.

    Attributes:
        texts: how it may be written in an answer, the likeliest first; lower case, white space single.
        chain: number of its chain.
        features: what it is told by.
    """

    texts: tuple[str, ...]
    chain: int
    features: tuple[str, ...]


def printed(text: str) -> str:
    """A message of the role version (lower case, paragraphs run together) as it was sent: in capitals, in paragraphs."""
    loud = text.upper() if len(text.upper()) == len(text) else text
    return _SPACES.sub(lambda match: "\n\n" + " " * (len(match.group()) - 2), loud)


def candidates(text: str, tagged: Tagged) -> list[Candidate]:
    """The phrases of a message with their features."""
    from rashomon.annotate.coreference import find_chains  # noqa: PLC0415
    from rashomon.annotate.document import open_report  # noqa: PLC0415
    from rashomon.annotate.names import collect_names, link_names  # noqa: PLC0415
    from rashomon.annotate.pipeline import annotate_tagged  # noqa: PLC0415
    from rashomon.annotate.quotes import Quotations, find_quotes  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    report = Report("message", text, "")
    document = open_report(report, tagged)
    names = collect_names(document)
    chains = find_chains(document, names, link_names(document, names), Quotations(find_quotes(text)))
    named = {name.start: text[name.start : name.end] for name in names}
    taking = _parts(annotate_tagged(report, tagged))
    told = _Words(document)
    found = []
    own = [_features(document, link.traits, taking, told) for link in chains.links]
    shared: dict[int, set[str]] = defaultdict(set)
    for place, features in enumerate(own):
        shared[chains.chain[place]].update(feature for feature in features if feature.startswith(("up=", "part=")))
    sizes = Counter(chains.chain)
    for place, link in enumerate(chains.links):
        if link.traits.kind == "pronoun" or link.traits.phrase.joined:
            continue
        chain = chains.chain[place]
        others = tuple("chain " + feature for feature in sorted(shared[chain] - set(own[place])))
        size = f"size={min(sizes[chain], 4)}"
        found.append(Candidate(_texts(document, link.traits, named), chain, (*own[place], *others, size)))
    return found


def _texts(document: Document, each: Traits, named: Mapping[int, str]) -> tuple[str, ...]:
    from rashomon.annotate.tree import phrase  # noqa: PLC0415

    tree = document.trees[each.phrase.tree]
    found = []
    if each.kind == "name":
        inside = [text for start, text in named.items() if each.phrase.start <= start <= each.at < start + len(text)]
        found.extend(inside)
    for of in (True, False):
        words = phrase(tree, each.phrase.head, of=of)
        found.append(document.text[tree.tokens[words.start].start : tree.tokens[words.stop - 1].end])
    plain = [_TRIM.sub("", " ".join(text.lower().split())) for text in found]
    return tuple(dict.fromkeys(text for text in plain if text))


def _parts(annotation: Annotation) -> dict[int, list[tuple[str, EventMention]]]:
    """Which events the product says that a word takes part in: offset of the last word's end → roles."""
    found: dict[int, list[tuple[str, EventMention]]] = defaultdict(list)
    for event in annotation.events:
        for role in event.roles:
            for offset in range(role.span.start, min(role.span.end, role.span.start + 200)):
                found[offset].append((role.name, event))
    return found


class _Words:
    """The verbs and event nouns of each sentence, and of the whole message."""

    def __init__(self, document: Document) -> None:
        self._of: dict[int, tuple[str, ...]] = {}
        for number, tree in enumerate(document.trees):
            lemmas = {tree.lemma(index) for index, token in enumerate(tree.tokens) if token.upos in {"VERB", "NOUN"}}
            self._of[number] = tuple(sorted(lemmas))
        self.all = tuple(sorted({lemma for lemmas in self._of.values() for lemma in lemmas}))

    def of(self, number: int) -> tuple[str, ...]:
        """Of one sentence."""
        return self._of.get(number, ())


def _features(
    document: Document, each: Traits, taking: Mapping[int, Sequence[tuple[str, EventMention]]], told: _Words
) -> tuple[str, ...]:
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
    found.extend(f"in={lemma}|{kind}" for lemma in told.of(each.phrase.tree))
    found.extend(f"message={lemma}" for lemma in told.all)
    return tuple(dict.fromkeys(found))


def _title(tree: Tree, each: Traits) -> str:
    for child in tree.kids(each.phrase.head, "nmod:desc", "compound", "appos"):
        if tree.tokens[child].upos == "NOUN" or tree.has(child, "nmod:desc"):
            return tree.lemma(child)
    return ""


def _ways_up(tree: Tree, head: int) -> Iterable[str]:
    """The predicates above a phrase, with the way there: "obj|attack", "nmod of|death"."""
    from rashomon.annotate.clauses import is_passive  # noqa: PLC0415

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


@dataclass(frozen=True, slots=True)
class Thing:
    """The phrases of one chain, with the features of all of them."""

    members: tuple[Candidate, ...]
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    """What was fitted.

    Attributes:
        message: feature of a message → weights that it tells of each role, and of any; "" has the intercepts.
        middle, spread: mean and standard deviation of these scores over the training messages.
        things: feature of a chain → weight for each role; "" has the intercepts.
        trees: for each role a start and regression trees over `dense`, as (feature, threshold, left, right, value) lists.
        least: for each role the log odds from which a chain fills it.
    """

    message: Mapping[str, Sequence[float]]
    middle: Sequence[float]
    spread: Sequence[float]
    things: Mapping[str, Sequence[float]]
    trees: Sequence[Mapping[str, Any]]
    least: Sequence[float]


def load_table(path: Path = TABLE) -> Table:
    """The fitted table."""
    return Table(**json.loads(gzip.decompress(path.read_bytes())))


def message_features(found: Iterable[Candidate]) -> frozenset[str]:
    """What a whole message is told by: its words, who takes part in what, what stands under which predicate."""
    return frozenset(
        feature
        for each in found
        for feature in each.features
        if feature.startswith(("message=", "part=")) or (feature.startswith("up=") and feature.count("|") == 1)
    )


def summed(weights: Mapping[str, Sequence[float]], features: Iterable[str]) -> list[float]:
    """Log odds."""
    total = list(weights[""])
    for feature in features:
        for place, weight in enumerate(weights.get(feature, ())):
            total[place] += weight
    return total


def things_of(found: Sequence[Candidate], told: Sequence[float]) -> list[Thing]:
    """The chains of a message.

    Args:
        found: its phrases.
        told: how likely the message tells of each role, and of any, in standard deviations.
    """
    members: dict[int, list[Candidate]] = defaultdict(list)
    for each in found:
        members[each.chain].append(each)
    steps = [max(-4, min(4, round(1.5 * each))) for each in told]
    out = []
    for own in members.values():
        features = {
            feature for each in own for feature in each.features if not feature.startswith(("message=", "chain ", "size="))
        }
        kinds = [feature for feature in features if feature.startswith("kind=") and "|" not in feature]
        for number, step in enumerate(steps):
            features.add(f"told{number}={step}")
            features.update(f"told{number}={step}|{kind}" for kind in kinds)
        features.add(f"size={min(len(own), 5)}")
        features.update(f"size={min(len(own), 5)}|{kind}" for kind in kinds)
        out.append(Thing(tuple(own), frozenset(features)))
    return out


def dense(things: Sequence[Thing], scores: Sequence[Sequence[float]], told: Sequence[float]) -> list[list[list[float]]]:
    """For each role and chain: its scores, those of its rivals in the message, how the message looks, where it stands.

    Returns:
        [role][chain][feature].
    """
    out: list[list[list[float]]] = []
    for role in range(len(ROLES)):
        ranked = sorted((row[role] for row in scores), reverse=True)
        rows = []
        for thing, own in zip(things, scores, strict=True):
            first = next((f for f in thing.members[0].features if f.startswith("sentence=")), "sentence=6|")
            rank = ranked.index(own[role])
            named = any(feature.startswith("kind=name") for feature in thing.features)
            rows.append(
                [
                    own[role],
                    max(score for other, score in enumerate(own) if other != role),
                    own[role] - ranked[0],
                    float(rank),
                    *told,
                    float(len(thing.members)),
                    float(first[len("sentence=")]),
                    float(named),
                    float(len(things)),
                ]
            )
        out.append(rows)
    return out


def grown(forest: Mapping[str, Any], row: Sequence[float]) -> float:
    """The sum of the trees for one chain."""
    total = float(forest["start"])
    for feature, threshold, left, right, value in forest["trees"]:
        node = 0
        while left[node] >= 0:
            node = left[node] if row[feature[node]] <= threshold[node] else right[node]
        total += value[node]
    return total


def judged(table: Table, found: Sequence[Candidate]) -> tuple[list[Thing], list[list[float]]]:
    """The chains of a message and for each role the log odds of each."""
    raw = summed(table.message, message_features(found))
    told = [(score - middle) / spread for score, middle, spread in zip(raw, table.middle, table.spread, strict=True)]
    things = things_of(found, told)
    rows = dense(things, [summed(table.things, sorted(thing.features)) for thing in things], told)
    return things, [[grown(forest, row) for row in part] for forest, part in zip(table.trees, rows, strict=True)]


def fill(table: Table, found: Sequence[Candidate]) -> Entities:
    """The fillers of each role: entities, each with the one text that tells it best."""
    things, scores = judged(table, found) if found else ([], [[] for _ in ROLES])
    return {
        role: chosen(table.things, things, own, least, number)
        for number, (role, own, least) in enumerate(zip(ROLES, scores, table.least, strict=True))
    }


def chosen(
    weights: Mapping[str, Sequence[float]], things: Sequence[Thing], scores: Sequence[float], least: float, role: int
) -> list[list[str]]:
    """The chains over the threshold, the best first; of several with one head (a rocket, rockets) only the best."""
    out: list[list[str]] = []
    heads: set[str] = set()
    order = sorted(range(len(things)), key=lambda place: (-scores[place], place))
    for place in order:
        if scores[place] < least:
            break
        best = max(things[place].members, key=lambda each: summed(weights, each.features)[role])
        head = next((feature for feature in best.features if feature.startswith("head=")), best.texts[0])
        if head not in heads:
            heads.add(head)
            out.append([best.texts[0]])
    return out
