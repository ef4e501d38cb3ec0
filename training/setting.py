"""Fits the constants of `rashomon.compose.row.days` and `rashomon.compose.row.places`; prints `setting_weights.py`.

python -m training.setting DATA [LIMIT]      DATA holds the four sets; LIMIT stories of each

Days: the train part of gun_violence_incidents. Places: the same, every second release of isaf_releases (which has one file for
training and development), the train messages of muc4 with one template, and ECB+'s train topics, five reports of one event
a story, for news of other kinds; there the place is what the first name of a place in an annotated location of the event means.
Where the registry has a county alone, the county is right.

The constants in use: 2,100 incidents for the days; 1,979 of them, 168 releases, 463 messages and 83 stories of ECB+ for the
places. What was tried and left out stands in docs/results.md, under accounts.

A conditional logit with a ridge: the chosen day (place) among those that the texts of a story name. Stories of which no text
names the right one teach nothing. Features that fewer than 12 candidates have are left out.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks._reports import article_given
from benchmarks.accounts import _called, _cities, _county, _near
from benchmarks.event_place import _isaf, _judged, _muc4
from benchmarks.frame import jsonl, pick
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.index import index
from rashomon.compose.row.days import candidate_days
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.places import candidate_places
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace

LEAST = 12
RIDGE = 4.0
SLIGHT = 0.06  # constants below that decide nothing in five folds

Choice = list[tuple[dict[str, float], bool]]


def elsewhere(data: Path, limit: int | None) -> Iterator[Choice]:
    """For each press release and terrorism report, its candidate places, and which is right."""
    releases, messages = list(_isaf(data, "dev"))[1::2], list(_muc4(data, "train"))
    for name, stories in (("isaf", releases[:limit]), ("muc4", messages[:limit])):
        for given, gold in stories:
            reports = load(given).reports
            if not reports:
                continue
            annotations, story = annotate(reports), story_of(reports)
            found = reconcile(story, annotations, trace(reports))
            at = index(story, annotations, trace(reports), found)
            entities = {entity.id: entity for entity in found.entities}
            spots = candidate_places(layouts(annotations, at), found.entities)
            yield [(spot.features, any(_judged(name, entities[key], gold).values())) for key, spot in spots.items()]


def general(data: Path, limit: int | None) -> Iterator[Choice]:
    """For each five reports of an event of ECB+, their candidate places, and which stand in its annotated locations."""
    events = defaultdict(list)
    for path in pick(data, "ecbplus", "train", "*.jsonl.gz"):
        for row in jsonl(path):
            if row["selected_sentences"]:
                events[row["topic"], row["subtopic"]].append(located(row))
    stories = [told[at : at + 5] for told in events.values() for at in range(0, len(told), 5) if len(told[at : at + 5]) > 1]
    for told in stories[:limit]:
        reports = load([{"id": name, "text": text, "language": "en"} for name, text, _ in told]).reports
        annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
        found = reconcile(story, annotations, lineage)
        at = index(story, annotations, lineage, found)
        spots = candidate_places(layouts(annotations, at), found.entities)
        placed = {entity.id for entity in found.entities if entity.place is not None}
        right = set()
        for report in reports:
            for words in next(locations for name, _, locations in told if name == report.id):
                start = report.text.find(words)
                here = [(s.start, key) for key, spot in spots.items() for s in spot.spans if s.report == report.id]
                right.update(key for _, key in sorted(h for h in here if 0 <= start <= h[0] < start + len(words))[:1])
        if right & placed:
            yield [(spot.features, key in right & placed) for key, spot in spots.items()]


def located(row: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    """Name and text of a document of ECB+, and the words of its annotated locations."""
    sentences = [[] if number == 0 and words[0].startswith("http") else words for number, words in enumerate(row["sentences"])]
    chosen = [m for m in row["mentions"] if m["tag"].startswith("LOC") and m["sent"] in row["selected_sentences"]]
    locations = [" ".join(sentences[m["sent"]][m["tokens"][0] : m["tokens"][-1] + 1]) for m in chosen]
    return (
        row["doc_id"],
        "\n".join(" ".join(words) for words in sentences if words) + "\n",
        [words for words in locations if words],
    )


def choices(data: Path, limit: int | None) -> Iterator[tuple[Choice, Choice]]:
    """For each incident, its candidate days and places with their features, and which is right."""
    items = [item for item in jsonl(data / "gun_violence_incidents" / "train.jsonl.gz") if item["gold"] and item["articles"]]
    for item in items[:limit]:
        reports = load([article_given(article) for article in item["articles"]]).reports
        if not reports:
            continue
        annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
        found = reconcile(story, annotations, lineage)
        at = index(story, annotations, lineage, found)
        texts = layouts(annotations, at)
        day = datetime.strptime(item["gold"]["date"], "%B %d, %Y").date()
        days = [(each.features, when == day) for when, each in candidate_days(texts, at).items()]
        entities = {entity.id: entity for entity in found.entities}
        spots = [(entities[key], spot.features) for key, spot in candidate_places(texts, found.entities).items()]
        named = [
            (features, bool(_called(entity) & (_cities(item["gold"]) | _county(item["gold"])))) for entity, features in spots
        ]
        if not any(right for _, right in named):
            near = [(_near(entity, item.get("lat_long")), entity.place) for entity, _ in spots]
            named = [(spots[n][1], bool(close and place and place.kind == "town")) for n, (close, place) in enumerate(near)]
        yield days, named


def fit(data: list[Choice]) -> dict[str, float]:
    """The constants, by conditional maximum likelihood."""
    data = [choice for choice in data if any(right for _, right in choice) and not all(right for _, right in choice)]
    seen = Counter(name for choice in data for features, _ in choice for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((sum(map(len, data)), len(names)))
    right = np.array([is_right for choice in data for _, is_right in choice])
    group = np.repeat(np.arange(len(data)), [len(choice) for choice in data])
    for row, (features, _) in enumerate(pair for choice in data for pair in choice):
        for name, value in features.items():
            if name in place:
                matrix[row, place[name]] = value
    starts = np.r_[0, np.flatnonzero(np.diff(group)) + 1]

    def loss(weights):
        scores = matrix @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, wanted = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts) + 1e-30
        slope = matrix.T @ (powers / total[group] - powers * right / wanted[group])
        return -(np.log(wanted) - np.log(total)).sum() + RIDGE * (weights @ weights) / 2, slope + RIDGE * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: round(float(value), 2) for name, value in zip(names, found.x, strict=True) if abs(value) >= SLIGHT}


def written(days: dict[str, float], places: dict[str, float]) -> str:
    """The module with both tables."""
    lines = ['"""Constants of the choice of day and place, as `python -m training.setting` printed them."""', ""]
    for name, table in (("DAY_WEIGHTS", days), ("PLACE_WEIGHTS", places)):
        lines += [f"{name} = {{", *(f'    "{feature}": {value},' for feature, value in sorted(table.items())), "}", ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Fits both on the train part and prints the module."""
    data, limit = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None
    pairs = list(choices(data, limit))
    others = [*elsewhere(data, limit), *general(data, limit)]
    sys.stdout.write(written(fit([days for days, _ in pairs]), fit([places for _, places in pairs] + others)))


if __name__ == "__main__":
    main()
