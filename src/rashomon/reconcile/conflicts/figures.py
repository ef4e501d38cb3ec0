"""The figure that a report stands for: how many of those harmed it counts in all, as it tells at its head.

A report prints many figures: the toll, parts of it, older tolls, those of other incidents. Only tolls are set against one
another across reports, and so each text is read for one figure a slot: the greatest that stands at its head, else the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Entity, Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.geometry import compatible
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.compare.parts import is_age, is_listed, is_share
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.readings import OWN_HAND, said_earlier, tells_of_several

KILLED, INJURED, CASUALTIES = "killed", "injured", "killed or injured"
HARM = (KILLED, INJURED, CASUALTIES)
# Where those harmed are told apart by these, or by party, there is no one toll: the figures are compared event by event.
APART = frozenset({"combatant", "civilian", "prisoner"})
# The head of a report: its title and first sentences.
HEAD = 7

# So many places of a story are looked at for one that a town lies near.
PLACES = 200

# How much of the sentence on either side of a figure is looked at, in code points.
BESIDE = 26
# So much behind it for what those counted did.
AHEAD = 48
# Some of those harmed, by how badly: "two were critically hurt".
_SEVERITY = re.compile(
    r"\b(?:critical(?:ly)?|serious(?:ly)?|severe(?:ly)?|grave(?:ly)?|slight(?:ly)?|minor|badly|lightly|non-?life)\b",
    re.IGNORECASE,
)
# A part of a toll, or what came on top of it.
_SOME = re.compile(
    r"\b(?:another|additional(?:ly)?|further|extra|of (?:them|whom|these|those)|among (?:them|those|whom)|including"
    r"|not counting|excluding|apart from|besides|in addition to)\b",
    re.IGNORECASE,
)
# "31 of the attackers", "two of his men": a part, but where one party's losses are counted.
_OF_THE = re.compile(r"\bof (?:the|his|her|their|its)\b", re.IGNORECASE)
# One of several sites that were hit: "40 people at the venue", "inside the hall".
_SITE = re.compile(
    r"\b(?:at|in|inside|outside|near) (?:the|a|an) (?:[\w'’-]+ ){0,3}(?:venue|halls?|theat(?:re|er)s?|restaurants?|bars?"
    r"|caf[eé]s?|stadium|hotels?|(?:night)?clubs?|church(?:es)?|mosques?|synagogues?|temples?|stations?|markets?|airport|schools?"
    r"|museum|supermarket|mall|cinema|pub|apartment|flat|house|building)\b",
    re.IGNORECASE,
)
# So many texts call it several attacks before a site counts as a part.
SITES_TOLD = 2
# What is told of such a time is background.
_COARSE = frozenset({"year", "decade", "century"})
# "Seven died detonating their vests": attackers.
_OWN_BOMB = re.compile(
    r"\b(?:detonat\w+|suicide|blew (?:him|her|them)sel\w+ up|blowing (?:him|her|them)sel\w+ up)\b", re.IGNORECASE
)
# "Killing two and critically injuring a third", "13 injured, one critically": where another figure begins.
_OTHER_FIGURE = re.compile(
    r"(?:[,:;—–]|\b(?:and|but|while|with|including)\b)\s*(?:(?:including|with) )?(?:\w+ly (?:injur|wound|hurt|shoot)\w+ )?"
    r"(?:\d+|an?|another|others?|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
# Others than the dead are all the injured; other dead are a part.
_OTHERS = re.compile(r"\b(?:others?|more)\b(?! than)", re.IGNORECASE)
# "The three who were hurt": some that the reader knows of already.
_KNOWN = re.compile(r"\b(?:the|those|these)\s(?:other\s)?\Z", re.IGNORECASE)
# What a report tells beside its own matter: an earlier attack, the tally of a year.
ASIDE = re.compile(
    r"\b(?:(?:hours|days|weeks|months|years) (?:after|since|before|earlier)"
    r"|(?:a|one) (?:day|week|month|year) (?:after|since|before)"
    r"|since|so far (?:this|in)|(?:this|last|past|previous) (?:month|year|decade)|last (?:week|summer|winter|spring|fall|autumn)"
    r"|(?:weeks|months|years|decades) ago|on average|unrelated|per (?:day|week|month|year)|annually)\b",
    re.IGNORECASE,
)
# Where what is said of another figure begins.
_NEXT = re.compile(r"[;,]|\b(?:and|but|while)\b")
# A figure far down that is said to be the toll.
_IN_ALL = re.compile(r"\b(?:a total of|in (?:all|total)|death toll|the toll|all told)\b", re.IGNORECASE)
_ORDINALS = dict(
    zip("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), range(2, 13), strict=True)
)
_ORDINAL = re.compile(rf"\A(?:(?:a|an|the) )?({'|'.join(_ORDINALS)}) [\w-]+\Z", re.IGNORECASE)
# "Four shot, one fatally": the first figure counts all that were hit.
_FATALLY = re.compile(
    r"[^.;:]{0,30}(?:shot|hit|stabbed|struck|attacked)[^.;:]{0,10},? (?:with )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:of them )?(?:confirmed )?(?:fatally|dead|killed)\b",
    re.IGNORECASE,
)
# "Four killed, eleven wounded": the first figure counts the dead alone.
_DEAD_ALONE = re.compile(
    r"\s*(?:\w+ ){0,2}(?:dead|killed|slain)\b(?! (?:or|and) (?:wounded|injured|hurt)\b)"
    r"[^.;:]{0,8}\b\w+ (?:\w+ )?(?:wounded|injured|hurt)",
    re.IGNORECASE,
)
# One that is told of by a number is a toll only where the words sum up: "one killed", "left one dead".
_SUMMING = frozenset({"leave", "kill", "claim"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one statement gives it.

    Attributes:
        said: the statement.
        group: the claim that it is part of.
        value: the figure.
        report: id of the report that prints it.
        text: id of the report whose text it is: a copy's is its model's.
        place: index of the sentence, the title's first.
    """

    said: Said
    group: ClaimGroup
    value: Quantity
    report: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Print:
    """A statement with a sentence that prints it: its own, or one that is the same word for word.

    Attributes:
        said: the statement, as the elder print is read.
        group: the claim that it is part of.
        report, place: of the sentence that prints it.
    """

    said: Said
    group: ClaimGroup
    report: str
    place: int


