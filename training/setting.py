"""Fits the constants of `rashomon.compose.days` and `rashomon.compose.places`; prints `setting_weights.py`.

python -m training.setting DATA [LIMIT]      DATA holds gun_violence_incidents, isaf_releases and muc4; LIMIT stories of each

Days: the train part of gun_violence_incidents. Places: the same, every second release of isaf_releases (which has one file for
training and development), and the train messages of muc4 with one template.

The constants in use: 800 incidents for the days; 1,599 incidents, 168 releases and 400 messages for the places. More
incidents for the days changed nothing on others (five folds), nor did words of deed, speech and law beside the time.

A conditional logit with a ridge: the chosen day (place) among those that the texts of a story name. Stories of which no text
names the right one teach nothing. Features that fewer than 12 candidates have are left out.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks._reports import article_given
from benchmarks.accounts import _called, _cities, _near
from benchmarks.event_place import _isaf, _judged, _muc4
from benchmarks.frame import jsonl
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.days import candidate_days
from rashomon.compose.index import index
from rashomon.compose.layout import layouts
from rashomon.compose.places import candidate_places
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace

LEAST = 12
RIDGE = 4.0

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
        named = [(features, bool(_called(entity) & _cities(item["gold"]))) for entity, features in spots]
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
    return {name: round(float(value), 2) for name, value in zip(names, found.x, strict=True) if abs(value) >= 0.02}


def written(days: dict[str, float], places: dict[str, float]) -> str:
    """The module with both tables."""
    lines = ['"""Constants of the choice of day and place, as `python -m training.setting` printed them."""', ""]
    for name, table in (("DAY_WEIGHTS", days), ("PLACE_WEIGHTS", places)):
        lines += [f"{name} = {{", *(f'    "{feature}": {value},' for feature, value in sorted(table.items())), "}", ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Fits both on the train part and prints the module."""
    pairs = list(choices(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))
    others = list(elsewhere(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))
    sys.stdout.write(written(fit([days for days, _ in pairs]), fit([places for _, places in pairs] + others)))


if __name__ == "__main__":
    main()
