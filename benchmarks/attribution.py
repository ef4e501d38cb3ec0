"""Attributions on PolNeAR: source, cue and content spans from running text, which belong together, and whose entity it is.

PolNeAR says where the words for a source stand, not whom they mean. Whom they mean is measured against the coreference of
CoreNLP that comes beside it: a program's, silver, wrong itself in part. A source counts where one of CoreNLP's chains has a
mention at its head and a name among its mentions; it is right where the product's speaker is an entity one of whose names
stands at a name of the chain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._spans import Count, Span
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, jsonl, pick, precision_recall_f1, thin

if TYPE_CHECKING:
    from rashomon.model import Annotation, LocalEntity
    from rashomon.model import Span as ModelSpan

NAME = "attribution"
DATA = ("polnear",)
SUMMARY = (
    "PolNeAR: exact source, cue, content spans (a content in pieces counts piece by piece); source + content joined, exact and by"
    " half overlap of each; source resolved to its entity (against CoreNLP's coreference: silver)"
)
LONGEST_PRONOUN = 4  # characters

Gold = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags each article and compares with its first annotation."""
    from rashomon.annotate.pipeline import annotate_tagged  # noqa: PLC0415
    from rashomon.language import tag  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    rows = [
        row for path in pick(data, "polnear", split, "*.jsonl.gz") if not path.name.startswith("corenlp") for row in jsonl(path)
    ]
    counts = {key: Count() for key in ("source", "cue", "content", "relation", "relation_with_cue")}
    overlap, joined, joined_with_cue, speakers = Count(), Count(), Count(), Resolved()
    chains = _coreference(data, split)
    watch = Stopwatch()
    articles = thin(rows, limit)
    for row in articles:
        text = row["text"]
        with watch:
            tagged = tag([text])[0]
            annotation = annotate_tagged(Report(row["doc_id"], text, ""), tagged)
        found = tagged.attributions
        gold = _gold(row["annotations"][0]["brat"], text)
        counts["source"].add(set(tagged.attributed_sources), {s for sources, _, _ in gold for s in sources})
        counts["cue"].add(set(tagged.cues), {c for _, cues, _ in gold for c in cues})
        mine, wanted = {a.content for a in found}, {c for _, _, contents in gold for c in contents}
        counts["content"].add(mine, wanted)
        overlap.add_overlapping(mine, wanted)
        counts["relation"].add({(a.source, a.content) for a in found}, _joined(gold, with_cue=False))
        counts["relation_with_cue"].add({(a.source, a.cue, a.content) for a in found}, _joined(gold, with_cue=True))
        _add_joined(joined, [(a.source, a.content) for a in found], _joined(gold, with_cue=False))
        _add_joined(joined_with_cue, [(a.source, a.cue, a.content) for a in found], _joined(gold, with_cue=True))
        speakers.add(annotation, gold, chains.get(row["doc_id"], []))
    measures: dict[str, Any] = {key: count.measures() for key, count in counts.items()}
    measures["content_half_overlap"] = overlap.measures()
    measures["relation_half_overlap"] = joined.measures()
    measures["relation_with_cue_half_overlap"] = joined_with_cue.measures()
    measures["source_entity_silver"] = speakers.measures()
    words = sum(len(row["text"].split()) for row in articles)
    return Outcome(n=counts["content"].wanted, measures=measures, words=words, seconds=watch.seconds)


def _add_joined(count: Count, given: Collection[tuple[Span | None, ...]], wanted: Collection[tuple[Span | None, ...]]) -> None:
    """Counts relations whose parts share at least half of their joint length each; one matches one at most."""
    mine, gold = sorted(set(given), key=repr), sorted(set(wanted), key=repr)
    pairs = []
    for one in mine:
        for other in gold:
            shares = [_share(a, b) for a, b in zip(one, other, strict=True)]
            if min(shares) >= 0.5:
                pairs.append((-sum(shares), repr(one), repr(other)))
    used: set[str] = set()
    for _, one_key, other_key in sorted(pairs):
        if "a" + one_key not in used and "b" + other_key not in used:
            used.update(("a" + one_key, "b" + other_key))
            count.correct += 1
    count.given += len(mine)
    count.wanted += len(gold)


def _share(one: Span | None, other: Span | None) -> float:
    if one is None or other is None:
        return float(one == other)
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Chained:
    """One mention of CoreNLP's: its span, its head, whether it is a name, and all names of its chain (heads)."""

    span: Span
    head: Span
    named: bool
    names: tuple[Span, ...]