def prints(groups: Iterable[ClaimGroup], setting: Setting) -> Iterator[Print]:
    """What the groups say, for every sentence that prints it.

    A sentence that was printed before word for word says what the elder print says, however it was read itself: so a copy
    changes no toll.
    """
    parallels = setting.witnesses.parallels
    firsts: dict[Sentence, Sentence] = {}
    for elder, younger, likeness in parallels.pairs:
        if likeness == 1.0:
            firsts[younger] = min(firsts.get(younger, elder), elder, key=lambda at: (setting.order.get(at[0], 0), at))
    later: dict[Sentence, list[Sentence]] = {}
    for younger in sorted(firsts):
        first, seen = firsts[younger], {younger}
        while first in firsts and first not in seen:
            seen.add(first)
            first = firsts[first]
        later.setdefault(first, []).append(younger)
    for g in groups:
        for s in g.said:
            here = parallels.at(s.statement.sentence)
            if here not in firsts or here in later:
                for report, place in (here, *later.get(here, ())):
                    yield Print(s, g, report, place)


def tolls_told(printed: Iterable[Print], setting: Setting) -> dict[str, list[Told]]:
    """All figures that may be tolls, by slot, in order of report and position."""
    found: dict[str, list[Told]] = {slot: [] for slot in HARM}
    told = [p for p in printed if p.group.claim.slot in HARM and isinstance(p.said.value, Quantity)]
    beside: dict[tuple[str, int], set[str]] = {}
    for p in told:
        beside.setdefault((p.report, p.place), set()).add(p.group.claim.slot)
    dead = {
        p.report for p in told if p.group.claim.slot == KILLED and p.said.statement.polarity and actual(p.said.statement.modality)
    }
    roots = {report: family.root for family in setting.witnesses.lineage.families for report in family.reports}
    several = (
        len({roots.get(p.report, p.report) for p in told if tells_of_several(p.said.statement.sentence.quote)}) >= SITES_TOLD
    )
    for p in told:
        slot, s = p.group.claim.slot, p.said
        value = _toll(s, slot, alone=len(beside[p.report, p.place]) == 1, dead=p.report in dead)
        if value is not None and not _elsewhere(s, roots, setting) and not (several and _at_one_site(s, setting)):
            text = roots.get(s.statement.report, s.statement.report)
            found[_slot(s, slot)].append(Told(s, p.group, value, p.report, text, p.place))
    for each in found.values():
        each.sort(key=lambda t: (t.report, t.place, t.said.statement.evidence[0], t.said.statement.id))
    return found


