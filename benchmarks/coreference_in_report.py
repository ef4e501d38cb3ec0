"""Coreference in one report: GUM's open genres, and MEANTIME, from running text and with the mentions that the product finds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._coreference import scores, without_singletons
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, pick, thin

if TYPE_CHECKING:
    from rashomon.annotate.entities.traits import Traits
    from training.corpora.coreference import Linked

NAME = "coreference_in_report"
DATA = ("gum", "meantime")
SUMMARY = (
    "coreference in a report, predicted mentions, exact spans: GUM open genres (all noun phrases, singletons in and out), and"
    " MEANTIME's annotated sentences (entities of its types, names alone)"
)

Key = tuple[str, int, int]
_TYPES = frozenset({"person", "organisation", "place", "facility", "object"})
_CLITIC = re.compile(r"\s*['’]\s?s?\Z")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Finds the chains of each document and compares them with the gold ones."""
    measures: dict[str, Any] = {}
    absent: list[str] = []
    watch = Stopwatch()
    words = count = 0
    for name, reader in (("gum", _gum), ("meantime", _meantime)):
        try:
            documents = thin(reader(data, split), limit)
        except DataAbsent as error:
            absent.append(str(error))
            continue
        found = [(linked, _chains(linked, watch, bare=name == "meantime")) for linked in documents]
        words += sum(len(linked.text.split()) for linked in documents)
        count += sum(len(cluster) for linked in documents for cluster in linked.clusters)
        if name == "gum":
            measures.update(_measured(found))
            measures["gum"] = _measured(found)
            measures["by_genre"] = _by_genre(found)
        else:
            measures["meantime"] = _measured(found)
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _gum(data: Path, split: str) -> Iterator[Linked]:
    from training.corpora.coreference import read_gum  # noqa: PLC0415

    for path in pick(data, "gum", split, "*conllu*"):
        yield from read_gum(path)


def _meantime(data: Path, split: str) -> Iterator[Linked]:
    from benchmarks.times import corpora_of  # noqa: PLC0415
    from training.corpora.coreference import read_meantime  # noqa: PLC0415

    where, corpora = corpora_of(data, split)
    for path in sorted(where.glob("*.tar.xz")):
        yield from read_meantime(path, corpora)


def _chains(linked: Linked, watch: Stopwatch, *, bare: bool) -> list[set[Key]]:
    """The chains of one document, mentions as (document, start, end); without those where nothing was annotated.

    MEANTIME marks names alone, without title and possessive clitic, and entities of some types only: `bare` gives that.
    """
    from rashomon.annotate.entities.coreference import chains_of  # noqa: PLC0415
    from rashomon.language import tag  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    with watch:
        chains = chains_of(Report(linked.name, linked.text, ""), tag([linked.text])[0])
    if bare:
        chains = tuple(chain for chain in chains if any(_is_entity(each) for each in chain))
    spans = [[_bare(linked.text, each) if bare else (each.phrase.start, each.phrase.end) for each in chain] for chain in chains]
    return _named(linked, spans)


def _is_entity(each: Traits) -> bool:
    """Of a type that MEANTIME annotates: person, organisation, place, product."""
    return each.name in _TYPES or (each.kind != "pronoun" and each.sort in _TYPES) or each.pronoun in {"i", "we", "he", "she"}


def _bare(text: str, each: Traits) -> tuple[int, int]:
    start, end = each.named if each.named is not None and each.kind == "name" else (each.phrase.start, each.phrase.end)
    clitic = _CLITIC.search(text, start, end)
    return start, clitic.start() if clitic else end


def _named(linked: Linked, clusters: Iterable[Sequence[tuple[int, int]]]) -> list[set[Key]]:
    """The clusters in the annotated part. A mention that bare spans give to two belongs to the first."""
    parts = linked.scored
    found = []
    taken: set[Key] = set()
    for cluster in clusters:
        kept = {
            (linked.name, start, end) for start, end in cluster if parts is None or any(a <= start and end <= b for a, b in parts)
        }
        kept -= taken
        if kept:
            taken |= kept
            found.append(kept)
    return found


def _measured(found: Sequence[tuple[Linked, list[set[Key]]]]) -> dict[str, Any]:
    key = [cluster for linked, _ in found for cluster in _named(linked, linked.clusters)]
    response = [cluster for _, chains in found for cluster in chains]
    return {**scores(key, response), "singletons_out": scores(without_singletons(key), without_singletons(response))}


def _by_genre(found: Sequence[tuple[Linked, list[set[Key]]]]) -> dict[str, Any]:
    """CoNLL F1 of each genre of GUM."""
    genres: dict[str, list[tuple[Linked, list[set[Key]]]]] = defaultdict(list)
    for linked, chains in found:
        genres[linked.name.split("_")[1]].append((linked, chains))
    return {genre: _measured(part)["conll"] for genre, part in sorted(genres.items())}
