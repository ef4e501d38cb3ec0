"""Why two sides differ: update, rival, scope, slip; contradiction when the others were tried.

Each reading looks for evidence of its own kind and says in plain words what it found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Quantity, Statement
from rashomon.reconcile.claims.values import number_text
from rashomon.reconcile.compare.counted import wider
from rashomon.reconcile.compare.geometry import contains
from rashomon.reconcile.conflicts.positions import OWN, Setting, Side, first_published, origins_of, parties_of, voice

# Figures that grow as an event unfolds.
CUMULATIVE = frozenset(
    {"killed", "injured", "killed or injured", "missing", "displaced", "evacuated", "hospitalised", "arrested", "captured"}
)
# Factors between units that reports mix up, and how near the ratio of two figures must come.
CONVERSIONS = {
    "distance": ((1.609344, "miles and kilometres"), (3.28084, "metres and feet")),
    "weight": ((2.20462, "kilograms and pounds"), (1.10231, "tonnes and short tons")),
    "area": ((2.47105, "hectares and acres"), (2.58999, "square miles and square kilometres")),
    "speed": ((1.609344, "miles and kilometres an hour"),),
}
NEAR = 0.02
# A toll that others correct falls by less than this factor.
CORRECTED = 1.5
# Transposed digits are looked for in figures of so many digits and more.
DIGITS = 3

_INCIDENTS = (
    r"(?:shootings|attacks|incidents|bombings|blasts|air ?strikes|strikes|explosions|crashes|raids|clashes|scenes|killings"
    r"|stabbings)"
)
_MANY = (
    r"(?:pair|series|string|spate|wave|total|combined|separate|multiple|several|dozens?|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,3})"
)
# One figure for several incidents: "in four separate shootings", "shootings across the city", "a violent weekend".
_SEVERAL = re.compile(
    rf"\b{_MANY}(?: (?:of|separate|different|fatal|nonfatal|unrelated|other))* {_INCIDENTS}\b"
    rf"|\b{_MANY} separate \w+ {_INCIDENTS}\b"
    rf"|\b(?:weekend|city|citywide|overnight)(?: \w+)? {_INCIDENTS}\b"
    rf"|\b{_INCIDENTS} (?:\w+ ){{0,2}}(?:across|throughout|around|over|on the \w+ and|on \w+, )"
    r"|\b(?:violent|bloody|deadly) (?:\w+ )?(?:night|weekend|day|week)\b"
    r"|\bacross the (?:city|country|county|region|province|state|district)\b|\bover the weekend\b",
    re.IGNORECASE,
)
# Pairs that no reading explains are named in the reason, so many of them.
UNEXPLAINED = 3

# A report that tells of several incidents says so in its title or its first sentence.
FIRST = 2

_EARLIER = re.compile(
    r"\b(?:earlier(?! (?:in|this|that|on|\w+day)\b)|previous(?:ly)?|initial(?:ly)?|at first|originally|preliminary|first reports?"
    r"|an early|until now|up from)\b",
    re.IGNORECASE,
)
# A report's words for a figure that it, or others, gave before.
_FIRST_SAID = re.compile(
    r"\b(?:initial(?:ly)?|originally|at first|(?:first|early|earlier|preliminary) (?:reports?|information|accounts?)"
    r"|(?:earlier|previously) (?:said|reported|put|told))\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:person|victim|man|woman|boy|girl|child|teen)"
    r" (?:has |have |later |also )?(?:dies|died)"
    r"|risen|(?<!\ba )(?<!\bthe )rises?|rose|climb(?:s|ed)?|grown|grew|increased?|revised|updated|jump(?:s|ed) (?:to|by)"
    r"|death toll (?:now|reached)"
    r"|new toll)\b",
    re.IGNORECASE,
)
# A report's words that its figure is not the last: "the toll is expected to rise", "feared to be much higher".
_TOLL = frozenset({"killed", "injured", "killed or injured"})
_TO_RISE = re.compile(
    r"\b(?:toll|number|figure|count|dead|casualties)\b[^.;:]{0,40}?\b(?:(?:could|may|might|will|would|to|likely to|expected to)"
    r" (?:be (?:much |far )?higher|rise|climb|grow|increase|go up|mount)"
    r"|(?:could|may|might|will|would|to) (?:exceed|top|surpass))\b",
    re.IGNORECASE,
)
# The suspect, or one who was hurt in another way, is told apart from those whom the smaller figure counts.
OWN_HAND = re.compile(
    r"\b(?:then|before|and) (?:killed |shot |killing |shooting )?(?:himself|herself|themselves)\b"
    r"|\bturn(?:ed|ing) (?:the|his|her) (?:gun|weapon|rifle|pistol) on\b|\b(?:took|taking) (?:his|her) own life\b"
    r"|\bplus (?:the )?(?:suspect|gunman|attacker)\b"
    r"|\b(?:gunm[ae]n|shooter|suspect|attacker|assailant) (?:was|were|is|are|died|also)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:unrelated to|trying to (?:flee|escape)|while (?:fleeing|escaping)|jump(?:ed|ing)|fell|trampled|stampede|heart attack"
    r"|asthma attack|in (?:a|the) (?:crash|fall)|broke (?:his|her|a) \w+)\b",
    re.IGNORECASE,
)
_SUSPECT = re.compile(
    r"\bincluding the (?:gunman|gunmen|shooter|suspect|attacker|attackers|assailant|bomber|perpetrator)\b", re.IGNORECASE
)


# Offices that speak for those who rule, and for those who stand against them.
_RULING = re.compile(
    r"\b(?:police|army|military|air force|government|ministry|authorities|officials?|prosecutors?|management)\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:organi[sz]ers?|unions?|federation|opposition|activists?|protest(?:er|or)s?|demonstrators?|campaigners?|strikers?"
    r"|rebels?|militants?|insurgents?|guerrillas?|brigades?|militias?|dissidents?"
    r"|separatists?|fighters|front|liberation)\b",
    re.IGNORECASE,
)


# A figure set against that of those who rule: "more than twice the official toll".
_OFFICIAL = re.compile(
    r"\b(?:than|twice|times|against|disput\w+|contradict\w+|unlike|below|above) the (?:government'?s? |official |state )"
    r"(?:toll|figures?|count|number|estimate|tally|version|account)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Why two sides differ.

    Attributes:
        why: "update", "rival", "scope", "slip" or "contradiction".
        reason: the evidence, in plain words.
        outdated: 0 or 1 where an update replaces the first or the second side.
    """

    why: str
    reason: str
    outdated: int | None = None


