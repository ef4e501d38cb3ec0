"""Role fillers of MUC-4: who attacked whom and what, for whom, with what weapon, from messages in capitals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks._coreference import best_sum
from benchmarks._role_fillers import ROLES, Entities, printed, read_message
from benchmarks._role_head import fill, load_heads
from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, precision_recall_f1, thin

NAME = "roles"
DATA = ("muc4",)
SUMMARY = "MUC-4 role fillers by entity, CEAF-REE (Du et al. 2021): an answer counts where all its texts are the gold entity's"


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Annotates each message, printed in capitals as it was sent, and fills the roles."""
    rows = [row for path in pick(data, "muc4", split, "role_filler_*") for row in jsonl(path)]
    watch = Stopwatch()
    heads = load_heads()
    given, wanted = dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0)
    correct = dict.fromkeys(ROLES, 0.0)
    messages = thin(rows, limit)
    for row in messages:
        text = printed(row["doctext"])
        with watch:
            found = fill(heads, read_message(text))
        gold = {role: [[mention[0] for mention in entity] for entity in row["extracts"][role]] for role in ROLES}
        for role in ROLES:
            correct[role] += agreed(found, gold, role)
            given[role] += len(found[role])
            wanted[role] += len(gold[role])
    measures: dict[str, Any] = precision_recall_f1(
        correct=sum(correct.values()), given=sum(given.values()), wanted=sum(wanted.values())
    )
    measures["by_role"] = {
        role: precision_recall_f1(correct=correct[role], given=given[role], wanted=wanted[role]) for role in ROLES
    }
    words = sum(len(row["doctext"].split()) for row in messages)
    return Outcome(n=sum(wanted.values()), measures=measures, words=words, seconds=watch.seconds)


def agreed(found: Entities, gold: Entities, role: str) -> float:
    """How many entities of a role are right, aligned one to one: 1 where the answer's texts are among the gold entity's."""
    similar = {
        (row, column): 1.0
        for row, wanted in enumerate(gold[role])
        for column, given in enumerate(found[role])
        if set(map(_plain, given)) <= set(map(_plain, wanted))
    }
    return best_sum(similar)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
