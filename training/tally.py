"""Fits the constants of `rashomon.compose.tally`; prints `tally_weights.py`.

python -m training.tally DATA [LIMIT]      DATA holds gun_article_counts and gun_violence_incidents; LIMIT stories of each

A conditional logit with a ridge, by `training.setting.fit`: of the pairs of killed and injured that the texts of a story allow,
the registry's. The features see who is likely to have been harmed, by logits that `training.people` fits on the other folds: no
better known than in a story that nothing was fitted on. Stories whose texts do not allow the registry's pair teach nothing.
Only the train parts are read.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._reports import article_given
from benchmarks.frame import jsonl, thin
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.incident import tallied_texts
from rashomon.compose.index import index
from rashomon.compose.layout import layouts
from rashomon.compose.people import candidate_people, chance
from rashomon.compose.tally import features, pairs
from rashomon.compose.tellings import Toll
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace
from training.people import Row, fates, labelled
from training.people import fit as fit_logit
from training.setting import Choice, fit

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A story: what its texts tell, the persons whom they name with what the registry says of each, and the registry's pair.

    `taught`: the registry names somebody, so that whom it does not name was not harmed.
    """

    texts: tuple[Toll, ...]
    persons: tuple[Row, ...]
    taught: bool
    pair: tuple[int, int]


def stories(data: Path, limit: int | None) -> Iterator[tuple[list[dict[str, object]], Mapping[str, Any], tuple[int, int]]]:
    """Articles with one account each, then incidents with all their articles; killed and injured by the registry."""
    for item in thin(list(jsonl(data / "gun_article_counts" / "train.jsonl.gz")), limit):
        given = {"id": "a", "text": item["text"], "published": item["publish_date"] or "", "language": "en"}
        yield [given], {"gold": {"participants": ()}}, (item["gold"]["n_killed"], item["gold"]["n_injured"])
    items = [item for item in jsonl(data / "gun_violence_incidents" / "train.jsonl.gz") if item["gold"] and item["articles"]]
    for item in thin(items, limit):
        given = [article_given(article) for article in item["articles"]]
        yield given, item, (item["gold"]["num_killed"], item["gold"]["num_injured"])


def read(data: Path, limit: int | None) -> Iterator[Example]:
    """The stories, read once."""
    for given, item, pair in stories(data, limit):
        reports = load(given).reports
        if not reports:
            continue
        annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
        found = reconcile(story, annotations, lineage)
        at = index(story, annotations, lineage, found)
        named = candidate_people(layouts(annotations, at), found.entities)
        hurt = fates(item)
        rows = labelled(dict(sorted(named.items())), {entity.id: entity for entity in found.entities}, hurt)
        yield Example(tallied_texts(annotations, found.conflicts, at), tuple(rows), bool(hurt), pair)


def choices(examples: Sequence[Example]) -> Iterator[Choice]:
    """For each story the pairs that its texts allow, with their features, and which is the registry's."""
    tables = [
        _logits(row for n, one in enumerate(examples) if n % FOLDS != fold and one.taught for row in one.persons)
        for fold in range(FOLDS)
    ]
    for number, example in enumerate(examples):
        harm, death = tables[number % FOLDS]
        ledger = [(chance(found, harm), chance(found, death)) for found, _, _ in example.persons]
        yield [(features(pair, example.texts, ledger), pair == example.pair) for pair in pairs(example.texts)]


def _logits(rows: Iterator[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Whether somebody was harmed, and whether one who was is dead."""
    held = list(rows)
    harm = fit_logit([(found, bool(fate)) for found, fate, _ in held])
    return harm, fit_logit([(found, fate == "killed") for found, fate, _ in held if fate])


def written(weights: dict[str, float]) -> str:
    """The module with the table."""
    lines = ['"""Constants of the choice of how many were killed and injured, as `python -m training.tally` printed them."""', ""]
    lines += ["TALLY_WEIGHTS = {", *(f'    "{feature}": {value},' for feature, value in sorted(weights.items())), "}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fits on the train parts and prints the module."""
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.stdout.write(written(fit(list(choices(list(read(Path(sys.argv[1]), limit)))))))


if __name__ == "__main__":
    main()
