"""Fits the weights by which the text of a role's filler is chosen (:mod:`benchmarks._role_texts`): a conditional logit.

Each training mention that has a form among the key's texts of a role is one choice; right are all forms that the key has.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

import torch
from torch.nn import functional

from benchmarks._role_fillers import ROLES, Message
from benchmarks._role_texts import features, forms

LEAST = 3  # choices that a feature stands in
PULL = 3.0  # how strongly a weight is held to nothing

Choice = tuple[list[tuple[str, ...]], list[bool]]


def choices(message: Message, gold: Mapping[str, Sequence[Sequence[str]]]) -> list[Choice]:
    """The features of each form, and which are right."""
    found: list[Choice] = []
    for role in ROLES:
        wanted = {text for entity in gold[role] for text in entity}
        for mention in message.mentions:
            judged = forms(mention)
            if not wanted.isdisjoint(judged):
                told = [features(mention, text, form, role) for text, form in judged.items()]
                found.append((told, [text in wanted for text in judged]))
    return found


def fit(rows: Sequence[Choice]) -> dict[str, float]:
    """Weights by feature, most likely under a normal prior."""
    counts = Counter(name for told, _ in rows for name in {name for each in told for name in each})
    names = {name: place for place, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    known = [[names[name] for name in each if name in names] for told, _ in rows for each in told]
    begins = torch.tensor([0, *accumulate(map(len, known))][:-1])
    flat = torch.tensor([place for each in known for place in each])
    row = torch.tensor([number for number, (told, _) in enumerate(rows) for _ in told])
    right = torch.tensor([each for _, rights in rows for each in rights])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        score = functional.embedding_bag(flat, weights[:, None], begins, mode="sum")[:, 0]
        most = torch.full((len(rows),), -1e9).scatter_reduce(0, row, score.detach(), "amax")
        likely = torch.exp(score - most[row])
        total = torch.zeros(len(rows)).index_add(0, row, likely)
        said = torch.zeros(len(rows)).index_add(0, row, likely * right)
        value = -torch.log(said / total + 1e-9).sum() + PULL * (weights**2).sum() / 2
        value.backward()
        return value

    optimiser.step(loss)
    return dict(zip(names, weights.detach().tolist(), strict=True))