def marked(label: str) -> str:
    """A label in quotation marks, which a passage has already."""
    return label if label.startswith("“") else f"“{label}”"


def read_pair(a: Side, b: Side, setting: Setting) -> Reading:
    """Tries the readings of one pair of sides in turn."""
    return (
        told_update(a, b)
        or rival(a, b, setting)
        or _told_scope(a, b, setting)
        or _update(a, b, setting)
        or _scope(a, b)
        or _slip(a, b)
        or Reading("contradiction", f"Nothing in the reports explains {marked(a.label)} against {marked(b.label)}.")
    )


def read_all(sides: list[Side], facing: list[tuple[int, int]], setting: Setting) -> tuple[str, str, frozenset[int]]:
    """Why the sides of one conflict differ: the reading that explains most pairs.

    Args:
        sides: of the conflict.
        facing: pairs of indices that cannot both hold.
        setting: of the story.

    Returns:
        The kind of reason, the reasons in words, and the sides that an update replaced.
    """
    readings = {(i, j): read_pair(sides[i], sides[j], setting) for i, j in facing}
    counts: dict[str, int] = {}
    for reading in readings.values():
        counts[reading.why] = counts.get(reading.why, 0) + 1
    rank = ("rival", "update", "scope", "slip")
    explained = [why for why in rank if why in counts]
    why = max(explained, key=lambda w: (counts[w], -rank.index(w)), default="contradiction")
    outdated = {pair[r.outdated] for pair, r in readings.items() if r.outdated is not None}
    ordered = sorted(readings, key=lambda p: (readings[p].why != why, readings[p].why == "contradiction", p))
    reasons = list(dict.fromkeys(readings[p].reason for p in ordered if readings[p].why != "contradiction"))
    rest = [
        f"{marked(sides[i].label)} against {marked(sides[j].label)}" for i, j in ordered if readings[i, j].why == "contradiction"
    ]
    if rest:
        more = " and more" if len(rest) > UNEXPLAINED else ""
        reasons.append(f"Nothing in the reports explains {', '.join(rest[:UNEXPLAINED])}{more}.")
        if any(reading.why == "contradiction" and _undated(sides[i], sides[j], setting) for (i, j), reading in readings.items()):
            reasons.append("Not all of these reports are dated: one figure may have come after another.")
    return why, " ".join(reasons), frozenset(outdated)