def one_sided(said: Iterable[Said], setting: Setting) -> bool:
    """True where statements count people, and not those of one party or one side beside those of another."""
    entities = setting.entities.by_id
    return not any(
        s.counted.kinds & APART or any(entities[e].type in {"organisation", "group"} for e in s.counted.owners) for s in said
    )


def _slot(said: Said, slot: str) -> str:
    """The slot, where the words beside the figure do not tell another."""
    if slot == KILLED and _FATALLY.match(_behind(said)):
        return CASUALTIES
    return KILLED if slot == CASUALTIES and _DEAD_ALONE.match(_behind(said)) else slot


def _behind(said: Said) -> str:
    """What follows the figure in its sentence."""
    return said.statement.sentence.quote[said.statement.evidence[0].end - said.statement.sentence.start :]


def _elsewhere(said: Said, roots: Mapping[str, str], setting: Setting) -> bool:
    """True where the figure is told of towns that no other text knows, and of none that another knows.

    A town is known where another text names it, or a place that it lies in or near.
    """
    entities = setting.entities
    towns = [entities.by_id[e] for e in sorted(said.telling.near) if entities.by_id[e].place is not None]
    if not towns or len({roots.get(report, report) for report in setting.order}) < 2:
        return False
    named = [(e.place, _texts(e, roots)) for e in entities.entities if e.place is not None][:PLACES]
    return not any(
        len(_texts(town, roots)) > 1
        or any(town.place is not None and compatible(town.place, place) and texts - _texts(town, roots) for place, texts in named)
        for town in towns
    )


def _at_one_site(said: Said, setting: Setting) -> bool:
    """True where the figure is told of a hall, a station, a named building: of one site, where several were hit."""
    sentence = said.statement.sentence.quote
    if tells_of_several(sentence):
        return False
    entities = setting.entities.by_id
    return bool(_SITE.search(sentence)) or any(entities[e].type == "facility" for e in said.telling.near)


def _texts(entity: Entity, roots: Mapping[str, str]) -> set[str]:
    return {roots.get(report, report) for report, _ in entity.members}


def leads(told: Sequence[Told]) -> dict[str, Told]:
    """The figure that each report stands for: its title's, else the greatest at its head, else what it calls the toll.

    A report that gives none of these stands for the figure that it gives most often, if another text gives that at its head.
    Where a list ("two children and a teacher") adds up to more than any figure, the figures are its parts: the report stands for
    none.
    """
    found: dict[str, tuple[tuple[bool, bool, float], Told]] = {}
    texts: dict[Quantity, set[str]] = {}
    times = Counter((t.report, t.value.low) for t in told)
    for t in told:
        if t.place <= HEAD:
            texts.setdefault(_bounds(t), set()).add(t.text)
    for t in told:
        sentence = t.said.statement.sentence.quote
        head = t.place <= HEAD
        if said_earlier(sentence) or not (head or _IN_ALL.search(sentence) or texts.get(_bounds(t), set()) - {t.text}):
            continue
        title = t.place == 0 and t.value.rule != "list" and not OWN_HAND.search(sentence)
        rank = (title, head, t.value.low if head else float(times[t.report, t.value.low]))
        if t.report not in found or rank > found[t.report][0]:
            found[t.report] = (rank, t)
    return {report: t for report, (_, t) in found.items() if t.value.rule != "list"}


def _bounds(t: Told) -> Quantity:
    return Quantity(t.value.low, t.value.high)


def is_toll(said: Said, slot: str, *, of_party: bool = False) -> bool:
    """True where a statement may give a toll, or that of one party (`of_party`); its place in the report left out."""
    value = _toll(said, slot, alone=False, dead=True, of_party=of_party)
    return value is not None and value.rule != "list"


