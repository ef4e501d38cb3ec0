"""How many attacked: figures of those who came, fired, fled or are sought, compared across the reports of one deed.

No statement of annotate has them: they are nobody's loss. A report is read for one figure, the greatest at its head that words
beside it tie to the deed; figures of those who were caught are left out, since they change as a case goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import inf

from rashomon.model import Quantity, Span
from rashomon.reconcile.claims.values import at_odds, quantity_text
from rashomon.reconcile.conflicts.figures import ASIDE, HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.readings import tells_of_several
from rashomon.reconcile.conflicts.scenes import Scene

_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)} | {"lone": 1, "single": 1}
_ALONE = frozenset({"lone", "single"})
_ONE = rf"(?:{'|'.join(_WORDS)}|[1-9]|1\d)"
_NUMBER = rf"(?P<n>{_ONE})(?: to (?P<most>{_ONE}))?"
_KINDS = r"(?:(?:masked|armed|male|unknown|unidentified|hooded|young|black|white|hispanic|alleged|possible) ){0,2}"
_DOERS = r"(?:gunm[ae]n|shooters?|attackers?|assailants?|robbers?|intruders?|burglars?|suspects?|perpetrators?|raiders?|bombers?)"
_PERSONS = r"(?:m[ae]n|people|males?|persons?|teens?|teenagers?|individuals?|youths?|wom[ae]n)"
_SOUGHT = r"(?:search(?:ing)? for|look(?:ing)? for|hunt(?:ing)? for|seek(?:ing)?|manhunt for|identify(?:ing)?)"
_DID = (
    r"(?:(?:who |had |then |allegedly )*(?:fled|ran (?:off|away|from)|opened fire|fired|drove (?:off|up|away|by)"
    r"|broke (?:in|into)|burst (?:in|into)|stormed|forced their way|kicked (?:in|down)|rammed|smashed|came in"
    r"|walked (?:in|into|up)|approached|tried to rob|attempted to rob|entered|emerged from|jumped out|pulled up|got out of)"
    r"|accused of|wanted (?:for|in)|(?:are |is )?(?:at large|on the loose|on the run))"
)
_FIGURES = (
    re.compile(rf"\b{_NUMBER} {_KINDS}{_DOERS}\b", re.IGNORECASE),
    re.compile(rf"\b{_SOUGHT} (?:the )?{_NUMBER} {_KINDS}{_PERSONS}\b", re.IGNORECASE),
    re.compile(rf"\b{_NUMBER} {_KINDS}{_PERSONS} {_DID}\b", re.IGNORECASE),
)
_OPENED = (
    r"(?:who )?(?:had |then |allegedly )?"
    r"(?:(?:(?:got|jumped|stepped) out|(?:walked|ran|pulled|drove|came) up|approached)(?: of [\w ]{1,20})?,? and )?"
    # Not "fired back", and not "fired from their jobs".
    r"(?:open(?:ed|s) fire|fire[sd]\b(?! (?:back|by|over|for|last|from (?:his|her|their|the) (?:\w+ )?(?:jobs?|company))\b)"
    r"|(?:began|begins|start(?:ed|s)) (?:firing|shooting|to fire|to shoot))\b"
)
_FIRER = r"(?:gunman|shooter|attacker|assailant|robber|intruder|suspect|subject|man|person|individual)"
_FIRERS = r"(?:gunmen|shooters|attackers|assailants|robbers|intruders|suspects|subjects|men|people|persons|individuals)"
_OF_THEM = rf"(?: of (?:them|the (?:\w+ )?{_FIRERS}))"
_ONE_FIRED = re.compile(rf"\b(?:(?:a|an|one) {_KINDS}(?:lone |single )?{_FIRER}|one{_OF_THEM}?) {_OPENED}", re.IGNORECASE)
_SEVERAL_FIRED = re.compile(
    rf"\b(?:(?P<n>two|three|four|five|six|[2-6])(?:{_OF_THEM}| {_KINDS}{_FIRERS})|gunmen|shooters|attackers|robbers"
    rf"|and (?:one of the other|another) {_FIRER}s?) {_OPENED}",
    re.IGNORECASE,
)
# Who fired beside the one that is told of.
_SECOND = re.compile(
    rf"\b(?:gunmen|shooters|(?:another|second|other|both|two|three|four) {_KINDS}(?:gunm[ae]n|shooters?)"
    rf"|(?:another|second|other|both) {_FIRER}s? {_OPENED})\b",
    re.IGNORECASE,
)
# So does a fight, but for one with the police.
_FOUGHT = re.compile(
    r"\b(?:gun ?fight|gun battle|shoot-?out|crossfire|exchang\w+ (?:of )?(?:gunfire|fire|shots)|each other|return(?:ed|ing)? fire"
    r"|fired back)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\b(?:police|officers?|deput(?:y|ies)|troopers?|agents?|sheriff\w*)\b", re.IGNORECASE)
# Further down a report tells of more than its deed.
DEPTH = 2 * HEAD
# Of some of them: those caught, hurt or dead, or those beside others.
_SOME = re.compile(
    r"\b(?:arrest\w*|custody|robbed|charged|detained|captured|jail\w*|caught|another|others?|second|third|remaining|more"
    r"|of the|of them|killed|dead|died|wounded|injured|hospital\w*|convicted|sentenced|plead\w*|court|persons? of interest)\b",
    re.IGNORECASE,
)
# Another incident than the report's own.
_THAT = re.compile(
    r"\b(?:in|during) (?:that|another|a separate|an earlier|the other) (?:\w+ )?(?:shooting|attack|incident|robbery)\b", re.I
)
_UNSURE = re.compile(r"\b(?:at least|up to|about|or|as many as|more than|possibly|than|another|the other)\s\Z", re.IGNORECASE)
_EITHER = re.compile(r"\s(?:or|to)\b", re.IGNORECASE)
REACH = 24


def attacker_conflicts(scenes: Sequence[Scene], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict: how many attacked, or else how many fired, as the reports of one deed tell at their heads."""
    before = len(maker.made)
    for figure, question in ((_figure, "How many attackers were there?"), (_firing, "How many people fired?")):
        told = {s.report: given for s in scenes if (given := figure(s.report, setting)) is not None}
        _compare(told, question, scenes, maker)
        if len(maker.made) > before:
            break
    return maker.made[before:]


