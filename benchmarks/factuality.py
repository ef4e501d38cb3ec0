"""Whether an event is said to have happened: gold event mentions of ECB+ and MEANTIME, ours read at their words.

Polarity: F1 of "said not to have happened" (ECB+ NEG_ classes; MEANTIME polarity NEG). Actuality, on MEANTIME: F1 of "not said
as a certain thing of the past or present" (certainty other than CERTAIN, or time FUTURE), FactBank's CT+ and CT- against the
rest; and accuracy over {certain, planned, possible or probable}.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from benchmarks.frame import DataAbsent, Outcome, Stopwatch, jsonl, members, pick, precision_recall_f1, thin

if TYPE_CHECKING:
    from rashomon.annotate.grammar.tree import Tree
    from rashomon.language import TaggedSentence

NAME = "factuality"
DATA = ("ecbplus", "meantime")
SUMMARY = "said not to have happened, said to be planned or possible: at the gold event mentions of ECB+ and MEANTIME"

_UNSURE = frozenset({"probable", "possible"})


@dataclass(slots=True)
class Gold:
    """A report with its event mentions: offsets of the first word, negated, and how sure ("" where the set does not say)."""

    text: str
    events: list[tuple[int, int, bool, str]]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags each report as raw text, and reads polarity and modality at the gold words."""
    measures: dict[str, Any] = {}
    absent: list[str] = []
    watch = Stopwatch()
    count = words = 0
    for name, reader in (("ecbplus", _ecbplus), ("meantime", _meantime)):
        try:
            reports = thin(list(reader(data, split)), limit)
        except DataAbsent as error:
            absent.append(str(error))
            continue
        with watch:
            ours = [_read(report) for report in reports]
        pairs = [
            (gold, our)
            for report, given in zip(reports, ours, strict=True)
            for gold, our in zip(report.events, given, strict=True)
        ]
        measures[name] = _scores([((gold[2], gold[3]), our) for gold, our in pairs])
        count += len(pairs)
        words += sum(len(report.text.split()) for report in reports)
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _read(report: Gold) -> list[tuple[bool, str]]:
    """(negated, modality) at each gold event."""
    from rashomon.annotate.events.factuality import modality_of, polarity_of  # noqa: PLC0415
    from rashomon.annotate.grammar.tree import grow  # noqa: PLC0415
    from rashomon.language import tag  # noqa: PLC0415

    trees = [(grow(sentence), sentence) for sentence in tag([report.text])[0].sentences if sentence.tokens]
    found = []
    for start, end, _, _ in report.events:
        tree, sentence = next((each for each in trees if each[0].start <= start < each[0].end), (None, None))
        top = tree.top(start, end) if tree is not None else None
        if tree is None or sentence is None or top is None:
            found.append((False, "certain"))
            continue
        head = _governing(tree, sentence, top)
        found.append((not polarity_of(tree, head), modality_of(tree, head)))
    return found


def _governing(tree: Tree, sentence: TaggedSentence, index: int) -> int:
    """The word whose negation the event has: the verb that carries an event noun; the adjective behind "is"."""
    from rashomon.annotate.grammar.predicates import find_predicates  # noqa: PLC0415

    if tree.has(index, "cop", "aux"):
        return tree.tokens[index].head
    for predicate in find_predicates(tree, sentence):
        if predicate.index == index and predicate.verb is not None:
            return predicate.verb
    return index


def _scores(pairs: list[tuple[tuple[bool, str], tuple[bool, str]]]) -> dict[str, Any]:
    measures: dict[str, Any] = {"negated": _f1([(gold[0], our[0]) for gold, our in pairs])}
    sure = [(gold[1], our[1]) for gold, our in pairs if gold[1]]
    if sure:
        measures["not_actual"] = _f1([(gold != "certain", our != "certain") for gold, our in sure])
        right = sum(gold == ("possible" if our in _UNSURE else our) for gold, our in sure)
        measures["modality"] = {"accuracy": right / len(sure)}
    return measures


def _f1(pairs: list[tuple[bool, bool]]) -> dict[str, float]:
    return precision_recall_f1(
        correct=sum(gold and our for gold, our in pairs),
        given=sum(our for _, our in pairs),
        wanted=sum(gold for gold, _ in pairs),
    )


def _ecbplus(data: Path, split: str) -> Iterator[Gold]:
    """The chosen sentences' mentions; of one in pieces, the first piece."""
    from training.documents import join_words  # noqa: PLC0415

    for path in pick(data, "ecbplus", split, "*.jsonl.gz"):
        for row in jsonl(path):
            text, offsets = "", []
            for sentence in row["sentences"]:
                line, spans = join_words(sentence)
                offsets.append([(len(text) + a, len(text) + b) for a, b in spans])
                text += line + "\n"
            events = []
            for mention in row["mentions"]:
                if mention["sent"] in row["selected_sentences"] and mention["tag"].startswith(("ACTION", "NEG")):
                    start, end = offsets[mention["sent"]][mention["tokens"][0]]
                    events.append((start, end, mention["tag"].startswith("NEG"), ""))
            yield Gold(text, events)


def _meantime(data: Path, split: str) -> Iterator[Gold]:
    from benchmarks.times import corpora_of  # noqa: PLC0415

    where, corpora = corpora_of(data, split)
    for path in sorted(where.glob("*.tar.xz")):
        for name, content in sorted(members(path).items()):
            if "intra-doc" in name and name.endswith(".xml") and any(f"corpus_{corpus}/" in name for corpus in corpora):
                yield _wikinews(ElementTree.fromstring(content))  # noqa: S314 - the set's own files


def _wikinews(root: ElementTree.Element) -> Gold:
    from training.documents import join_words  # noqa: PLC0415

    text = ""
    offsets: dict[str | None, tuple[int, int]] = {}
    lines: dict[str, list[ElementTree.Element]] = {}
    for token in root.iter("token"):
        lines.setdefault(token.get("sentence") or "", []).append(token)
    for tokens in lines.values():
        line, spans = join_words([token.text or "" for token in tokens])
        for token, (a, b) in zip(tokens, spans, strict=True):
            offsets[token.get("t_id")] = (len(text) + a, len(text) + b)
        text += line + "\n"
    events = []
    for mark in root.iter("EVENT_MENTION"):
        anchors = [offsets[a.get("t_id")] for a in mark.findall("token_anchor") if a.get("t_id") in offsets]
        if anchors and mark.get("polarity") and mark.get("special_cases") != "GEN":
            events.append((anchors[0][0], anchors[-1][1], mark.get("polarity") == "NEG", _certainty(mark)))
    return Gold(text, events)


def _certainty(mark: ElementTree.Element) -> str:
    """Their certainty and time in our terms; "" where they do not say."""
    certainty, time = mark.get("certainty"), mark.get("time")
    if certainty in {"PROBABLE", "POSSIBLE"}:
        return "possible"
    if time == "FUTURE":
        return "planned"
    return "certain" if certainty == "CERTAIN" and time == "NON_FUTURE" else ""
