"""Fits the constants of `rashomon.compose.row.tally`; prints `tally_weights.py`.

python -m training.tally DATA [LIMIT]      DATA holds gun_article_counts and gun_violence_incidents; LIMIT stories of each

A conditional logit with a ridge, by `training.setting.fit`: of the pairs of killed and injured that the texts of a story allow,
the registry's. The features see who is likely to have been harmed, by logits that `training.people` fits on the other folds,
what each telling alone is worth, by a logit over its marks, and what the words of a text lean to, by logits over them, fitted on
the other folds too: no better known than in a story that nothing was fitted on. Stories whose texts do not allow the registry's
pair teach nothing. Words that stand more often with a capital than without are left out: they say where the set was drawn.
Only the train parts are read.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

from benchmarks._reports import article_given
from benchmarks.frame import jsonl, thin
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.index import index
from rashomon.compose.row.apart import persons_apart
from rashomon.compose.row.bearing import bearings, by_own_hand, figure_of, meant
from rashomon.compose.row.gist import ANYBODY, STEPS, leanings, reached
from rashomon.compose.row.incident import tallied_texts
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.people import candidate_people, chance
from rashomon.compose.row.tally import Weighed, features, pairs
from rashomon.compose.row.tellings import Toll
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace
from training.people import Row, fates, labelled, quoted
from training.people import fit as fit_logit
from training.setting import Choice, fit

FOLDS = 5

# Of the logits over single tellings and over words: features that fewer have are left out, inverse of the penalty, the least
# constant kept.
LEAST, STRENGTH, SMALL = 15, 0.1, 0.02


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


def named(data: Path) -> frozenset[str]:
    """Words that stand more often with a capital than without: names, months and days of the week."""
    counts: Counter[str] = Counter()
    for given, _, _ in stories(data, None):
        counts.update(word for each in given for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", str(each["text"])))
    lower: Counter[str] = Counter()
    for word, count in counts.items():
        lower[word.lower()] += count if word.islower() else -count
    return frozenset(word for word, more in lower.items() if more < 0)


def choices(examples: Sequence[Example], names: frozenset[str]) -> Iterator[Choice]:
    """For each story the pairs that its texts allow, with their features, and which is the registry's."""
    tables = []
    for fold in range(FOLDS):
        others = [one for number, one in enumerate(examples) if number % FOLDS != fold]
        harm, death = _logits(row for one in others if one.taught for row in one.persons)
        tables.append((harm, death, telling_weights(others, names), gist_weights(others, names)))
    for number, example in enumerate(examples):
        harm, death, of_tellings, of_words = tables[number % FOLDS]
        ledger = [(chance(found, harm), chance(found, death)) for found, _, _ in example.persons]
        texts = example.texts
        told = Weighed(persons_apart(texts), bearings(texts, of_tellings), leanings([text.gist for text in texts], of_words))
        yield [(features(pair, texts, ledger, told), pair == example.pair) for pair in pairs(texts)]


def telling_weights(examples: Sequence[Example], names: frozenset[str]) -> dict[str, float]:
    """Whether a telling gives what it has to say by the registry: a logit over its marks, with an absolute penalty."""
    told = (
        (
            {name: 1.0 for name in each.marks if names.isdisjoint(name.split())},
            meant(one.pair)[each.slot] == figure_of(each, doer=by_own_hand(text)),
        )
        for one in examples
        for text in one.texts
        for each in text.tellings
        if each.size > 0
    )
    return fit_logit(list(told), least=LEAST, strength=STRENGTH, small=SMALL)


def gist_weights(examples: Sequence[Example], names: frozenset[str]) -> dict[str, tuple[float, ...]]:
    """For each word the constants of the logits of the steps; for anybody, what is left beside how often a step is reached."""
    told = [
        ({word: 1.0 for word in text.gist if names.isdisjoint(word.split())}, one.pair) for one in examples for text in one.texts
    ]
    tables = []
    for step in STEPS:
        rows = [(words, reached(pair, step)) for words, pair in told]
        table = fit_logit(rows, least=LEAST, strength=STRENGTH, small=SMALL)
        share = sum(right for _, right in rows) / len(rows)
        tables.append(table | {ANYBODY: round(table[ANYBODY] - log(share / (1 - share)), 2)})
    return {word: tuple(table.get(word, 0.0) for table in tables) for word in sorted(set().union(*tables))}


def _logits(rows: Iterator[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Whether somebody was harmed, and whether one who was is dead."""
    held = list(rows)
    harm = fit_logit([(found, bool(fate)) for found, fate, _ in held])
    return harm, fit_logit([(found, fate == "killed") for found, fate, _ in held if fate])


def written(examples: Sequence[Example], names: frozenset[str]) -> str:
    """The module with the tables."""
    lines = ['"""Constants of the choice of how many were killed and injured, as `python -m training.tally` printed them."""', ""]
    for name, table in (
        ("TALLY_WEIGHTS", fit(list(choices(examples, names)))),
        ("TELLING_WEIGHTS", telling_weights(examples, names)),
        ("GIST_WEIGHTS", gist_weights(examples, names)),
    ):
        lines += [f"{name} = {{", *(f"    {quoted(feature)}: {value}," for feature, value in sorted(table.items())), "}", ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Fits on the train parts and prints the module."""
    data = Path(sys.argv[1])
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.stdout.write(written(list(read(data, limit)), named(data)))


if __name__ == "__main__":
    main()
