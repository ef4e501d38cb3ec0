"""Whom reports name as being behind a deed: blamed by one speaker, claimed by another, "the work of" somebody else.

Blame is told in a few fixed forms and seldom of a deed that a verb tells, so the words beside the form are read. Two
are blamed for one thing where they are of two parties; "gunmen" and "bandits" may be the same men.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Span, Speaker, Who
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.counted import read_counted
from rashomon.reconcile.compare.lexicon import concepts, stem, told_apart
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import WHO_WAS_BEHIND
from rashomon.reconcile.events.tellings import DOER, Telling

_DEED = (
    r"(?P<deed>\b(?:the |this |that |an? |its |their |\w{1,30}['’]s )?"
    r"(?:(?!(?:after|of|in|on|for|from|to|at|over|by)\b)[\w-]{1,30} ){0,3}?"
    r"(?:attacks?|raids?|strikes?|airstrikes?|killings?|shootings?|bombings?|blasts?|explosions?|assaults?|massacres?|murders?"
    r"|assassinations?|shelling|ambush\w{0,3}|abductions?|kidnappings?|violence|clashes|fighting|fires?|violations?|incidents?"
    r"|deaths?|crash|downing|poisoning|hack|it)\b)"
)
_WAS = r"(?:was|were|is|are|had been|has been|have been|to be)"
_NAME = r"(?P<who>[^.,;:“”\"()]{3,80}?)"
_END = r"(?=[.,;:“”\"()]| (?:for|on|after|in|at|who|which|that|but|as|since|when|while|saying|and (?:said|called|vowed))\b|\Z)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\bblam(?:e[sd]?|ing) (?:for )?{_DEED} on {_NAME}{_END}",
        rf"\bblam(?:e[sd]?|ing) {_NAME} for (?:carrying out |launching |staging )?{_DEED}",
        rf"\baccus(?:e[sd]?|ing) {_NAME} of (?:being behind|(?:having )?carr\w{{2,3}} out|committing|launching) {_DEED}",
        rf"\baccus(?:e[sd]?|ing) {_NAME} of (?P<deed>attacking|shelling|bombing|killing|shooting|abducting|bombarding|raiding)\b",
        rf"{_NAME} {_WAS} (?:\w+ly )?(?:behind|responsible for) {_DEED}",
        rf"{_DEED} {_WAS} (?:\w+ly )?(?:carried out|committed|perpetrated|conducted|staged|mounted) by {_NAME}{_END}",
        rf"{_DEED} (?:{_WAS}|bore the \w+ of|looked like) the work of {_NAME}{_END}",
        rf"{_NAME} (?:has |have |had |later ){{0,3}}(?:claimed|took) (?:the )?(?:responsibility|credit)(?: for {_DEED})?",
        r"\bblam(?:e[sd]?|ing) (?!(?:each|one another|it|them)\b)(?P<who>(?:(?! for )[^.,;:“”()]){3,80}?)(?P<deed>)(?=[.;]|\Z)",
    )
)
# The forms are slow to look for; a sentence without one of these words has none.
_CUE = re.compile(
    r"\b(?:blam|accus|behind\b|responsib|the work of\b|(?:claimed|took) (?:the )?credit\b"
    r"|(?:carried out|committed|perpetrated|conducted|staged|mounted) by\b)",
    re.IGNORECASE,
)
# Where a subject begins that stands before its form.
_BEFORE = re.compile(
    r"(?:\b(?:that|said|says|say|believes?|believed|suspects?|suspected|alleg\w+|claims?|insist\w*|added|told \w+|by|whether|and"
    r"|but|as)\b"
    r"|[,;:“”\"])\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\A(?:no|nobody|none|neither|whoever|who|those|someone|somebody|it|they|he|she|we|both|each|what|which)\b", re.I
)
_DENIED = re.compile(r"\b(?:not|no|never|den(?:y|ied|ies)|nobody|neither|unclear|whether|if)\b", re.IGNORECASE)
_PARTIES = frozenset({"organisation", "group", "person", "place"})
_BLAMING = frozenset({"claim", "blame", "accuse"})
_OF_THE_STATE = re.compile(r"\A(?:the )?(?:government|army|security forces|regime|state (?:forces|troops))\b", re.IGNORECASE)
# Who is named so may be anybody.
_ANYBODY = frozenset(stem(word) for word in "bandits gangs groups forces unknown unidentified others sides".split())
# Classes of deeds that somebody is behind; the wide ones may be what any other word for one says.
_WIDE = frozenset({"attack", "kill"})
_HARM = _WIDE | frozenset({"injure", "abduct", "destroy", "explode", "airstrike", "shoot", "fight", "break", "fire"})


@dataclass(frozen=True, slots=True)
class Blamed:
    """Somebody who is said to be behind a deed.

    Attributes:
        who: the words for whom; `entity`: his global id, where he has a name.
        deeds: classes of the deed, empty where it is not named.
        sentence: where it is said.
    """

    who: Span
    entity: str | None
    deeds: frozenset[str]
    sentence: Sentence


def blame_conflicts(
    annotations: Sequence[Annotation], tellings: Sequence[tuple[str, Telling]], maker: Maker, setting: Setting
) -> list[Found]:
    """At most one conflict.

    Args:
        annotations: of the reports.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    unsure = {t.sentence for _, t in tellings if not actual(t.mention.modality) and t.mention.lemma in _BLAMING}
    blamed = [b for a in annotations for b in _of_report(a, setting) if b.sentence not in unsure]
    blamed.sort(key=lambda b: (setting.order.get(b.who.report, 0), b.who))
    sides: dict[tuple[str, ...], list[Blamed]] = {}
    for each in blamed:
        if any(_rivals(each, other, setting) for other in blamed):
            sides.setdefault(_party(each, setting), []).append(each)
    blamers = {t.sentence: _blamer(t) for _, t in tellings if t.mention.lemma in _BLAMING}
    given = [[_given(b, blamers.get(b.sentence)) for b in side] for side in sides.values()]
    if len(given) > 1 and not maker.shown("actor", [[g.span for g in side] for side in given]):
        about, telling = maker.nearest(given[0][0].span)
        if telling is not None:
            maker.deeds(given, (about, telling), WHO_WAS_BEHIND, alone=True)
    return maker.made[before:]


