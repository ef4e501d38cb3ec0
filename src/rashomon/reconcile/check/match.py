"""Whether one node of a report says one node of the claim, by itself."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import timedelta

from rashomon.model import Quantity, TimeMention
from rashomon.reconcile.check.sides import Counting, Side, of_another_state
from rashomon.reconcile.check.words import named, says, swapped
from rashomon.reconcile.claims.values import actual, at_odds
from rashomon.reconcile.compare.counted import Counted, read_counted
from rashomon.reconcile.compare.geometry import apart, contains, same_place
from rashomon.reconcile.compare.parts import is_part
from rashomon.reconcile.events.features import FINE, gap
from rashomon.text.names import fold, name_words

_KILLED = frozenset({"kill", "die", "dead", "death"})
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])\Z")


def says_node(told: Side, s: int, asked: Side, c: int) -> bool:
    """True where node `s` of a report says node `c` of the claim."""
    theirs, ours = told.graph.nodes[s], asked.graph.nodes[c]
    if ours.kind == "number":
        mine, other = asked.quantity(c), told.quantity(s)
        if mine is None or other is None or not within(other, mine):
            return False
        return not _of_which(told, s) and not _of_others(told, s, asked, c)
    if ours.kind == "time":
        mine_t, other_t = asked.time(c), told.time(s)
        return mine_t is not None and other_t is not None and covers(mine_t, other_t)
    if ours.kind == "name":
        return _says_name(told, s, asked, c)
    if theirs.kind == "word" and theirs.upos != "PRON" and says(theirs.lemma, ours.lemma):
        return True
    if s in told.killing and ours.lemma in _KILLED:
        return True
    # A claim in lower case: its names are words like others.
    return (
        theirs.kind == "name"
        and ours.upos in {"NOUN", "PROPN", "ADJ"}
        and any(_word_of_name(word, told.names_of(s)) for word in {ours.lemma, ours.span.quote})
    )


# "Nine of the ten", "half of 40": the second figure is of those among whom, not of those to whom it happened.
_OF_WHICH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|some|most|many|several|few|none|all but)"
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|these|those)\s+)?\Z"
    # A "father of three" is one.
    r"|\b(?:father|mother|parent|grandfather|grandmother|dad|mom|mum)\s+of\s+\Z",
    re.IGNORECASE,
)


def _of_which(told: Side, s: int) -> bool:
    sentence = told.graph.sentence
    before = told.graph.nodes[s].span.start - sentence.start
    return _OF_WHICH.search(sentence.quote[max(0, before - 32) : before]) is not None


def _of_others(told: Side, s: int, asked: Side, c: int) -> bool:
    """True where the report's figure is of those in another state: of "six injured, one dead" nobody says six dead."""
    ours = {counting.slot for counting in asked.countings if counting.number == c}
    theirs = {counting.slot for counting in told.countings if counting.number == s}
    if theirs:
        return bool(ours) and ours.isdisjoint(theirs)
    return any(of_another_state(told.graph.sentence, told.graph.nodes[s].span, slot) for slot in sorted(ours))


def _word_of_name(word: str, names: tuple[str, ...]) -> bool:
    folded = fold(word)
    return len(folded) > 2 and any(folded == w or swapped(folded, w) for name in names for w in name_words(name))


def _says_name(told: Side, s: int, asked: Side, c: int) -> bool:
    theirs = told.graph.nodes[s]
    if theirs.kind == "word" and theirs.entity is None and s not in told.identified:
        # What the tagger took for a name in one of the two only: "the Indian navy".
        return theirs.upos in {"PROPN", "NOUN", "ADJ"} and set(name_words(asked.graph.nodes[c].lemma)) <= _phrase(told, s)
    if theirs.kind not in {"name", "word"}:
        return False
    mine, other = asked.place(c), told.place(s)
    if mine is not None and other is not None:
        if same_place(mine, other) or (mine.kind == "country" and contains(mine, other)):
            return True
        if apart(mine, other):
            return False
    return any(named(asked_name, told_name) for asked_name in asked.names_of(c) for told_name in told.names_of(s))


def _phrase(told: Side, s: int) -> set[str]:
    """The words of a noun and of what stands before it."""
    before = [d for (head, d), roles in told.roles.items() if head == s and "mod" in roles]
    return {w for n in (s, *before) for w in fold(told.graph.nodes[n].span.quote).split()}


