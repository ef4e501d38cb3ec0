"""Fits the constants of `rashomon.compose.tally`; prints `tally_weights.py`.

python -m training.tally DATA [LIMIT]      DATA holds gun_article_counts and gun_violence_incidents; LIMIT stories of each

A conditional logit with a ridge, by `training.setting.fit`: of the pairs of killed and injured that the texts of a story allow,
the registry's. The features rest on `rashomon.compose.people`, whose constants are to be fitted first. Stories whose texts
do not allow it teach nothing. Only the train parts are read.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks._reports import article_given
from benchmarks.frame import jsonl, thin
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.incident import tallied_texts
from rashomon.compose.index import index
from rashomon.compose.layout import layouts
from rashomon.compose.people import candidate_people, ledger
from rashomon.compose.tally import features, pairs
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace
from training.setting import Choice, fit


def stories(data: Path, limit: int | None) -> Iterator[tuple[list[dict[str, object]], tuple[int, int]]]:
    """Articles with one account each, then incidents with all their articles; killed and injured by the registry."""
    for item in thin(list(jsonl(data / "gun_article_counts" / "train.jsonl.gz")), limit):
        given = {"id": "a", "text": item["text"], "published": item["publish_date"] or "", "language": "en"}
        yield [given], (item["gold"]["n_killed"], item["gold"]["n_injured"])
    items = [item for item in jsonl(data / "gun_violence_incidents" / "train.jsonl.gz") if item["gold"] and item["articles"]]
    for item in thin(items, limit):
        yield [article_given(article) for article in item["articles"]], (item["gold"]["num_killed"], item["gold"]["num_injured"])


def choices(data: Path, limit: int | None) -> Iterator[Choice]:
    """For each story the pairs that its texts allow, with their features, and which is the registry's."""
    for given, gold in stories(data, limit):
        reports = load(given).reports
        if not reports:
            continue
        annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
        found = reconcile(story, annotations, lineage)
        at = index(story, annotations, lineage, found)
        texts = tallied_texts(annotations, found.conflicts, at)
        named = ledger(candidate_people(layouts(annotations, at), found.entities))
        yield [(features(pair, texts, named), pair == gold) for pair in pairs(texts)]


def written(weights: dict[str, float]) -> str:
    """The module with the table."""
    lines = ['"""Constants of the choice of how many were killed and injured, as `python -m training.tally` printed them."""', ""]
    lines += ["TALLY_WEIGHTS = {", *(f'    "{feature}": {value},' for feature, value in sorted(weights.items())), "}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fits on the train parts and prints the module."""
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.stdout.write(written(fit(list(choices(Path(sys.argv[1]), limit)))))


if __name__ == "__main__":
    main()