def _toll(said: Said, slot: str, *, alone: bool, dead: bool, of_party: bool = False) -> Quantity | None:
    """The value as a toll, None where it is none.

    Args:
        said: the statement.
        slot: what befell those counted.
        alone: its sentence counts nobody in another slot.
        dead: its report tells of a death.
        of_party: those of one party are a whole.
    """
    value, s, when = said.value, said.statement, said.telling.time
    if when is not None and when.precision in _COARSE:
        return None  # what happened "in 2014" is told beside the report's own matter
    if not isinstance(value, Quantity) or value.kind != "count" or value.unit or not s.polarity or not actual(s.modality):
        return None
    if value.rule == "one person":
        return _by_ordinal(value) if slot == KILLED else None
    if value.low <= 0 or (value.counted and said.counted.kinds and not said.counted.kinds & PEOPLE):
        return None
    at, sentence = s.evidence[0], s.sentence
    low, high = at.start - sentence.start, at.end - sentence.start
    before, behind = sentence.quote[:low], sentence.quote[high:]
    if (
        is_age(at, sentence)
        or is_share(value, at, sentence)
        or (value.rule != "list" and is_listed(value, at, sentence, dead=slot == KILLED))
    ):
        return None
    around = f"{_NEXT.split(before[-BESIDE:])[-1]} {_NEXT.split(value.counted)[0]} {_NEXT.split(behind[:BESIDE])[0]}"
    if (
        ASIDE.search(before)
        or _SEVERITY.search(f"{value.counted} {_OTHER_FIGURE.split(behind)[0][:BESIDE]}")
        or _KNOWN.search(before)
        or _OWN_BOMB.search(_OTHER_FIGURE.split(behind)[0][:AHEAD])
    ):
        return None
    if (
        (_OF_THE.search(f"{value.counted} {behind[:BESIDE]}") and not of_party)
        or _SOME.search(around)
        or (not (slot == INJURED and dead) and _OTHERS.search(around))
    ):
        return None
    if value.exact and value.low == 1 and alone and said.telling.mention.lemma not in _SUMMING:
        return None
    return value


def _by_ordinal(value: Quantity) -> Quantity | None:
    """As in "A third person has died": three have."""
    match = _ORDINAL.match(value.counted)
    return replace(value, low=_ORDINALS[match[1].lower()], high=_ORDINALS[match[1].lower()], rule="exact") if match else None


def settled(led: dict[str, dict[str, Told]], deaths: Mapping[str, Mapping[int, float]]) -> dict[str, dict[str, Told]]:
    """The leading figures made to agree inside each text: a figure of injured that is only a part of those hit is none."""
    injured = {}
    for text, t in led[INJURED].items():
        hit, killed = led[CASUALTIES].get(text), led[KILLED].get(text)
        dead = killed.value.low if killed is not None else max((n or 1.0 for n in deaths.get(text, {}).values()), default=0.0)
        if hit is not None and not dead and _beside(hit, t) and hit.value.exact and t.value.exact:
            # "Three shot, one hurt": four were hurt.
            whole = hit.value.low + t.value.low
            injured[text] = replace(t, value=replace(t.value, low=whole, high=whole))
        elif hit is None or hit.value.low <= t.value.low + dead:
            injured[text] = t
    # Where as many were hit as died, the dead are meant.
    hits = {
        text: t for text, t in led[CASUALTIES].items() if text not in led[KILLED] or t.value.low > led[KILLED][text].value.low
    }
    return {**led, INJURED: injured, CASUALTIES: hits}


def _beside(a: Told, b: Told) -> bool:
    return a.said.statement.sentence == b.said.statement.sentence


def totals(
    led: Mapping[str, Mapping[str, Told]], deaths: Mapping[str, Mapping[int, float]]
) -> dict[str, tuple[Quantity, tuple[Told, ...]]]:
    """How many were hit in all, by text: as stated, or as killed and injured of one sentence add up, whichever is more."""
    found: dict[str, tuple[Quantity, tuple[Told, ...]]] = {text: (t.value, (t,)) for text, t in led[CASUALTIES].items()}
    for text in sorted(led[INJURED]):
        injured = led[INJURED][text]
        dead = deaths.get(text, {})
        beside = dead.get(injured.said.statement.sentence.start, 0.0)
        if not injured.value.exact or (dead and not beside):
            continue
        whole = injured.value.low + beside
        if text not in found or found[text][0].low < whole:
            found[text] = (replace(injured.value, low=whole, high=whole, counted=""), (injured,))
    return found


def deaths_told(told: Iterable[Told], printed: Iterable[Print]) -> dict[str, dict[int, float]]:
    """By report, where the sentences at its head start that tell of deaths, with their number; 0 where it is not given.

    A sentence starts where its elder print does.
    """
    found: dict[str, dict[int, float]] = {}
    for p in printed:
        at = p.said.statement.sentence
        if (
            p.group.claim.slot == KILLED
            and isinstance(p.said.value, Quantity)
            and p.said.statement.polarity
            and actual(p.said.statement.modality)
            and p.place <= HEAD
            and not ASIDE.search(at.quote)
        ):
            found.setdefault(p.report, {}).setdefault(at.start, 0.0)
    for t in told:
        if t.place <= HEAD and t.value.rule != "list":
            here = found.setdefault(t.report, {})
            start = t.said.statement.sentence.start
            here[start] = max(here.get(start, 0.0), t.value.low)
    return found
