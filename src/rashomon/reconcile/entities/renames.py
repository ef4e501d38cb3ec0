"""Names put for one another: in parallel sentences, and by a machine that rewrote a report word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Annotation, Judgement, Span
from rashomon.reconcile.compare.parallels import Parallels, counterparts
from rashomon.reconcile.entities.profiles import Member, Merging, names_of, types_agree
from rashomon.text.names import WORD_FLOOR, fold, name_words, word_likeness


def join_parallel(
    annotations: Sequence[Annotation],
    parallels: Parallels,
    members: Mapping[Member, int],
    merging: Merging,
) -> None:
    """Names in one place of two parallel sentences are one entity's, where their types agree.

    This joins what a machine rewriting ruined ("Salvation Entrance"), and what has no name ("the town").
    """
    mentions: dict[tuple[str, int], list[tuple[Span, int]]] = {}
    for a in annotations:
        for entity in a.entities:
            for m in entity.mentions:
                if m.form != "pronoun":
                    mentions.setdefault(parallels.at(m.span), []).append((m.span, members[a.report, entity.key]))
    for elder, younger, _ in parallels.pairs:
        here, there = mentions.get(elder, []), mentions.get(younger, [])
        if not here or not there:
            continue
        sentences = (parallels.sentences[elder[0]][elder[1]], parallels.sentences[younger[0]][younger[1]])
        for (_, mine), where in zip(there, counterparts(*sentences, [s for s, _ in there]), strict=True):
            for span, theirs in here:
                if where is not None and span.start == where.start and span.end == where.end:
                    _join_aligned(merging, mine, theirs)


def join_altered(
    annotations: Sequence[Annotation],
    altered: Sequence[tuple[Span, Span]],
    members: Mapping[Member, int],
    merging: Merging,
) -> None:
    """Joins a fixed name that a rewriting altered with the name that it stands for, by the evidence that trace gives."""
    named: dict[tuple[str, str], int] = {}
    for a in annotations:
        for entity in a.entities:
            for m in entity.mentions:
                if m.form == "named":
                    named.setdefault((a.report, fold(m.span.quote)), members[a.report, entity.key])
    for here, there in altered:
        pair = named.get((here.report, fold(here.quote))), named.get((there.report, fold(there.quote)))
        if pair[0] is not None and pair[1] is not None and types_agree(merging.profiles[pair[0]], merging.profiles[pair[1]]):
            names = names_of(merging.profiles[pair[0]], merging.profiles[pair[1]])
            merging.join(pair[0], pair[1], Judgement(names, same=True, why="a rewriting put one for the other"))


def _join_aligned(merging: Merging, i: int, j: int) -> None:
    a, b = merging.profiles[i], merging.profiles[j]
    if a.type == b.type and bool(a.names) == bool(b.names):
        # Two names with no word in common were put for one another by a person, not by a machine.
        shared = not a.names or any(word_likeness(x, y) >= WORD_FLOOR for x in name_words(a.name) for y in name_words(b.name))
        if shared:
            merging.join(i, j, Judgement(names_of(a, b), same=True, why="in one place of two parallel sentences"))
