"""Real differences between reports of one incident, against labels made by hand: found, not invented, and for the right reason.

The labels carry no text (see benchmarks/labels/README.md): spans are offsets into the articles as the set has them, and the
digests of the articles make that checkable. A conflict matches a label where two of its positions stand on two different
positions of the label. The account's text is cleaned, so a span is looked up in it by its words.

Headline (recall, precision, reason): what changes how many were hurt: counts of people, and whether somebody died. Of the other
kinds recall and precision stand in a table of their own: a conflict counts for the kind of label that it is made to find.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks._reports import article_given
from benchmarks.frame import BenchmarkError, Outcome, Stopwatch, jsonl, pick, thin

NAME = "natural"
DATA = ("gun_violence_incidents",)
SUMMARY = "real differences between reports of one incident, against labels made by hand (gun_violence_incidents)"
SPLITS = ("dev",)

LABELS = Path(__file__).parent / "labels"
# What the headline asks for: counts, and a victim's death, which is a count too.
HEADLINE = frozenset({"number", "death"})
# The account's kinds of conflict in which those show: how many, and hurt or dead.
COUNTING = frozenset({"number", "action"})

# The kinds of label that the other kinds of conflict are made to find.
FINDS = {"place": ("place",), "time": ("date", "time"), "actor": ("actor",), "condition": ("condition",)}

Label = Mapping[str, Any]
Place = tuple[str, int, int]


class NoLabels(BenchmarkError):  # noqa: N818
    """The split was not labelled."""


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account for each labelled incident; its conflicts against the labels, and a regex on the same incidents."""
    labels = labels_of(split)
    from rashomon.app import account  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    (path, *_) = pick(data, DATA[0], split, "*.jsonl.gz")
    incidents = thin([item for item in jsonl(path) if item["incident_id"] in labels], limit)
    score, watch, words = Score(), Stopwatch(), 0
    for incident in incidents:
        label = labels[incident["incident_id"]]
        check_digests(label, incident)
        words += sum(len(article["text"].split()) for article in incident["articles"])
        with watch:
            try:
                done = account([article_given(article) for article in incident["articles"]])
            except NothingReadable:
                done = None
        texts = {report.id: report.text for report in done.reports} if done else {}
        score.add(label, done.conflicts if done else (), incident, texts)
    return Outcome(n=len(incidents), measures=score.measures(), words=words, seconds=watch.seconds)


