"""Fits the constants of `rashomon.compose.row.people`; prints `people_weights.py`.

python -m training.people DATA [LIMIT]      DATA holds gun_violence_incidents; LIMIT incidents

Three logits with an absolute penalty, which keeps few features: whether a person whom the texts name in full was harmed by the
registry, and whether one who was is dead, and did it. Incidents for which the registry names nobody teach nothing. Only the
train part is read; features that fewer than `LEAST` persons have are left out.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks._reports import article_given
from benchmarks.accounts import _plain, _same_name
from benchmarks.frame import jsonl, thin
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.index import index
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.people import candidate_people
from rashomon.gather import story_of
from rashomon.model import Entity
from rashomon.reconcile import reconcile
from rashomon.trace import trace

LEAST = 10
STRENGTH = 0.3
SMALL = 0.1

# Features, "killed", "injured" or "", and whether the registry has the person as a suspect.
Row = tuple[dict[str, float], str, bool]


def fates(incident: Mapping[str, Any]) -> list[tuple[list[str], str, bool]]:
    """Those whom the registry names as killed or injured: the words of the name, which, and whether as a suspect."""
    hurt = [one for one in incident["gold"]["participants"] if re.search("Killed|Injured", str(one.get("Status") or ""))]
    return [
        (_plain(one["Name"]).split(), "killed" if "Killed" in one["Status"] else "injured", "Suspect" in str(one.get("Type")))
        for one in hurt
        if one.get("Name")
    ]


def labelled(found: Mapping[str, Any], entities: Mapping[str, Entity], gold: list[tuple[list[str], str, bool]]) -> list[Row]:
    """The features of each person, with what the registry says."""
    names = {key: _plain(entities[key].name).split() for key in found}
    return [
        (person.features, *next(((fate, did) for name, fate, did in gold if _same_name(names[key], name)), ("", False)))
        for key, person in found.items()
    ]


def persons(data: Path, limit: int | None) -> Iterator[Row]:
    """All persons named in full in the reports of train incidents for which the registry names somebody."""
    items = [item for item in jsonl(data / "gun_violence_incidents" / "train.jsonl.gz") if item["gold"] and item["articles"]]
    for item in thin([item for item in items if fates(item)], limit):
        reports = load([article_given(article) for article in item["articles"]]).reports
        if not reports:
            continue
        annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
        found = reconcile(story, annotations, lineage)
        texts = layouts(annotations, index(story, annotations, lineage, found))
        entities = {entity.id: entity for entity in found.entities}
        yield from labelled(candidate_people(texts, found.entities), entities, fates(item))


def fit(
    rows: list[tuple[dict[str, float], bool]], *, least: int = LEAST, strength: float = STRENGTH, small: float = SMALL
) -> dict[str, float]:
    """The constants of a logit; the one that everybody has is called "anybody"."""
    seen = Counter(name for features, _ in rows for name in features)
    kept = [
        {name: value for name, value in features.items() if seen[name] >= least and name != "anybody"} for features, _ in rows
    ]
    table = DictVectorizer()
    matrix = table.fit_transform(kept)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")  # what liblinear takes
    model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", random_state=0, max_iter=1000)
    model.fit(matrix, [right for _, right in rows])
    weights = {name: round(float(value), 2) for name, value in zip(table.feature_names_, model.coef_[0], strict=True)}
    return {"anybody": round(float(model.intercept_[0]), 2)} | {n: value for n, value in weights.items() if abs(value) > small}


def tables(rows: list[Row]) -> str:
    """The module with the tables."""
    harm = fit([(features, bool(fate)) for features, fate, _ in rows])
    death = fit([(features, fate == "killed") for features, fate, _ in rows if fate])
    did = fit([(features, did) for features, fate, did in rows if fate])
    lines = ['"""Constants of the choice of who was harmed, as `python -m training.people` printed them."""', ""]
    for name, table in (("HARM_WEIGHTS", harm), ("DEATH_WEIGHTS", death), ("DOER_WEIGHTS", did)):
        lines += [f"{name} = {{", *(f"    {quoted(feature)}: {value}," for feature, value in sorted(table.items())), "}", ""]
    return "\n".join(lines).rstrip() + "\n"


def quoted(feature: str) -> str:
    """A name as the module writes it."""
    return f"'{feature}'" if '"' in feature else f'"{feature}"'


def main() -> None:
    """Fits on the train part and prints the module."""
    sys.stdout.write(tables(list(persons(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))))


if __name__ == "__main__":
    main()