def _compare(told: Mapping[str, Given], question: str, scenes: Sequence[Scene], maker: Maker) -> None:
    """Makes the conflict between the figures of reports of one deed, if there is one."""
    marks: Mapping[str, frozenset[tuple[str, float]]] = {s.report: s.marks for s in scenes}
    sides: dict[float, list[Given]] = {}
    for report, given in sorted(told.items()):
        if any(_odds(given, other) and marks[report] & marks[o] for o, other in told.items()):
            sides.setdefault(_size(given), []).append(given)
    if len(sides) > 1:
        given_sides = [sides[size] for size in sorted(sides)]
        if not maker.shown("number", [[g.span for g in side] for side in given_sides]):
            deed = next(s.deed for s in scenes if s.report == given_sides[0][0].span.report)
            maker.deeds(given_sides, deed, question)


def _odds(a: Given, b: Given) -> bool:
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and at_odds(a.value, b.value)


def _size(given: Given) -> float:
    return given.value.low if isinstance(given.value, Quantity) else 0.0


def _figure(report: str, setting: Setting) -> Given | None:
    """The greatest figure of attackers at a report's head."""
    sentences = setting.witnesses.parallels.sentences.get(report, ())[:DEPTH]
    if report in setting.rewritten or any(tells_of_several(s.quote) for s in sentences[:2]):
        return None
    found = [
        g
        for s in sentences
        if not ASIDE.search(s.quote) and not _THAT.search(s.quote)
        for g in _in(s, whole=not _SOME.search(s.quote))
    ]
    return max(found, key=lambda g: (_size(g), -g.span.start), default=None)


def _firing(report: str, setting: Setting) -> Given | None:
    """How many fired, as a report's head tells: the greatest of several, else one, if no words tell of a second.

    "A gunman" is one only where it is told who fired: of those who came, fled or are sought it may name the first.
    """
    sentences = setting.witnesses.parallels.sentences.get(report, ())[:DEPTH]
    if report in setting.rewritten or any(tells_of_several(s.quote) for s in sentences[:2]):
        return None
    told = [s for s in sentences if not ASIDE.search(s.quote) and not _THAT.search(s.quote)]
    several = [g for s in told for g in _matches(s, _SEVERAL_FIRED)]
    # The plural of a headline is loose.
    if several or any(_several_fired(s.quote) for s in sentences[1:]):
        return max(several, key=lambda g: (_size(g), -g.span.start), default=None)
    return next((g for s in told for g in _matches(s, _ONE_FIRED)), None)


def _several_fired(words: str) -> bool:
    return bool(_SECOND.search(words) or (_FOUGHT.search(words) and not _POLICE.search(words)))


def _matches(sentence: Span, pattern: re.Pattern[str]) -> list[Given]:
    """Those who fired, as a sentence counts them; of several without a figure, or with a loose one, two at least."""
    found = []
    for match in pattern.finditer(sentence.quote):
        word = match.groupdict().get("n") or ""
        loose = _UNSURE.search(sentence.quote[max(0, match.start() - REACH) : match.start()])
        if pattern is _ONE_FIRED:
            value = Quantity(1, 1, counted=match[0])
        elif word and not loose:
            value = Quantity(_number(word), _number(word), counted=match[0])
        else:
            value = Quantity(2, inf, counted=match[0], rule="at least")
        span = sentence.part(match.start(), match.end())
        found.append(Given("number", "attackers", value, span, quantity_text(value)))
    return found


def _number(word: str) -> float:
    return float(_WORDS.get(word.lower()) or int(word))


def _in(sentence: Span, *, whole: bool) -> list[Given]:
    """The figures of a sentence; of one that is not `whole`, since it tells of some of them, only "a lone gunman", who is all."""
    found = []
    for pattern in _FIGURES:
        for match in pattern.finditer(sentence.quote):
            before = sentence.quote[max(0, match.start("n") - REACH) : match.start("n")]
            behind = sentence.quote[match.end() : match.end() + REACH]
            if match["n"].lower() in _ALONE:
                pass
            elif (
                not whole
                or _UNSURE.search(before)
                or _EITHER.match(sentence.quote, match.end("most" if match["most"] else "n"))
                or _SOME.search(before + behind)
            ):
                continue
            span = sentence.part(match.start("n"), match.end())
            low, high = _number(match["n"]), _number(match["most"] or match["n"])
            value = Quantity(low, high, counted=span.quote, rule="exact" if low == high else "range")
            found.append(Given("number", "attackers", value, span, quantity_text(value)))
    return found