def labels_of(split: str) -> dict[str, Label]:
    """The split's labels by incident.

    Raises:
        NoLabels: there are none for it.
    """
    path = LABELS / f"natural_{split}.jsonl"
    if not path.exists():
        there = ", ".join(sorted(p.stem.removeprefix("natural_") for p in LABELS.glob("natural_*.jsonl"))) or "none"
        raise NoLabels(f"no incident of the split {split!r} was labelled by hand; labelled: {there}")
    return {row["incident"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def check_digests(label: Label, incident: Mapping[str, Any]) -> None:
    """Stops where a text is not the one that was labelled.

    Raises:
        BenchmarkError: an article is absent or differs.
    """
    here = {a["id"]: hashlib.sha256(joined(a).encode("utf-8", "surrogatepass")).hexdigest() for a in incident["articles"]}
    if here != label["articles"]:
        raise BenchmarkError(f"incident {label['incident']}: its articles are not those that were labelled")


def joined(article: Mapping[str, Any]) -> str:
    """What the labels' offsets count in: the title, an empty line, the text."""
    return f"{article['title'] or ''}\n\n{article['text']}"


# --- matching ---------------------------------------------------------------------------------------


def places(spans: Iterable[Sequence[Any]], incident: Mapping[str, Any], texts: Mapping[str, str]) -> list[Place]:
    """Where the words of labelled spans stand in the reports as they were read; every place that has them."""
    originals = {article["id"]: joined(article) for article in incident["articles"]}
    found = []
    for article, start, end in spans:
        words = r"\s+".join(map(re.escape, originals[article][start:end].split()))
        found += [(article, m.start(), m.end()) for m in re.finditer(words, texts.get(article, ""))]
    return found


def matches(conflict: Any, positions: Sequence[Sequence[Place]]) -> bool:
    """Two positions of the conflict stand on two different positions of the label."""
    hits = [
        {i for i, wanted in enumerate(positions) if any(_touches(span, place) for span in side.evidence for place in wanted)}
        for side in conflict.positions
    ]
    return any(i != j for one, other in combinations(hits, 2) for i, j in product(one, other))


def wanted(conflict: Any) -> tuple[str, ...]:
    """The kinds of label that a conflict is made to find; an age is a number that counts nobody."""
    if any(getattr(side.value, "kind", "") == "age" for side in conflict.positions):
        return ("age",)
    return tuple(sorted(HEADLINE)) if conflict.kind in COUNTING else FINDS.get(conflict.kind, ())


def counts(conflict: Any) -> bool:
    """Whether a conflict is of the headline."""
    return bool(HEADLINE.intersection(wanted(conflict)))


def _touches(span: Any, place: Place) -> bool:
    report, start, end = place
    return bool(span.report == report and span.start < end and start < span.end)


class Score:
    """What was found, over incidents."""

    def __init__(self) -> None:
        self.found: dict[str, list[bool]] = defaultdict(list)
        self.right: list[bool] = []
        self.given: dict[str, list[bool]] = defaultdict(list)
        self.reasons: list[bool] = []
        self.incidents: dict[str, list[tuple[bool, bool]]] = {"ours": [], "regex": []}

    def add(self, label: Label, conflicts: Sequence[Any], incident: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        """Adds one incident."""
        differences = [(item, [places(spans, incident, texts) for spans in item["positions"]]) for item in label["differences"]]
        for item, positions in differences:
            mine = [c for c in conflicts if matches(c, positions)]
            if item["needed"]:
                self.found[item["kind"]].append(any(map(counts, mine)) if item["kind"] in HEADLINE else bool(mine))
            if item["kind"] in HEADLINE:
                whys = [c.why for c in mine if counts(c)]
                self.reasons += [any(why in item["why"] for why in whys)] if whys else []
        counting = [c for c in conflicts if counts(c)]
        for conflict in conflicts:
            right = any(matches(conflict, positions) for _, positions in differences)
            self.right += [right] if counts(conflict) else []
            for kind in wanted(conflict):
                self.given[kind].append(right)
        really = any(item["kind"] in HEADLINE for item, _ in differences)
        self.incidents["ours"].append((bool(counting), really))
        self.incidents["regex"].append((differ(incident["articles"]), really))

    def measures(self) -> dict[str, Any]:
        """Fractions; "incidents" says of whole incidents whether they were rightly flagged, beside a regex."""
        headline = [hit for kind in sorted(HEADLINE) for hit in self.found[kind]]
        kinds = {
            kind: {
                "needed": len(hits),
                "recall": _share(hits),
                "given": len(self.given[kind]),
                "precision": _share(self.given[kind]),
            }
            for kind, hits in sorted(self.found.items())
        }
        flagged = {}
        for who, rows in self.incidents.items():
            flagged[who] = {
                "recall": _share([flag for flag, really in rows if really]),
                "precision": _share([really for flag, really in rows if flag]),
            }
        return {
            "recall": _share(headline),
            "precision": _share(self.right),
            "reason": _share(self.reasons),
            "needed": len(headline),
            "given": len(self.right),
            "kinds": kinds,
            "incidents": flagged,
        }


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


# --- the plain way, beside ours ---------------------------------------------------------------------

_WORDS = {w: i for i, w in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())}
_NUMBER = r"(?P<n>\d{1,2}|" + "|".join(_WORDS) + r")"
_PEOPLE = (
    r"(?: (?:other|more|young|adult|teenage))*"
    r"(?: (?:people|persons?|men|man|women|woman|victims?|teens?|teenagers|boys?|others))?"
)
_PATTERNS = {
    "killed": (
        rf"\b{_NUMBER}{_PEOPLE} (?:were |was |are |is )?(?:shot (?:dead|to death)|killed|dead|died|slain)\b",
        rf"\b(?:kill(?:s|ed|ing)|le(?:ft|aves|aving)) {_NUMBER}{_PEOPLE}(?: dead)?\b",
    ),
    "injured": (
        rf"\b{_NUMBER}{_PEOPLE} (?:were |was |are |is )?(?:injured|wounded|hurt|hospitalized)\b",
        rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)) {_NUMBER}{_PEOPLE}\b",
    ),
}
_COMPILED = {slot: [re.compile(p, re.IGNORECASE) for p in patterns] for slot, patterns in _PATTERNS.items()}


def differ(articles: Sequence[Mapping[str, Any]]) -> bool:
    """Whether two articles' first stated counts of killed, or of injured, are two numbers: patterns over title and text."""
    for patterns in _COMPILED.values():
        values = {
            value
            for article in articles
            if (value := _first(f"{article['title'] or ''}. {article['text']}", patterns)) is not None
        }
        if len(values) > 1:
            return True
    return False


def _first(text: str, patterns: Sequence[re.Pattern[str]]) -> int | None:
    hits = sorted((m.start(), m["n"].lower()) for pattern in patterns for m in pattern.finditer(text))
    return (int(hits[0][1]) if hits[0][1].isdigit() else _WORDS[hits[0][1]]) if hits else None