def _undated(a: Side, b: Side, setting: Setting) -> bool:
    """True for figures that grow with time where nothing tells which is the later one."""
    grows = all(g.claim.slot in CUMULATIVE for g in (*a.groups, *b.groups))
    return grows and any(first_published(side.reports, setting) is None for side in (a, b))


def told_update(a: Side, b: Side) -> Reading | None:
    """One side's own words call its figure the earlier one, or the other's say that it rose."""
    first = [any(said_earlier(s.sentence.quote) for s in side.statements) for side in (a, b)]
    if first[0] != first[1] and set(a.reports) & set(b.reports):
        old, new = (0, 1) if first[0] else (1, 0)
        labels = [marked(side.label) for side in (a, b)]
        return Reading("update", f"A report calls {labels[old]} the earlier figure, before {labels[new]}.", old)
    earlier = [any(_EARLIER.search(s.sentence.quote) for s in side.statements) for side in (a, b)]
    risen = [any(_RISEN.search(s.sentence.quote) for s in side.statements) for side in (a, b)]
    sides = (a, b)
    for old, new in ((0, 1), (1, 0)):
        both = set(sides[old].reports) & set(sides[new].reports)
        if earlier[old] and not earlier[new] and (both or risen[new]):
            return Reading(
                "update", f"A report calls {marked(sides[old].label)} the earlier figure, before {marked(sides[new].label)}.", old
            )
        if risen[new] and not risen[old] and _less(sides[old], sides[new]):
            return Reading("update", f"A report says that the figure rose to {marked(sides[new].label)}.", old)
    for old, new in ((0, 1), (1, 0)):
        told = (s.statement.sentence.quote for g in sides[old].groups for s in g.said if g.claim.slot in _TOLL)
        if _less(sides[old], sides[new]) and any(_TO_RISE.search(sentence) for sentence in told):
            return Reading("update", f"A report that gives {marked(sides[old].label)} expects more.", old)
    return None


def said_earlier(sentence: str) -> bool:
    """True where a sentence calls its figure an earlier one."""
    return bool(_FIRST_SAID.search(sentence))


def roundup(side: Side, setting: Setting) -> bool:
    """True where the side's figure is told of several incidents together, in its sentence or at the head of its report."""
    return any(_SEVERAL.search(s.sentence.quote) for s in side.statements) or any(
        _SEVERAL.search(sentence.quote)
        for report in side.reports
        if setting.tolls
        for sentence in setting.witnesses.parallels.sentences[report][:FIRST]
    )


def tells_of_several(words: str) -> bool:
    """True for words that tell of several incidents together: "four separate shootings", "a violent weekend"."""
    return bool(_SEVERAL.search(words))


def _less(a: Side, b: Side) -> bool:
    x, y = a.value, b.value
    # An age is no figure that rises, or of which a part is counted.
    return isinstance(x, Quantity) and isinstance(y, Quantity) and "age" not in {x.kind, y.kind} and x.low < y.low


def rival(a: Side, b: Side, setting: Setting) -> Reading | None:
    """Speakers of different parties, one of them at least a party to what happened; no speaker says both."""
    voices = [{voice(s, setting) for s in side.statements if s.speaker is not None} - {OWN} for side in (a, b)]
    if not voices[0] or not voices[1] or voices[0] & voices[1]:
        return None
    parties = [frozenset().union(*(parties_of(s, setting) for s in side.statements)) for side in (a, b)]
    if parties[0] & parties[1]:
        return None
    involved = {setting.sides.parties.find(e) for side in (a, b) for e in _involved(side)}
    if not ((parties[0] | parties[1]) & involved or _opposed(a, b, setting) or _against_official(a, b)):
        return None
    names = [_speakers(side, setting) for side in (a, b)]
    return Reading(
        "rival", f"{marked(a.label)} comes from {names[0]}, {marked(b.label)} from {names[1]}; they speak for different parties."
    )


