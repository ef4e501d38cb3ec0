"""Coreference in one report: which noun phrases, names and pronouns refer to one thing."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.entities.names import Links, collect_names, link_names
from rashomon.annotate.entities.pairs import candidate_pairs, pair_features
from rashomon.annotate.entities.phrases import find_phrases
from rashomon.annotate.entities.spelling import Name
from rashomon.annotate.entities.traits import Traits, shape_of, surroundings, traits_of
from rashomon.annotate.grammar.document import Document, open_report
from rashomon.annotate.speech.quotes import Quotations, find_quotes
from rashomon.language import Tagged
from rashomon.language.linking import Linker, link_scores, load_linker, mention_score
from rashomon.model import Report

RAISED = 0.5  # on the scores of antecedents: the ranker alone is too shy
_GENDERS = {"he": "he", "she": "she", "it": "it", "m": "he", "f": "she"}
LOWEST = -60.0  # score under the best from which an antecedent adds nothing
_NOTHING = math.exp(LOWEST)
_ROUNDING = 1e-3  # far more than the sum of any antecedents is off by

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Link:
    """One mention and what it takes up.

    Attributes:
        traits: the mention.
        antecedent: number of the earlier mention, None where it begins something new.
        margin: by how much the antecedent beats a beginning; 0 where there is none.
        lead: by how much the antecedent beats the next best of another chain.
    """

    traits: Traits
    antecedent: int | None
    margin: float = 0.0
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
    scores += RAISED
    first = np.searchsorted(later, np.arange(len(traits) + 1))
    may_link = _may_link(scores, new, first)
    found: list[Link] = []
    chain: list[int] = []
    called: dict[int, str] = {}  # of each chain "he", "she" or "it", where one of its mentions says so
    for place, each in enumerate(traits):
        own = _GENDERS.get(each.pronoun or each.sex, "")
        ranked: list[_Ranked] = []
        if may_link[place]:
            here = slice(first[place], first[place + 1])
            ranked = _ranked(scores[here].tolist(), earlier[here].tolist(), chain, called, own)
        least = float(new[place])
        if not ranked or ranked[0][0] <= least:
            found.append(Link(each, None))
            chain.append(place)
        else:
            score, taken, antecedent = ranked[0]
            lead = score - (ranked[1][0] if ranked[1:] else -math.inf)
            found.append(Link(each, antecedent, margin=score - least, lead=lead))
            chain.append(taken)
        if own:
            called.setdefault(chain[-1], own)
    return Chains(tuple(found), tuple(chain))


_Ranked = tuple[float, int, int]  # score of a chain, the chain, the best of its mentions


def _may_link(scores: Floats, new: Floats, first: Ints) -> list[bool]:
    """For each mention whether all earlier ones together, were they one chain, would beat its beginning something new.

    The others, half of them all, need no look at single chains: none can have a higher score than all together.
    """
    most = np.full(len(new), -np.inf)
    if len(scores):
        begins = first[1:-1]  # only the first mention has none before it
        wide = scores.astype(np.float64)
        top = np.maximum.reduceat(wide, begins)
        apart = np.exp(wide - np.repeat(top, np.diff(first)[1:]))
        most[1:] = top + np.log(np.add.reduceat(apart, begins))
    return [bool(may) for may in most + _ROUNDING > new]


def _ranked(scores: list[float], earlier: list[int], chain: list[int], called: dict[int, str], own: str) -> list[_Ranked]:
    """The chains that a mention can join, the best first.

    Args:
        scores: of the earlier mentions.
        earlier: their numbers.
        chain: of each mention so far its chain.
        called: of each chain "he", "she" or "it", where it is known.
        own: the same of the mention.
    """
    top = max(scores)
    sums: dict[int, float] = {}
    best: dict[int, tuple[float, int]] = {}
    for score, other in zip(scores, earlier, strict=True):
        taken = chain[other]
        if own and called.get(taken, own) != own:
            continue
        share = math.exp(score - top) if score - top > LOWEST else _NOTHING
        if taken not in sums:
            sums[taken], best[taken] = share, (score, other)
            continue
        sums[taken] += share
        if score >= best[taken][0]:
            best[taken] = score, other
    return sorted(((top + math.log(total), taken, best[taken][1]) for taken, total in sums.items()), reverse=True)


def chains_of(report: Report, tagged: Tagged) -> tuple[tuple[Traits, ...], ...]:
    """The chains of a report, single mentions too, in order of their first."""
    document = open_report(report, tagged)
    names = collect_names(document)
    chains = find_chains(document, names, link_names(document, names), Quotations(find_quotes(report.text)))
    return tuple(tuple(chains.links[place].traits for place in places) for places in chains.together())
