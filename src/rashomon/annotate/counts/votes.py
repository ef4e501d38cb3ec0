"""Tallies of votes: "by 112 votes to 98", "voted 232-196", "a 5-4 ruling", "112 in favour and 89 against".

Houses print the two sides in either order, and a bill is passed or rejected by them; so a tally is read as that of the majority
and that of the minority.
"""

import re
from collections.abc import Iterator

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.ids import event_id
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.attributions import Voices
from rashomon.model import EventMention, Quantity, Role, Span, Statement
from rashomon.text.numerals import TENS, UNITS

MAJORITY, MINORITY = "votes of the majority", "votes of the minority"
VOTES = "votes"
_WORDS = {word: value for word, value in UNITS.items() if value > 0}
_SPELLED = "|".join(sorted({**_WORDS, **TENS}, key=lambda word: (-len(word), word)))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_SPELLED})"
# What stands between the two numbers of one tally.
_TALLY = re.compile(
    rf"\b(?P<one>{_NUMBER})(?:\s+votes?)?\s?(?:[-–—‑]|\s?to\s)\s?(?P<other>{_NUMBER})\b"
    r"(?![-–/.:]?\d| ?(?:percent|per cent|%|km|miles))",
    re.IGNORECASE,
)
_SIDES = re.compile(
    rf"\b(?P<one>{_NUMBER})\b(?:\s[\w’'-]+){{0,4}}?\s(?:in favou?r|for|yes|backing it|supporting it)\b"
    rf"[^.;\d]{{0,40}}?\b(?P<other>{_NUMBER})\b(?:\s[\w’'-]+){{0,3}}?\s(?:against|no|opposed|opposing)\b",
    re.IGNORECASE,
)
# A word near by that says that the numbers are votes: no score, no years, no clock.
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|ruling|ruled|decision|decided)\b", re.IGNORECASE)
_NEAR = 48
_NO_TALLY = re.compile(
    r"\b(?:aged?|from|between|about|around|some|score[ds]?|won|lost|beat|lead|led|in|since)\s\Z", re.IGNORECASE
)


def vote_facts(document: Document, voices: Voices) -> tuple[tuple[EventMention, ...], tuple[Statement, ...]]:
    """Finds the tallies of votes that a report gives.

    Returns:
        Two facts for each tally, with the role "attribute" (the words of the tally), and their statements in slot `VOTES`, whose
        evidence is the number, then the tally.
    """
    facts, statements = [], []
    for tree in document.trees:
        for whole, numbers in _tallies(document, tree):
            values = [_value(number.quote) for number in numbers]
            for number, value, other in zip(numbers, values, reversed(values), strict=True):
                lemma = MAJORITY if value > other else MINORITY
                fact = EventMention(
                    id=event_id("fact", number),
                    kind="fact",
                    trigger=number,
                    lemma=lemma,
                    clause=whole,
                    sentence=document.sentence(tree),
                    roles=(Role("attribute", whole, None),),
                    speaker=voices.at(number.start),
                )
                facts.append(fact)
                statements.append(state(fact, VOTES, Quantity(value, value, counted="votes"), (number, whole), "votes"))
    return tuple(facts), tuple(statements)


def _tallies(document: Document, tree: Tree) -> Iterator[tuple[Span, tuple[Span, Span]]]:
    text, taken = document.text, tree.start
    for pattern in (_SIDES, _TALLY):
        for found in pattern.finditer(text, tree.start, tree.end):
            near = text[max(tree.start, found.start() - _NEAR) : min(tree.end, found.end() + _NEAR)]
            before = text[max(tree.start, found.start() - _NEAR) : found.start()]
            if found.start() < taken or not _VOTED.search(near) or _NO_TALLY.search(before):
                continue
            span = document.report.span
            numbers = (span(*found.span("one")), span(*found.span("other")))
            if _value(numbers[0].quote) != _value(numbers[1].quote):
                yield span(*found.span()), numbers
                taken = found.end()


def _value(words: str) -> float:
    folded = words.lower().replace(",", "")
    return float(folded) if folded.isdigit() else float(_WORDS.get(folded) or TENS[folded])