def _opposed(a: Side, b: Side, setting: Setting) -> bool:
    """True where those who rule speak for one side, and those who stand against them for the other: police and organisers."""
    said = [{_office(s, setting) for s in side.statements if s.speaker is not None and s.speaker.chain} for side in (a, b)]
    return any(
        one and other and all(_RULING.search(w) for w in one) and all(_AGAINST.search(w) for w in other)
        for one, other in (said, said[::-1])
    )


def _office(statement: Statement, setting: Setting) -> str:
    """The words for a speaker, with what reports call him beside the name."""
    speaker = statement.speaker
    if speaker is None:
        return ""
    entity = setting.entities.find(statement.report, speaker.entity)
    return " ".join((speaker.chain[-1], *setting.callings.get(entity or "", ())))


def _against_official(a: Side, b: Side) -> bool:
    """True where one side's words set its figure against the official one."""
    return any(_OFFICIAL.search(s.sentence.quote) for side in (a, b) for s in side.statements)


def _involved(side: Side) -> set[str]:
    return {e for s in side.said for e in s.telling.actors | s.telling.recipients | s.counted.owners}


def _speakers(side: Side, setting: Setting) -> str:
    names = [o.name for o in origins_of(side, setting) if o.kind == "speaker"]
    return " and ".join(names[:2]) or "one side"


def _update(a: Side, b: Side, setting: Setting) -> Reading | None:
    """One side is published later, by the same voice or house, or tells a higher toll that nobody published since denies."""
    first = [first_published(side.reports, setting) for side in (a, b)]
    if first[0] is None or first[1] is None or first[0].overlaps(first[1]):
        return None
    old, new = (0, 1) if first[0].start < first[1].start else (1, 0)
    sides = (a, b)
    early, late = sides[old], sides[new]
    days = f"{marked(early.label)} was published {_day(first[old])}, {marked(late.label)} {_day(first[new])}"
    shared = {o.name for o in origins_of(early, setting)} & {o.name for o in origins_of(late, setting)}
    if shared:
        both = "gave both figures" if isinstance(a.value, Quantity) else "said both"
        return Reading("update", f"{min(shared)} {both}: {days}.", old)
    if any((x, y) in setting.updates for x in early.reports for y in late.reports):
        return Reading("update", f"The later report brings the earlier one up to date: {days}.", old)
    if all(g.claim.slot == "condition" for g in (*early.groups, *late.groups)):
        return Reading("update", f"How somebody fares changes with time: {days}.", old)
    if _less(late, early) and all(g.claim.slot == "missing" for g in (*early.groups, *late.groups)):
        return Reading("update", f"Some of the missing were found meanwhile: {days}.", old)
    if setting.tolls and not _repeated(early, first[new], setting) and (fallen := _fallen(early, late, setting)):
        return Reading("update", f"{fallen}: {days}.", old)
    grows = all(g.claim.slot in CUMULATIVE for g in (*early.groups, *late.groups)) and _less(early, late)
    if grows and not _repeated(early, first[new], setting):
        return Reading("update", f"The toll rose with time: {days}.", old)
    return None


def _fallen(early: Side, late: Side, setting: Setting) -> str:
    """Why a toll fell: those who died meanwhile are no longer counted among the injured, or it was counted anew."""
    if not _less(late, early):
        return ""
    killed = setting.tolls.get("killed", {})
    dead = [max((killed[t].low for t in side.reports if t in killed), default=0.0) for side in (early, late)]
    if all(g.claim.slot == "injured" for g in (*early.groups, *late.groups)) and dead[1] - dead[0] >= 1:
        return "Of those hurt some died meanwhile"
    spoken = [{voice(s, setting) for s in side.statements} for side in (early, late)]
    far = _by(early, late) > (CORRECTED - 1) * late.value.low if isinstance(late.value, Quantity) else False
    if far and OWN not in spoken[0] | spoken[1] and not spoken[0] & spoken[1]:
        return ""  # two who count, each in his way
    return "The toll was corrected with time"


