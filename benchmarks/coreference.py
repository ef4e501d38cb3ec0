"""Event coreference across reports on ECB+: all documents of the split together, stories by our own gather."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import _coreference as scorer
from benchmarks._ecb import EcbDocument, head_lemma, name_of, read_ecb, with_mentions
from benchmarks.frame import Outcome, Stopwatch, thin
from rashomon.model import Annotation, Report, Story

NAME = "coreference"
DATA = ("ecbplus",)
SUMMARY = (
    "ECB+ event coreference, all documents together, stories by our own gather: CoNLL F1 with the reader's mentions and with"
    " gold ones, singletons in and out; the same with the set's own subtopics; peer: same head lemma in one of our stories"
)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Annotates and gathers all documents, then joins the events of each story twice: with predicted and gold mentions."""
    from rashomon.annotate.pipeline import annotate_tagged  # noqa: PLC0415
    from rashomon.gather import gather  # noqa: PLC0415
    from rashomon.language import tag  # noqa: PLC0415

    documents = thin(read_ecb(data, split), limit)
    reports = [document.report for document in documents]
    watch = Stopwatch()
    with watch:
        tagged = dict(zip((r.id for r in reports), tag([r.text for r in reports]), strict=True))
        annotations = {r.id: annotate_tagged(r, tagged[r.id]) for r in reports}
        stories = gather(reports)
    gold = {d.report.id: [(a, b) for a, b, _ in d.mentions] for d in documents}
    predicted = {d.report.id: _predicted(d, tagged[d.report.id]) for d in documents}
    key = _key(documents)

    def joined(mentions: dict[str, list[tuple[int, int]]], parts: Sequence[Story]) -> list[frozenset[str]]:
        return [
            cluster
            for story in parts
            for cluster in join(story, [with_mentions(annotations[r.id], r, tagged[r.id], mentions[r.id]) for r in story.reports])
        ]

    with watch:
        ours = {"predicted": joined(predicted, stories), "gold": joined(gold, stories)}
    topics = [Story(name, tuple(group)) for name, group in sorted(_by_subtopic(documents).items())]
    measures: dict[str, Any] = {name: _scores(key, response) for name, response in ours.items()}
    measures["gold_subtopics"] = _scores(key, joined(gold, topics))
    lemmas = {name_of(d.report, a, b): head_lemma(tagged[d.report.id], a, b) for d in documents for a, b, _ in d.mentions}
    measures["peer_same_lemma"] = _scores(key, _same_lemma(stories, gold, lemmas))
    measures["stories"] = len(stories)
    words = sum(len(r.text.split()) for r in reports)
    return Outcome(n=sum(map(len, gold.values())), measures=measures, words=words, seconds=watch.seconds)


def join(story: Story, annotations: Sequence[Annotation]) -> list[frozenset[str]]:
    """The product's events of a story, each the set of ids of its mentions."""
    from rashomon.reconcile.story import open_story  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    matter = open_story(story, annotations, trace(story.reports))
    return [frozenset(t.id for t in told.tellings) for told in matter.told if told.kind == "event"]


def _predicted(document: EcbDocument, tagged: Any) -> list[tuple[int, int]]:
    """The reader's event mentions in the sentences that are scored."""
    spans = sorted({(e.start, e.end) for sentence in tagged.sentences for e in sentence.events})
    return [(a, b) for a, b in spans if any(first <= a < last for first, last in document.scored)]


def _key(documents: Iterable[EcbDocument]) -> list[frozenset[str]]:
    chains: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for start, end, chain in document.mentions:
            chains[chain].add(name_of(document.report, start, end))
    return [frozenset(chain) for chain in chains.values()]


def _by_subtopic(documents: Iterable[EcbDocument]) -> dict[str, list[Report]]:
    groups: dict[str, list[Report]] = defaultdict(list)
    for document in documents:
        groups[document.subtopic].append(document.report)
    return groups


def _same_lemma(
    stories: Iterable[Story], mentions: dict[str, list[tuple[int, int]]], lemmas: dict[str, str]
) -> list[frozenset[str]]:
    clusters: dict[tuple[str, str], set[str]] = defaultdict(set)
    for story in stories:
        for report in story.reports:
            for start, end in mentions[report.id]:
                identifier = name_of(report, start, end)
                clusters[story.id, lemmas[identifier]].add(identifier)
    return [frozenset(cluster) for cluster in clusters.values()]


def _scores(key: Sequence[frozenset[str]], response: Sequence[frozenset[str]]) -> dict[str, float]:
    found = scorer.scores(key, response)
    bare = scorer.conll(scorer.without_singletons(key), scorer.without_singletons(response))
    parts = {name: found[name]["f1"] for name in ("muc", "b_cubed", "ceaf_e", "lea")}  # type: ignore[index]
    return {"conll": float(found["conll"]), "conll_without_singletons": bare} | parts  # type: ignore[arg-type]