def _of_report(annotation: Annotation, setting: Setting) -> Iterator[Blamed]:
    for number, sentence in enumerate(annotation.sentences):
        if not _CUE.search(sentence.quote):
            continue
        seen: list[Span] = []
        for form in _FORMS:
            for match in form.finditer(sentence.quote):
                who, told = sentence.part(*_whom(match)), sentence.part(*match.span())
                if not who.quote or _NOBODY.match(who.quote) or _DENIED.search(sentence.quote[: match.end()]):
                    continue
                if any(told.overlaps(s) for s in seen):
                    continue
                seen.append(told)
                deed = frozenset[str]().union(*(concepts(word.lower()) for word in (match["deed"] or "").split()))
                yield Blamed(who, _entity(annotation, who, setting), deed & _HARM, (annotation.report, number))


def _whom(match: re.Match[str]) -> tuple[int, int]:
    """The words for whom, from the last break before the form on."""
    start, end = match.span("who")
    if match.start() == start:
        for found in _BEFORE.finditer(match.string, start, end):
            start = found.end()
    return start, end


def _entity(annotation: Annotation, span: Span, setting: Setting) -> str | None:
    """The last one named inside the words, or whom they describe."""
    found = None
    for local in annotation.entities:
        who = setting.entities.find(annotation.report, local.key)
        if who is None or local.type not in _PARTIES or not setting.entities.by_id[who].names:
            continue
        for mention in local.mentions:
            if (
                span.start <= mention.span.start
                and mention.span.end <= span.end
                and (found is None or mention.span.end > found[0])
            ):
                found = (mention.span.end, who)
    return found[1] if found is not None else None


def _rivals(a: Blamed, b: Blamed, setting: Setting) -> bool:
    """True where two reports, or two voices, blame two parties for what may be one deed."""
    if a.sentence == b.sentence or not _one_deed(a.deeds, b.deeds):
        return False
    if a.entity is not None and b.entity is not None:
        return a.entity != b.entity and not setting.sides.parties.same(a.entity, b.entity)
    if a.entity is None and b.entity is None:
        return told_apart(_kinds(a), _kinds(b))
    named, described = (a, b) if a.entity is not None else (b, a)
    head = read_counted(described.who.quote, frozenset()).head
    callings = " ".join(setting.callings.get(named.entity or "", ()))
    return bool(head) and head not in _ANYBODY and not _kinds(described) and head not in {stem(w) for w in callings.split()}


def _one_deed(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b) or bool((a | b) & _WIDE)


def _party(blamed: Blamed, setting: Setting) -> tuple[str, ...]:
    if blamed.entity is not None:
        return ("entity", str(setting.sides.parties.find(blamed.entity)))
    counted = read_counted(blamed.who.quote, frozenset())
    return ("kinds", *sorted(counted.kinds or {counted.head}))


def _kinds(blamed: Blamed) -> frozenset[str]:
    kinds = read_counted(blamed.who.quote, frozenset()).kinds
    return kinds | {"regular"} if _OF_THE_STATE.search(blamed.who.quote) else kinds


def _blamer(t: Telling) -> Speaker | None:
    """Who blames says so: no verb of saying stands beside it."""
    doer = next((role for role in t.mention.roles if role.name in DOER), None)
    if t.mention.lemma == "claim" or doer is None:
        return None
    outer = t.mention.speaker.chain if t.mention.speaker is not None else ()
    return Speaker((*outer, " ".join(doer.span.quote.split())), entity=doer.entity, spans=(doer.span,))


def _given(blamed: Blamed, blamer: Speaker | None) -> Given:
    label = " ".join(blamed.who.quote.split())
    return Given("actor", "actor", Who(label, blamed.entity), blamed.who, label, blamer)
