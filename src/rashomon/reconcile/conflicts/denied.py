"""A deed and its denial, or two deeds that exclude each other, in matched sentences of two texts.

Denials are found in the words ("was not found", "did not find") as well as in the events read, since many a verb of a report is
read as no event. The two must say it of one thing: words beside the two verbs are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Happened, Span
from rashomon.reconcile.compare.lexicon import REPORTING
from rashomon.reconcile.compare.opposites import opposed
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.matched import Match, Pair, Reports, content
from rashomon.reconcile.conflicts.questions import shortened
from rashomon.reconcile.events.tellings import LEAD, Telling

# So many code points on either side of a verb are its own, and so many content words beside it are the same; one where both
# sentences stand at the heads of their reports.
BESIDE = 60
COMMON, COMMON_LEAD = 2, 1
# Code points before a verb that are read for what makes it unreal: more than the longest match, so that no word is cut.
LED_BY = 48

_DENIAL = re.compile(r"\b(?P<aux>did|was|were|had)(?:n[’'´`]t| not)(?: been| being)?(?: \w+ly)? (?P<verb>[a-z]{3,})\b")
_WORD = re.compile(r"[a-z]{3,}")
_UNREAL = re.compile(
    r"(?:(?:\b(?:to|would|could|may|might|will|should|can|cannot|not|never|if|whether|no|without|before|until|nearly|almost"
    r"|short of|instead of|rather than)|n[’'´`]t)\b"
    # "Denied that his firm had paid" is itself a denial; "accused of paying" asserts nothing.
    r"|\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)|disput(?:es|ed|ing)|accus(?:es|ed|ing)|alleg(?:es|ed|ing|edly))\b)"
    r"[^,;.]{0,24}\Z"
)
# "Did not respond to a request for comment": to the newsroom, whatever else somebody answered.
_TO_US = frozenset("respond reply comment answer return".split())
# "No arrests have been made", "has not been named": not yet, which a later report does not deny.
_NOT_YET = re.compile(r"\b(?:has|have|yet|still|is|are)\b[^.;]{0,24}\Z|\bno\b[^.;]{0,16}\Z", re.IGNORECASE)
_PASTS = dict(
    pair.split()
    for pair in (
        "found find;took take;held hold;saw see;gave give;left leave;went go;came come;got get;made make;brought bring;fled flee"
        ";struck strike;shot shoot;hit hit;broke break;fell fall;fought fight;lost lose;won win;met meet;sent send;spent spend"
        ";drove drive;ran run;knew know;threw throw;stole steal;taken take;seen see;given give;gone go;broken break;driven drive"
        ";known know;thrown throw;stolen steal;died die;dying die;hurt hurt;put put;cut cut"
        ";set set;built build;sold sell;bought buy;caught catch"
    ).split(";")
)


def find_denials(match: Match, reports: Reports, maker: Maker) -> None:
    """Makes the conflicts of polarity and action between two matched sentences, at most one of each.

    Args:
        match: the sentences.
        reports: what is read of all reports.
        maker: makes the conflicts.
    """
    if reports.of_others(match):
        return
    for mine, theirs in _deeds(match, reports):
        kind = "polarity" if mine[1].mention.polarity != theirs[1].mention.polarity else "action"
        if not maker.shown(kind, [[t.mention.trigger] for _, t in (mine, theirs)]):
            maker.events(mine, theirs)
    for denier, teller in ((match.one, match.other), (match.other, match.one)):
        found = next(_denied(denier, teller, reports), None)
        if found is not None and not maker.shown("polarity", [[span] for span in found]):
            _make(found, (denier, teller), reports, maker)


def _make(found: tuple[Span, Span], places: tuple[Sentence, Sentence], reports: Reports, maker: Maker) -> None:
    told = [pair for place in reversed(places) for pair in reports.by_sentence.get(place, ())]
    about, telling = told[0] if told else maker.nearest(found[1])
    if telling is None:
        return
    sides = [
        [Given("polarity", "happened", Happened(value=happened), span, shortened(reports.span(place).quote))]
        for span, place, happened in zip(found, places, (False, True), strict=True)
    ]
    maker.deeds(sides, (about, telling), f"Did this happen: {sides[1][0].label}?")


# --- in words -----------------------------------------------------------------------------------


def _denied(denier: Sentence, teller: Sentence, reports: Reports) -> Iterator[tuple[Span, Span]]:
    """A verb denied in one sentence, and the same verb told as a fact in the other."""
    here, there = reports.span(denier), reports.span(teller)
    for match in _DENIAL.finditer(here.quote):
        verb = _base(match["verb"])
        past = match["verb"].endswith("ed") or match["verb"] in _PASTS
        if verb in (REPORTING - {"find"}) | _TO_US or (match["aux"] != "did" and not past):
            continue
        for start, end in _affirmed(verb, there.quote):
            least = COMMON_LEAD if denier[1] < LEAD and teller[1] < LEAD else COMMON
            if len(_beside(here, match.span("verb")) & _beside(there, (start, end))) >= least and not _tells(
                verb, denier, there, reports
            ):
                yield here.part(match.start(), match.end()), there.part(start, end)


def _base(word: str) -> str:
    """A form without its ending: enough to see one verb in "denied" and "deny"."""
    word = _PASTS.get(word, word)
    for ending, put in (("ied", "y"), ("ed", ""), ("ing", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return (word.removesuffix(ending) + put).removesuffix("e")
    return word.removesuffix("e")


def _affirmed(verb: str, text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if _base(match.group()) == verb and not _UNREAL.search(text[max(0, match.start() - LED_BY) : match.start()]):
            yield match.span()


def _beside(sentence: Span, at: tuple[int, int]) -> frozenset[str]:
    """Content words beside a verb, itself left out."""
    low, high = max(0, at[0] - BESIDE), at[1] + BESIDE
    before, behind = sentence.quote[low : at[0]], sentence.quote[at[1] : high]
    return content(Span(sentence.report, 0, len(before) + 1 + len(behind), f"{before} {behind}"))


def _tells(verb: str, denier: Sentence, there: Span, reports: Reports) -> bool:
    """True where the report that denies it tells it too, in another sentence that shares words with the other report's."""
    words = content(there)
    return any(
        number != denier[1] and any(True for _ in _affirmed(verb, sentence.quote)) and len(content(sentence) & words) > COMMON
        for number, sentence in enumerate(reports.annotations[denier[0]].sentences)
    )


