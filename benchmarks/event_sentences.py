"""Which sentences tell of what: deeds of the police by class, and causes with their effects.

india_police_events: a sentence has a class when one of our events in it, or one of our "reason" statements, says so: the actor
is of the police or the army (by the words for it; an arrest needs no actor), and the event is an arrest, a use of force, a
killing, something left undone, or anything at all. causal_news_corpus: a sentence tells cause and effect when annotate gives a
"reason" statement there; beside it, what a bag of words (TF-IDF of one to three words, logistic regression) makes of the train
part.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._reports import annotation_of
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, folder, jsonl, pick, precision_recall_f1, thin

if TYPE_CHECKING:
    from rashomon.model import EventMention

NAME = "event_sentences"
DATA = ("india_police_events", "causal_news_corpus")
SUMMARY = "sentences that tell of police deeds by class (india_police_events), and of cause and effect (causal_news_corpus)"

CLASSES = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
_POLICE = re.compile(
    r"\b(?:police\w*|cops?|constables?|jawans?|army|troops|soldiers|paramilitar\w+|crpf|bsf|raf|rapid action force|security"
    r" (?:forces?|personnel)|sub-?inspectors?|inspectors?|commissioners?|sleuths?|crime branch|commandos?|law enforcement|dgp"
    r"|officers?)\b",
    re.IGNORECASE,
)
_ARREST = frozenset("nab book pick up, take custody, round up, lock up, arrest detain apprehend hold".replace(",", "").split())
_FORCE = frozenset(
    "fire firing open fire lathicharge lathi-charge charge lob burst beat assault thrash attack shoot kill teargas use resort"
    " cane baton".split()
)
_KILL = frozenset("kill die shoot death gun fall succumb perish".split())
_FAIL = frozenset("fail failure ignore neglect refuse refusal inaction watch stand look delay abet connive".split())
# What the police do by calling, where nobody else is named.
_POLICING = frozenset(
    "arrest detain book deploy deployment patrol patrolling raid curfew remand investigate investigation probe interrogate"
    " interrogation custody lathicharge firing seize recover disperse search cordon register escort inquiry crackdown".split()
)
_FIRING = re.compile(
    r"\bpolice\s+(?:firing|bullets?|shooting|action)\b|\bpolice\b.{0,80}\b(?:fired|fir(?:e|ing)\b|tear ?-?gas|lath?i)"
    r"|\b(?:fired|firing)\b.{0,60}\bby\b.{0,30}\bpolice\b",
    re.IGNORECASE | re.DOTALL,
)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Annotates whole documents of the one set, and sentences of the other."""
    measures: dict[str, Any] = {}
    absent: list[str] = []
    watch = Stopwatch()
    count = words = 0
    for name, score in (("police", _police), ("causal", _causal)):
        try:
            found, sentences, read = score(data, split, limit, watch)
        except DataAbsent as error:
            absent.append(str(error))
            continue
        measures[name] = found
        count += sentences
        words += read
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _police(data: Path, split: str, limit: int | None, watch: Stopwatch) -> tuple[dict[str, Any], int, int]:
    documents = thin([row for path in pick(data, DATA[0], split, "*.jsonl.gz") for row in jsonl(path)], limit)
    counts: dict[str, Counter[str]] = {name: Counter() for name in CLASSES}
    sentences = words = 0
    for document in documents:
        text, starts = "", []
        for sentence in document["sentences"]:
            starts.append(len(text))
            text += " ".join(sentence["text"].split()) + "\n"
        with watch:
            ours = _deeds(text, starts)
        for gold, given in zip(document["sentences"], ours, strict=True):
            for name in CLASSES:
                wanted, found = name in gold["labels"], name in given
                counts[name].update(correct=wanted and found, given=found, wanted=wanted)
        sentences += len(starts)
        words += len(text.split())
    by_class = {name: _f1(counts[name]) for name in CLASSES}
    return {"macro_f1": sum(each["f1"] for each in by_class.values()) / len(CLASSES), **by_class}, sentences, words


def _deeds(text: str, starts: Sequence[int]) -> list[set[str]]:
    """The classes of each sentence."""
    if not text.strip():
        return [set() for _ in starts]
    found: dict[int, set[str]] = defaultdict(set)
    ends = [*starts[1:], len(text)]
    place = 0
    for event in annotation_of(text).events:
        while event.trigger.start >= ends[place]:
            place += 1
        if event.kind == "event":
            found[place] |= _classes(event, text[starts[place] : ends[place]])
    return [found[number] for number in range(len(starts))]


def _classes(event: EventMention, sentence: str) -> set[str]:
    actors = [role.span.quote for role in event.roles if role.name == "actor"]
    police = any(_POLICE.search(each) for each in actors)
    first = event.lemma.split(" ")[0]
    free = police or not actors
    done = event.polarity and event.modality in {"certain", "probable"}
    found: set[str] = set()
    if done and free and (event.mode == "arrest" or first == "arrest" or (police and event.lemma in _ARREST)):
        found.add("ARREST")
    if done and ((police and (event.type == "ASSAULT" or first in _FORCE)) or _FIRING.search(event.clause.quote)):
        found.add("FORCE")
    if done and free and first in _FORCE and event.lemma in {"firing", "open fire"}:
        found.add("FORCE")
    if done and free and first in _KILL and (police or _FIRING.search(sentence)):
        found.add("KILL")
    if police and (not event.polarity or first in _FAIL):
        found.add("FAIL")
    if police or found or (free and first in _POLICING):
        found.add("ANY_ACTION")
    return found


def _causal(data: Path, split: str, limit: int | None, watch: Stopwatch) -> tuple[dict[str, Any], int, int]:
    rows = thin([row for path in pick(data, DATA[1], split, "*subtask1*.jsonl.gz") for row in jsonl(path)], limit)
    gold = [row["label"] == "1" for row in rows]
    with watch:
        ours = [any(each.slot == "reason" for each in annotation_of(row["text"]).statements) for row in rows]
    measures: dict[str, Any] = {
        "f1_by_class": {"causal": _agreement(gold, ours), "other": _agreement([not g for g in gold], [not o for o in ours])}
    }
    peer = _bag_of_words(folder(data, DATA[1]) / "train_subtask1.jsonl.gz", [row["text"] for row in rows])
    if peer is not None:
        measures["peer.tfidf"] = _agreement(gold, peer)
    return {**_agreement(gold, ours), **measures}, len(rows), sum(len(row["text"].split()) for row in rows)


def _bag_of_words(train: Path, texts: list[str]) -> list[bool] | None:
    """What one would use instead; None where scikit-learn or the train part is not there."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    except ImportError:
        return None
    if not train.exists():
        return None
    rows = list(jsonl(train))
    vectors = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 3), min_df=2)
    model = LogisticRegression(C=0.4, solver="liblinear", random_state=0)
    model.fit(vectors.fit_transform([row["text"] for row in rows]), [row["label"] == "1" for row in rows])
    return [bool(each) for each in model.predict(vectors.transform(texts))]


def _agreement(gold: Sequence[bool], ours: Sequence[bool]) -> dict[str, float]:
    return precision_recall_f1(correct=sum(a and b for a, b in zip(gold, ours, strict=True)), given=sum(ours), wanted=sum(gold))


def _f1(count: Counter[str]) -> dict[str, float]:
    return precision_recall_f1(correct=count["correct"], given=count["given"], wanted=count["wanted"])
