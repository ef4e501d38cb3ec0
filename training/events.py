"""Fits the weights by which events of a story are joined: ``python -m training.events --data DATA``.

Pairs of ECB+ (train) mentions of one subtopic, compared as the product compares them; logistic regressions that start from
weights set by hand (`rashomon.reconcile.conflicts.firm.WEIGHTS`) and keep their signs, one over all pairs and one over those
that do not both stand at the top of their reports. Prints what `rashomon.reconcile.events.weights` then holds, less these
decisions: what tells days, places and counted things apart keeps a veto's weight; deep in a report, what keeps the many fights
of a long report apart ("other undergoer", "other class", "rivals") weighs more than in ECB+, whose scored sentences have few
such; the pair model, which knows these very texts, has the weight that development texts give it; and JOIN is where clusters
come out best.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks._ecb import EcbDocument, name_of, read_ecb, with_mentions
from rashomon.annotate.pipeline import annotate_tagged
from rashomon.language import tag
from rashomon.model import Story
from rashomon.reconcile.conflicts.firm import WEIGHTS
from rashomon.reconcile.events.features import compare
from rashomon.reconcile.story import open_story
from rashomon.trace import trace

PULL = 30.0
"""How strongly a weight is held to what was set by hand: as strongly as so many pairs that are sure."""
LEFT = frozenset(("both at the top", "both requested", "opposed words"))
SIGNS = {
    **dict.fromkeys(("same sense", "near sense", "senses side by side", "same start", "same form"), 0.5),
    **dict.fromkeys(("other class", "rivals", "one report", "one sentence", "nobody named", "other polarity"), -0.5),
}
"""Where the features start that the weights set by hand lack."""


def pairs_of(documents: list[EcbDocument]) -> list[tuple[dict[str, float], bool]]:
    """Features of all pairs of gold mentions of one subtopic, and whether they are of one chain."""
    chains = {name_of(d.report, a, b): chain for d in documents for a, b, chain in d.mentions}
    groups: dict[str, list[EcbDocument]] = defaultdict(list)
    for document in documents:
        groups[document.subtopic].append(document)
    found = []
    for name, group in sorted(groups.items()):
        tagged = tag([d.report.text for d in group])
        annotations = [
            with_mentions(annotate_tagged(d.report, t), d.report, t, [(a, b) for a, b, _ in d.mentions])
            for d, t in zip(group, tagged, strict=True)
        ]
        story = Story(name, tuple(d.report for d in group))
        matter = open_story(story, annotations, trace(story.reports))
        tellings = sorted((t for told in matter.told if told.kind == "event" for t in told.tellings), key=lambda t: t.id)
        for a, b in combinations(tellings, 2):
            found.append((compare(a, b, matter.context), chains[a.id] == chains[b.id]))
    return found


def fit(pairs: list[tuple[dict[str, float], bool]]) -> tuple[dict[str, float], float]:
    """Weights by name and the sum at which one event is as likely as two."""
    start = {name: value for name, value in (WEIGHTS | SIGNS).items() if name not in LEFT}
    names = list(start)
    x = np.asarray([[features.get(name, 0.0) for name in names] for features, _ in pairs])
    y = np.asarray([float(same) for _, same in pairs])
    prior = np.asarray(list(start.values()))

    def loss(values: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        scores = x @ values[:-1] + values[-1]
        wrong = 1 / (1 + np.exp(-scores)) - y
        off = values[:-1] - prior
        total = np.logaddexp(0, -(2 * y - 1) * scores).sum() + PULL * (off @ off) / 2
        return float(total), np.append(x.T @ wrong + PULL * off, wrong.sum())

    bounds = [(0.0, None) if value > 0 else (None, 0.0) for value in prior] + [(None, None)]
    found = minimize(loss, np.append(prior, -4.0), jac=True, method="L-BFGS-B", bounds=bounds)
    return dict(zip(names, found.x[:-1].round(2).tolist(), strict=True)), round(float(-found.x[-1]), 2)


def main() -> int:
    """Prints the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    pairs = pairs_of(list(read_ecb(parser.parse_args().data, "train")))
    deep = [pair for pair in pairs if "both at the top" not in pair[0]]
    for table, chosen in (("WEIGHTS", deep), ("TOP_WEIGHTS", pairs)):
        weights, even = fit(chosen)
        sys.stdout.write(f"{table} (as likely as not at {even})\n")
        for name, weight in weights.items():
            sys.stdout.write(f'    "{name}": {weight},\n')
    return 0


if __name__ == "__main__":
    sys.exit(main())