def within(told: Quantity, asked: Quantity) -> bool:
    """True where the report's bounds lie in the claim's: 145 says "more than 100", never the other way round."""
    if told.unit != asked.unit or told.kind != asked.kind:
        return False
    return asked.low <= told.low and told.high <= asked.high


def covers(asked: TimeMention, told: TimeMention) -> bool:
    """True where the report's time lies in the claim's: "Friday" says "this week"."""
    if asked.range is not None and told.range is not None:
        return asked.range.covers(told.range)
    weekday = _WEEKDAY.match(asked.timex)
    if weekday and told.range is not None and told.range.precision in FINE:
        return told.range.start.isoweekday() == int(weekday[1])
    return asked.timex == told.timex and fold(asked.span.quote) == fold(told.span.quote)


def times_differ(asked: TimeMention, told: TimeMention) -> bool:
    """True where the two name days that are not one."""
    if asked.range is None or told.range is None:
        ours, theirs = _WEEKDAY.match(asked.timex), _WEEKDAY.match(told.timex)
        return bool(ours and theirs and ours[1] != theirs[1])
    if not {asked.range.precision, told.range.precision} <= FINE:
        return False
    return gap(asked.range, told.range) >= timedelta(0) and asked.range.start.date() != told.range.start.date()


def places_differ(asked: Side, c: int, told: Side, s: int) -> bool:
    """True where two nodes name places that cannot be one, nor one in the other."""
    mine, other = asked.place(c), told.place(s)
    # A county, a ward or a street may hold or touch the town; only towns, or countries, exclude one another.
    kinds = {p.kind for p in (mine, other) if p is not None}
    return mine is not None and other is not None and kinds in ({"town"}, {"country"}) and apart(mine, other)


def says_counting(told: Counting, asked: Counting) -> bool:
    """True where a report's count says the claim's: as many of the same in the same state."""
    if not same_state(told, asked) or not counts_alike(told, asked):
        return False
    if asked.quantity.rule == "one person":
        return told.quantity.low == told.quantity.high == 1
    return within(told.quantity, asked.quantity)


def same_state(told: Counting, asked: Counting) -> bool:
    """True where both count people in one state, said as surely to hold, or not to hold, in both."""
    a, b = told.statement, asked.statement
    return told.slot == asked.slot and a.polarity == b.polarity and a.modality == b.modality


def counts_alike(told: Counting, asked: Counting) -> bool:
    """True where what the report counts is of the kind that the claim counts: women are people, people need not be women."""
    ours, theirs = _kind(asked.quantity), _kind(told.quantity)
    if not ours.head or "person" in ours.kinds or ours.kinds == {"victim"}:
        return True
    if ours.head == theirs.head:
        return True
    return bool(theirs.kinds) and theirs.kinds <= ours.kinds


def counts_differ(told: Counting, asked: Counting) -> bool:
    """True where no one number satisfies both, and they count the same kind of people in one state."""
    # Who says a thing less surely, and with another figure, says otherwise too.
    a, b = told.statement, asked.statement
    if (
        told.slot != asked.slot
        or a.polarity != b.polarity
        or not actual(a.modality)
        or not at_odds(told.quantity, asked.quantity)
    ):
        return False
    ours, theirs = _kind(asked.quantity).kinds, _kind(told.quantity).kinds
    if not theirs or ours & theirs or (_anybody(ours) and _anybody(theirs)):
        return True
    if _anybody(ours):
        # More women than there are said to be people.
        return told.quantity.low > asked.quantity.high
    # Fewer people than there are said to be women.
    return _anybody(theirs) and told.quantity.high < asked.quantity.low


def _anybody(kinds: AbstractSet[str]) -> bool:
    return not kinds or bool(kinds & {"person", "victim"})


def whole(counting: Counting, side: Side) -> bool:
    """True for a figure that stands for all in that state: no single person, nor "three of them", nor "three others".

    "One died and three others were hurt": beside a count of another state, the others are all who were hurt.
    """
    s = counting.statement
    if counting.number is None or counting.quantity.rule == "one person":
        return False
    if told_beside(counting):
        return True
    beside = any(other.slot != counting.slot and other.number != counting.number for other in side.countings)
    return beside or not is_part(counting.quantity, s.evidence[0], s.sentence, s.sentence)


def told_beside(counting: Counting) -> bool:
    """True for "three others were hurt": all who were hurt, beside the dead."""
    return counting.slot != "killed" and counting.quantity.counted.split(" ")[0].lower() in {"other", "others"}


def _kind(quantity: Quantity) -> Counted:
    return read_counted(quantity.counted, frozenset())