def _day(moment: object) -> str:
    start = getattr(moment, "start", None)
    return f"on {start:%d %B %Y}".replace("on 0", "on ") if start is not None else "at a time not known"


def _repeated(early: Side, later: object, setting: Setting) -> bool:
    """True where a text published after the other side's first still gives the early figure; a late copy is no such text."""
    start = getattr(later, "start", None)
    texts = {setting.witnesses.text_of(s) for s in early.statements}
    return start is not None and any((p := setting.published.get(t)) is not None and p.start > start for t in texts)


def _scope(a: Side, b: Side) -> Reading | None:
    """A part and its whole: people and one kind of them, a province and a town in it, with the suspect or without."""
    for whole, part in ((a, b), (b, a)):
        if not _less(part, whole):
            continue
        if any(wider(x.counted, y.counted) for x in whole.said for y in part.said):
            return Reading("scope", f"{marked(whole.label)} counts people of all kinds, {marked(part.label)} one kind of them.")
        places = [
            (x.telling.point, y.telling.point) for x in whole.said for y in part.said if x.telling.point and y.telling.point
        ]
        if any(contains(p, q) and p.kind != q.kind for p, q in places):
            return Reading("scope", f"{marked(whole.label)} is told of a wider area than {marked(part.label)}.")
    return None


def _told_scope(a: Side, b: Side, setting: Setting) -> Reading | None:
    """The reports' own words say what the greater figure counts more: other incidents, the suspect, those hurt otherwise."""
    for whole, part in ((a, b), (b, a)):
        if not _less(part, whole):
            continue
        if roundup(whole, setting):
            return Reading("scope", f"{marked(whole.label)} is told of several incidents together.")
        if any(_SUSPECT.search(s.sentence.quote) for s in whole.statements):
            return Reading("scope", f"{marked(whole.label)} counts the suspect in.")
        if (
            setting.tolls
            and _by(whole, part) == 1
            and any(OWN_HAND.search(s.sentence.quote) for s in (*part.statements, *whole.statements))
        ):
            return Reading("scope", f"{marked(whole.label)} may count the suspect in, whom {marked(part.label)} leaves out.")
        if any(_OTHERWISE.search(s.sentence.quote) for s in (*whole.statements, *part.statements)):
            return Reading("scope", f"{marked(whole.label)} counts also who was hurt in another way.")
    return None


def _by(whole: Side, part: Side) -> float:
    """By how much two figures differ."""
    return whole.value.low - part.value.low if isinstance(whole.value, Quantity) and isinstance(part.value, Quantity) else 0.0


def _slip(a: Side, b: Side) -> Reading | None:
    """Two figures that differ by a conversion of units, by a zero, or by the order of their digits."""
    x, y = a.value, b.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or not (x.bounded and y.bounded):
        return None
    low, high = sorted(((x.low + x.high) / 2, (y.low + y.high) / 2))
    if low <= 0:
        return None
    for factor, units in CONVERSIONS.get(x.kind, ()):
        if abs(high / low / factor - 1) <= NEAR:
            return Reading(
                "slip", f"{marked(a.label)} and {marked(b.label)} differ as {units} do: a unit may have been mistaken."
            )
    first, second = number_text(low).replace(",", ""), number_text(high).replace(",", "")
    if not (x.exact and y.exact and first.isdigit() and second.isdigit()):
        return None
    if second in {first + "0", first + "00", first + "000"} and len(first) > 1:
        return Reading("slip", f"{marked(a.label)} and {marked(b.label)} differ by a zero.")
    swapped = [i for i, (p, q) in enumerate(zip(first, second, strict=False)) if p != q]
    if len(first) == len(second) >= DIGITS and len(swapped) == 2 and swapped[1] - swapped[0] == 1:
        i, j = swapped
        if first[i] == second[j] and first[j] == second[i]:
            return Reading("slip", f"{marked(a.label)} and {marked(b.label)} have two digits exchanged.")
    return None


def facing_pairs(members: list[int], linked: dict[tuple[int, int], bool]) -> list[tuple[int, int]]:
    """Pairs of positions, by their place in `members`, that are linked."""
    return [(x, y) for x, y in combinations(range(len(members)), 2) if linked[members[x], members[y]]]