@dataclass(slots=True)
class Resolved:
    """Sources whose entity is told, and told rightly, by the kind of words for them."""

    right: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)

    def add(self, annotation: Annotation, gold: list[Gold], chains: list[Chained]) -> None:
        """Counts the sources of one article."""
        entities = {entity.key: entity for entity in annotation.entities}
        by_head = {chained.head: chained for chained in chains}
        for source in sorted({sources[0] for sources, _, _ in gold if sources}):
            inside = [each for each in chains if source[0] <= each.span[0] and each.span[1] <= source[1]]
            widest = max(inside, key=lambda each: each.span[1] - each.span[0], default=None)
            if widest is None or not widest.names or by_head.get(widest.head) is None:
                continue
            kind = "named" if widest.named else "pronoun" if widest.span[1] - widest.span[0] <= LONGEST_PRONOUN else "nominal"
            mine = [each.speaker for each in annotation.attributions if each.source and _meets(each.source, source)]
            meant = [entities[each.entity] for each in mine if each.entity is not None]
            self.all[kind] = self.all.get(kind, 0) + 1
            self.told[kind] = self.told.get(kind, 0) + bool(meant)
            self.right[kind] = self.right.get(kind, 0) + any(_is_called(entity, widest.names) for entity in meant)

    def measures(self) -> dict[str, Any]:
        """Share of all such sources that is right, and of those that are told; for each kind of words and over all."""
        found: dict[str, Any] = {}
        total = [sum(counts.values()) for counts in (self.right, self.told, self.all)]
        for kind, (right, told, every) in {
            "": total,
            **{kind: [self.right[kind], self.told[kind], self.all[kind]] for kind in sorted(self.all)},
        }.items():
            scores = precision_recall_f1(correct=right, given=told, wanted=every)
            found.update({kind: {**scores, "count": every}} if kind else {**scores, "count": every})
        return found


def _meets(span: ModelSpan, source: Span) -> bool:
    return span.start < source[1] and source[0] < span.end


def _is_called(entity: LocalEntity, names: tuple[Span, ...]) -> bool:
    """One of the entity's names stands over one of the heads."""
    return any(
        mention.form == "named" and mention.span.start <= start and end <= mention.span.end
        for mention in entity.mentions
        for start, end in names
    )


def _coreference(data: Path, split: str) -> dict[str, list[Chained]]:
    """CoreNLP's mentions by article."""
    found: dict[str, list[Chained]] = {}
    try:
        paths = pick(data, "polnear", split, "corenlp_*.jsonl.gz")
    except DataAbsent:
        return found  # the silver labels may be missing where the gold ones are there
    for path in paths:
        for row in jsonl(path):
            sentences = row["sentences"]
            mentions: list[Chained] = []
            for chain in row["coreference"]:
                read = [
                    ((sentences[s][a][0], sentences[s][b - 1][1]), tuple(sentences[s][h][:2]), sentences[s][h])
                    for s, a, b, h, _ in chain
                ]
                names = tuple((head[0], head[1]) for _, head, token in read if token[2].startswith("NNP") and token[3] != "O")
                mentions.extend(Chained(span, (head[0], head[1]), (head[0], head[1]) in names, names) for span, head, _ in read)
            found[row["doc_id"]] = mentions
    return found


def _joined(gold: list[Gold], *, with_cue: bool) -> set[tuple[Span | None, ...]]:
    """Every source with every piece of its content; a source in pieces counts by its first."""
    joined: set[tuple[Span | None, ...]] = set()
    for sources, cues, contents in gold:
        for content in contents:
            who = sources[0] if sources else None
            joined.add((who, cues[0] if cues else None, content) if with_cue else (who, content))
    return joined


def _gold(brat: str, text: str) -> list[Gold]:
    """The attributions of a brat file: pieces of source, cue and content, white space cut off."""
    lines = [line.split("\t") for line in brat.split("\n") if re.match(r"[TE]\d+\t", line)]
    spans = {line[0]: _pieces(line[1].split(" ", 1)[1], text) for line in lines if line[0][0] == "T"}
    found: list[Gold] = []
    for line in lines:
        if line[0][0] != "E":
            continue
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for argument in line[1].split():
            role, target = argument.split(":")
            name = role.rstrip("0123456789")
            if name in roles:
                roles[name].extend(spans.get(target, ()))
        if roles["Content"]:
            found.append(_sorted(roles))
    return found


def _sorted(roles: Mapping[str, list[Span]]) -> Gold:
    return tuple(sorted(roles["Source"])), tuple(sorted(roles["Cue"])), tuple(sorted(roles["Content"]))


def _pieces(offsets: str, text: str) -> tuple[Span, ...]:
    pieces = []
    for piece in offsets.split(";"):
        start, end = map(int, piece.split())
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            pieces.append((start, end))
    return tuple(pieces)
