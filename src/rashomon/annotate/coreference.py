"""Coreference in one report: which noun phrases, names and pronouns refer to one thing."""

import math
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

RAISED = 0.5  # on the scores of antecedents: the ranker alone is too shy
_GENDERS = {"he": "he", "she": "she", "it": "it", "m": "he", "f": "she"}
LOWEST = -60.0  # score under the best from which an antecedent adds nothing


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
    """Links mentions that are known: each joins the chain whose mentions together beat its beginning something new.

    The ranker is fitted by the sum over all right antecedents, so a chain's score is the sum over its mentions. "He", "she" and
    "it" are never in one chain.
    """
    if not traits:
        return Chains((), ())
    later, earlier = candidate_pairs(traits)
    pairs = pair_features(traits, document.trees, later, earlier)
    scores, new = link_scores(linker, [each.looks for each in traits], later, earlier, pairs)
    scores = scores + RAISED
    first = np.searchsorted(later, np.arange(len(traits) + 1))
    found: list[Link] = []
    chain: list[int] = []
    called: dict[int, str] = {}  # of each chain "he", "she" or "it", where one of its mentions says so
    for place, each in enumerate(traits):
        here = slice(first[place], first[place + 1])
        own = _GENDERS.get(each.pronoun or each.sex, "")
        sums: dict[int, float] = {}
        best: dict[int, tuple[float, int]] = {}
        top = max(scores[here].tolist(), default=0.0)
        for score, other in zip(scores[here].tolist(), earlier[here].tolist(), strict=True):
            taken = chain[other]
            if own and called.get(taken, own) != own:
                continue
            sums[taken] = sums.get(taken, 0.0) + math.exp(max(score - top, LOWEST))
            best[taken] = max(best.get(taken, (-math.inf, -1)), (score, other))
        ranked = sorted(((top + math.log(total), taken) for taken, total in sums.items()), reverse=True)
        if not ranked or ranked[0][0] <= new[place]:
            found.append(Link(each, None, float(new[place]) - (ranked[0][0] if ranked else -math.inf)))
            chain.append(place)
            called.update({place: own} if own else {})
            continue
        score, taken = ranked[0]
        found.append(Link(each, best[taken][1], score - float(new[place]), score - (ranked[1][0] if ranked[1:] else -math.inf)))
        chain.append(taken)
        if own:
            called.setdefault(taken, own)
    return Chains(tuple(found), tuple(chain))


def chains_of(report: Report, tagged: Tagged) -> tuple[tuple[Traits, ...], ...]:
    """The chains of a report, single mentions too, in order of their first."""
    document = open_report(report, tagged)
    names = collect_names(document)
    chains = find_chains(document, names, link_names(document, names), Quotations(find_quotes(report.text)))
    return tuple(tuple(chains.links[place].traits for place in places) for places in chains.together())