# --- in events ----------------------------------------------------------------------------------


def _deeds(match: Match, reports: Reports) -> Iterator[tuple[Pair, Pair]]:
    """A deed and its denial, or two that exclude each other, where neither report tells both."""
    lead = match.one[1] < LEAD and match.other[1] < LEAD
    for mine in reports.by_sentence.get(match.one, ()):
        for theirs in reports.by_sentence.get(match.other, ()):
            x, y = mine[1], theirs[1]
            if not told_as_fact(x) or not told_as_fact(y):
                continue
            denied = x.mention.polarity != y.mention.polarity and x.lemma == y.lemma and x.lemma not in REPORTING
            against = x.mention.polarity and y.mention.polarity and opposed(x.lemma, y.lemma)
            if (not denied and not against) or (denied and any(_not_yet(t) for t in (x, y) if not t.mention.polarity)):
                continue
            common = _around(x) & _around(y)
            if len(common) >= (COMMON_LEAD if lead else COMMON) and not _both(x, y, reports) and not _both(y, x, reports):
                yield mine, theirs


def _not_yet(t: Telling) -> bool:
    sentence, trigger = t.mention.sentence, t.mention.trigger
    behind = sentence.quote[trigger.end - sentence.start :]
    return bool(_NOT_YET.search(sentence.quote[: trigger.start - sentence.start])) or behind.startswith((" have ", " has "))


def _around(t: Telling) -> frozenset[str]:
    sentence, trigger = t.mention.sentence, t.mention.trigger
    return _beside(sentence, (trigger.start - sentence.start, trigger.end - sentence.start))


def _both(t: Telling, other: Telling, reports: Reports) -> bool:
    """True where the report of `t` tells what the other report does as well: done, where it is denied here; or the opposite."""
    told = [o for o in reports.told.get(t.report, ()) if o.id != t.id]
    if t.mention.polarity != other.mention.polarity:
        return any(o.lemma == t.lemma and o.mention.polarity == other.mention.polarity for o in told)
    return any(o.lemma == other.lemma or o.concepts & (other.concepts - t.concepts) for o in told)
