"""Entities across reports: chains of names in ECB+ and MEANTIME, mentions given, and pairs of names in name_bench."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks import _coreference as scorer
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, jsonl, members, pick, precision_recall_f1, thin
from rashomon.model import Annotation, Report

NAME = "entities"
DATA = ("ecbplus", "meantime", "name_matching")
SUMMARY = (
    "entities across the reports of a story: CoNLL F1 of named mentions, gold mentions given (ECB+ by subtopic, MEANTIME by"
    " corpus); match F1 on name_bench; peers: same words, Jaro-Winkler"
)
SPLITS = ("dev",)

# Jaro-Winkler's usual threshold for names.
PEER_MATCH = 0.9
# MEANTIME marks mentions in the title and the first five sentences only.
ANNOTATED = 6


@dataclass(frozen=True, slots=True)
class Document:
    """A report with the mentions that are scored: (start, end, chain, whether it is a name)."""

    report: Report
    story: str
    mentions: tuple[tuple[int, int, str, bool], ...]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Joins the entities of each story, and compares the names of each pair."""
    watch = Stopwatch()
    measures: dict[str, Any] = {}
    absent = []
    count = words = 0
    readers: tuple[tuple[str, Callable[[Path, str], Iterator[Document]]], ...] = (("ecbplus", _ecb), ("meantime", _meantime))
    for name, reader in readers:
        try:
            documents = list(reader(data, split))
        except DataAbsent as error:
            absent.append(str(error))
            continue
        stories = _by_story(documents)
        chosen = [d for key in thin(sorted(stories), None if limit is None else max(1, limit // 20)) for d in stories[key]]
        measures[name] = _coreference(chosen, watch)
        count += sum(len(d.mentions) for d in chosen)
        words += sum(len(d.report.text.split()) for d in chosen)
    try:
        measures["name_bench"] = _name_bench(data, split, watch)
    except DataAbsent as error:
        absent.append(str(error))
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _by_story(documents: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        found[document.story].append(document)
    return found


# --- chains ----------------------------------------------------------------------------------------


def _coreference(documents: Sequence[Document], watch: Stopwatch) -> dict[str, Any]:
    """Named mentions alone, and all mentions; ours and, for names, those of the same words."""
    with watch:
        ours = {m: c for story, group in sorted(_by_story(documents).items()) for m, c in _joined(story, group).items()}
    gold = {(d.report.id, a, b): (d.story, chain) for d in documents for a, b, chain, _ in d.mentions}
    named = {(d.report.id, a, b) for d in documents for a, b, _, name in d.mentions if name}
    texts = {(d.report.id, a, b): (d.story, d.report.text[a:b].lower()) for d in documents for a, b, _, _ in d.mentions}
    names = _scores({m: c for m, c in gold.items() if m in named}, ours)
    measures: dict[str, Any] = {"conll": names["conll"], "names": names}
    measures["all_mentions"] = _scores(gold, ours)
    measures["peer_same_words"] = _scores({m: c for m, c in gold.items() if m in named}, texts)
    measures["mentions"] = len(named)
    return measures


def _scores(gold: Mapping[Any, Any], given: Mapping[Any, Any]) -> dict[str, Any]:
    key, response = _clusters(gold), _clusters({m: given.get(m, m) for m in gold})
    found = scorer.scores(key, response)
    alone = scorer.conll(scorer.without_singletons(key), scorer.without_singletons(response))
    kept = {name: found[name] for name in ("muc", "b_cubed", "ceaf_e")}
    return {"conll": found["conll"], "conll_without_singletons": alone, **kept}


def _clusters(chains: Mapping[Any, Any]) -> list[set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for mention, chain in chains.items():
        found[chain].add(mention)
    return list(found.values())


def _joined(story: str, documents: Sequence[Document]) -> dict[Any, Any]:
    """For each gold mention the entity of ours that is mentioned there; what we have no mention of is left out."""
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.reconcile.compare.parallels import find_parallels  # noqa: PLC0415
    from rashomon.reconcile.entities.entities import join_entities  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    reports = [d.report for d in documents]
    annotations = {a.report: a for a in annotate(reports)}
    ordered = [annotations[name] for name in sorted(annotations)]
    lineage = trace(reports)
    altered = [(e.here, e.there) for r in lineage.rewritten for e in r.evidence if e.there is not None]
    entities = join_entities(ordered, find_parallels(ordered, lineage), sorted(altered))
    found = {}
    for d in documents:
        for start, end, _, _ in d.mentions:
            key = _mentioned(annotations[d.report.id], start, end)
            if key is not None:
                found[d.report.id, start, end] = (story, entities.of[d.report.id, key])
    return found


def _mentioned(annotation: Annotation, start: int, end: int) -> str | None:
    """The entity whose mention shares most with a stretch; one that is much longer or shorter is another's."""
    best: tuple[float, str] | None = None
    for entity in annotation.entities:
        for m in entity.mentions:
            shared = min(end, m.span.end) - max(start, m.span.start)
            if shared <= 0:
                continue
            worth = shared / (max(end, m.span.end) - min(start, m.span.start)) + 0.01 * (m.form == "named")
            if best is None or (worth, entity.key) > best:
                best = worth, entity.key
    return best[1] if best is not None and best[0] >= 0.3 else None


def _ecb(data: Path, split: str) -> Iterator[Document]:
    for path in pick(data, "ecbplus", split, "*.jsonl.gz"):
        for row in jsonl(path):
            text, places = "", []
            for number, sentence in enumerate(row["sentences"]):
                url = number == 0 and sentence and sentence[0].lower().startswith("http")
                text, spans = _typed(text, [] if url else sentence)
                places.append(spans)
            if text.strip():
                yield Document(_report(row["doc_id"], text), row["subtopic"], tuple(_ecb_mentions(row, places)))


def _ecb_mentions(row: Mapping[str, Any], places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int, str, bool]]:
    seen = set()
    for m in row["mentions"]:
        if m["sent"] not in row["selected_sentences"] or not m["tag"].startswith(("HUMAN", "NON_HUMAN", "LOC")):
            continue
        spans = places[m["sent"]]
        if not spans or (m["sent"], tuple(m["tokens"])) in seen:
            continue
        seen.add((m["sent"], tuple(m["tokens"])))
        start, end = spans[m["tokens"][0]][0], spans[m["tokens"][-1]][1]
        name = m["chain"] or f"alone {m['m_id']}"
        words = m["text"].split()
        capital = words[-1][:1].isupper() and (start != spans[0][0] or len(words) > 1)
        yield start, end, name if m["cross_doc"] else f"{row['doc_id']} {name}", capital


def _typed(text: str, words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text with one more sentence on a line of its own, and where its words stand."""
    spans = []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += word + " "
    return (text[:-1] + "\n" if spans else text), spans


def _report(identity: str, text: str) -> Report:
    return Report(identity, text, hashlib.sha256(text.encode()).hexdigest())


def _meantime(data: Path, split: str) -> Iterator[Document]:
    """All corpora of the split's file: none of its chains is trained on."""
    path = _archive(data, split)
    for name, content in sorted(members(path).items()):
        if "cross-doc" in name and name.endswith(".xml"):
            corpus = name.split("corpus_", 1)[1].split("/", 1)[0]
            yield _meantime_document(name, corpus, ElementTree.fromstring(content))  # noqa: S314 - the set's own files


def _archive(data: Path, split: str) -> Path:
    from benchmarks.frame import folder  # noqa: PLC0415

    where = folder(data, "meantime")
    for path in sorted(where.glob("*.tar.xz")):
        corpora = path.name.removesuffix(".tar.xz").split("_")
        if split in corpora or ("apple" in corpora) == (split == "dev"):
            return path
    raise DataAbsent(f"no archive in {where} is that of {split!r}")


def _meantime_document(name: str, corpus: str, root: ElementTree.Element) -> Document:
    text, places, line = "", {}, -1
    sentence_of = {}
    for token in root.iter("token"):
        sentence = int(token.get("sentence") or 0)
        if line not in (-1, sentence):
            text = text.rstrip(" ") + "\n"
        line = sentence
        word = token.text or ""
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        sentence_of[token.get("t_id")] = sentence
        text += word + " "
    instance = {e.get("m_id"): e.get("instance_id") for e in root.iter("ENTITY")}
    chain = {
        s.get("m_id"): instance.get(target.get("m_id"))
        for r in root.iter("REFERS_TO")
        if (target := r.find("target")) is not None
        for s in r.findall("source")
    }
    found = []
    for m in root.iter("ENTITY_MENTION"):
        anchors = [a.get("t_id") for a in m.findall("token_anchor") if a.get("t_id") in places]
        if anchors and chain.get(m.get("m_id")) and sentence_of[anchors[0]] < ANNOTATED:
            kind = m.get("syntactic_type") in {"NAM", "PRE.NAM"}
            found.append((places[anchors[0]][0], places[anchors[-1]][1], str(chain[m.get("m_id")]), kind))
    unique = {(a, b): (a, b, c, n) for a, b, c, n in sorted(found)}
    return Document(_report(name, text.rstrip() + "\n"), corpus, tuple(unique.values()))


# --- pairs of names ----------------------------------------------------------------------------------


def _name_bench(data: Path, split: str, watch: Stopwatch) -> dict[str, Any]:
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    from rashomon.text.name_match import compare_names  # noqa: PLC0415
    from rashomon.text.names import fold  # noqa: PLC0415

    rows = [row for path in pick(data, "name_matching", split, "name_bench*.jsonl") for row in jsonl(path)]
    gold = [row["is_match"] == "true" for row in rows]
    with watch:
        ours = [
            compare_names(r["name1"], r["name2"], kind="person" if r["schema"] == "Person" else "body").score >= 0.5 for r in rows
        ]
    peer = [JaroWinkler.similarity(fold(r["name1"]), fold(r["name2"])) >= PEER_MATCH for r in rows]
    people = [r["schema"] == "Person" for r in rows]
    latin = [all(ord(c) < 0x250 or not c.isalpha() for c in r["name1"] + r["name2"]) for r in rows]
    return {
        **_matches(ours, gold, None),
        "people": _matches(ours, gold, people),
        "bodies": _matches(ours, gold, [not p for p in people]),
        "latin": _matches(ours, gold, latin),
        "peer_jaro_winkler": _matches(peer, gold, None),
        "pairs": len(rows),
    }


def _matches(given: Sequence[bool], gold: Sequence[bool], where: Sequence[bool] | None) -> dict[str, float]:
    chosen = [(a, b) for n, (a, b) in enumerate(zip(given, gold, strict=True)) if where is None or where[n]]
    correct, said, wanted = sum(a and b for a, b in chosen), sum(a for a, _ in chosen), sum(b for _, b in chosen)
    return precision_recall_f1(correct=correct, given=said, wanted=wanted)
