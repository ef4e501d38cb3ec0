"""Coreference in one report: which noun phrases, names and pronouns refer to one thing."""

from dataclasses import dataclass

import numpy as np

from rashomon.annotate.document import Document, open_report
from rashomon.annotate.names import Links, Name, collect_names, link_names
from rashomon.annotate.pairs import candidate_pairs, pair_features
from rashomon.annotate.phrases import find_phrases
from rashomon.annotate.quotes import Quotations, find_quotes
from rashomon.annotate.traits import Traits, shape_of, surroundings, traits_of
from rashomon.language import Tagged
from rashomon.language.linking import Linker, link_scores, load_linker, mention_score
from rashomon.model import Report

RAISED = 0.8  # on the scores of antecedents: the ranker alone is too shy (fitted on GUM, train)


@dataclass(frozen=True, slots=True)
class Link:
    """One mention and what it takes up.

    Attributes:
        traits: the mention.
        antecedent: number of the earlier mention, None where it begins something new.
        margin: by how much the antecedent beats a beginning, or the beginning the best antecedent.
        lead: by how much the antecedent beats the next best of another chain.
    """

    traits: Traits
    antecedent: int | None
    margin: float
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Chains:
    """The mentions of a report and how they hang together.

    Attributes:
        links: one for each mention, in order of the text.
        chain: for each mention the number of the first mention of its chain.
    """

    links: tuple[Link, ...]
    chain: tuple[int, ...]

    def together(self) -> tuple[tuple[int, ...], ...]:
        """Numbers of the mentions of each chain, in order; single ones too."""
        found: dict[int, list[int]] = {}
        for place, first in enumerate(self.chain):
            found.setdefault(first, []).append(place)
        return tuple(tuple(places) for places in found.values())


def find_chains(document: Document, names: tuple[Name, ...], links: Links, quotes: Quotations) -> Chains:
    """Finds the mentions of a report and links each with the earlier one that it takes up, if any.

    Every mention is compared with the forty before it and with older ones that share a word with it: linear in the length of
    the report.

    Args:
        document: the report.
        names: its names.
        links: which spellings are one name.
        quotes: its quotations.
    """
    linker = load_linker()
    around = surroundings(document, names, links, quotes, linker.sorts)
    shapes = (shape_of(around, phrase) for phrase in find_phrases(document))
    kept = (shape for shape in shapes if mention_score(linker, shape.marks()) >= linker.least)
    return link(document, linker, tuple(traits_of(around, shape) for shape in kept))


def link(document: Document, linker: Linker, traits: tuple[Traits, ...]) -> Chains:
    """Links mentions that are known."""
    if not traits:
        return Chains((), ())
    later, earlier = candidate_pairs(traits)
    pairs = pair_features(traits, document.trees, later, earlier)
    scores, new = link_scores(linker, [each.looks for each in traits], later, earlier, pairs)
    scores = scores + RAISED
    first = np.searchsorted(later, np.arange(len(traits) + 1))
    found: list[Link] = []
    chain: list[int] = []
    for place, each in enumerate(traits):
        here = slice(first[place], first[place + 1])
        own, others = scores[here], earlier[here]
        best = int(own.argmax()) if len(own) else -1
        top = float(own[best]) if len(own) else -np.inf
        if top <= new[place]:
            found.append(Link(each, None, float(new[place]) - top))
            chain.append(place)
            continue
        taken = chain[others[best]]
        rivals = [float(score) for score, other in zip(own, others, strict=True) if chain[other] != taken]
        found.append(Link(each, int(others[best]), top - float(new[place]), top - max(rivals, default=-np.inf)))
        chain.append(taken)
    return Chains(tuple(found), tuple(chain))


def chains_of(report: Report, tagged: Tagged) -> tuple[tuple[Traits, ...], ...]:
    """The chains of a report, single mentions too, in order of their first."""
    document = open_report(report, tagged)
    names = collect_names(document)
    chains = find_chains(document, names, link_names(document, names), Quotations(find_quotes(report.text)))
    return tuple(tuple(chains.links[place].traits for place in places) for places in chains.together())
