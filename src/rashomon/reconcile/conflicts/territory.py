"""What reports of a war tell of a place: that it was taken, that it was not, or that somebody still holds it.

Such tellings share little: a town "falls", "is held" and "was never entered", and one side's claim is the other's denial. They
are compared by the place, and by who takes or holds it, as ACLED's codebook keeps the change of territory apart from the
battle for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Entity, Role, Span
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.lexicon import stem
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.events.counts import speaker_parties
from rashomon.reconcile.events.features import FINE
from rashomon.reconcile.events.tellings import DOER, UNDERGOER, Telling, head_noun
from rashomon.text.names import fold

_TAKEN = frozenset(
    ("take,take over,take control,capture,seize,overrun,conquer,occupy,recapture,retake,reconquer,regain,liberate,fall").split(
        ","
    )
)
_TAKEN_BACK = frozenset({"recapture", "retake", "reconquer", "regain"})
_HELD = frozenset({"hold", "control", "retain"})
_ENTERED = frozenset({"enter", "reach", "storm"})
_DRIVEN_OFF = frozenset(
    {"repel", "repulse", "fend off", "beat back", "beat off", "ward off", "drive off", "drive back", "fight off"}
)
# Who is barred from entering a place has not failed to take it.
_NOT = re.compile(r"\b(?:not|never|fail\w*|unable)\b|n[’']t\b", re.IGNORECASE)
# Before a name in the phrase for a place: its kind, and that the whole is meant.
_WHOLE = re.compile(
    r"(?:(?!of\b)[a-z-]+ ){0,4}"
    r"(?:(?:town|city|village|port|airport|base|capital|district|province|region|island|bridge|crossing|fortress|area"
    r"|settlement|suburb|camp|dam|airfield|oilfield|refinery|checkpoint)s?,? (?:of |at )?(?:the )?)?\Z"
)
_PART = re.compile(
    r"\b(?:parts?|half|third|quarters?|outskirts|suburbs?|edges?|districts|neighbou?rhoods|streets?|near|outside|around|from|towards?"
    r"|positions?|road|side|north|south|east|west|centre|center|most)\b",
    re.IGNORECASE,
)
# Sites of which a story has one: what a report of it calls "the hospital" is the hospital.
_SITES = {
    stem(word): word
    for word in "checkpoint hospital port airport airfield airbase base bridge crossing dam refinery prison jail barracks"
    " headquarters palace parliament station terminal gate embassy consulate".split()
}
_ANAPHOR = re.compile(r"\A(?:the|this|that) (?:town|city|village|port|island|province|region|area|base|camp|capital|district)\Z")
_BEHIND_NOUN = re.compile(r" (?:of|in|at|near|outside|on|west|east|north|south|about)\b")
_AND = re.compile(r",? and (?:the )?|, (?:the )?(?=[A-Z])")
_ARTICLE = re.compile(r"\A(?:the|an?|its|their) ")
_IT = re.compile(r"\A(?: still| now| firmly)? it\b")
_OURS = re.compile(r"\A(?:we|they|it|he|our|its|their|his)\b", re.IGNORECASE)
_RULING = re.compile(r"\b(?:army|government|police|troops|soldiers|military|security forces|loyalists?|authorities|guards)\b")
_REBELS = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|guerrillas?|separatists?|gunmen|fighters|attackers|jihadists?|militias?|militiamen)\b"
)
_STATE, _FOES = frozenset({"=those who rule"}), frozenset({"=those against them"})


@dataclass(frozen=True, slots=True)
class Hold:
    """One telling of a place.

    Attributes:
        about: the event; `telling`: of it.
        place: the entity's id, or the noun of a site; `name`: as the question calls it.
        has: True: the party took or holds it; False: it does not.
        lasting: told as a state ("holds"), not as a deed.
        party: entities of the party, and which camp its words name; empty where not told.
    """

    about: str
    telling: Telling
    place: str
    name: str
    has: bool
    lasting: bool
    party: frozenset[str]

    @property
    def trigger(self) -> Span:
        """The word that tells it."""
        return self.telling.mention.trigger


def read_holds(tellings: list[tuple[str, Telling]], setting: Setting) -> list[Hold]:
    """All tellings of places taken, held, or not taken, in order.

    Args:
        tellings: (event id, telling) of all events.
        setting: of the story.
    """
    told = sorted(
        (pair for pair in tellings if pair[1].mention.kind == "event" and _tells(pair[1])),
        key=lambda pair: (pair[1].report, pair[1].mention.trigger, pair[0]),
    )
    named = {t.id: dict(_named(t, setting)) for _, t in told}
    names = {place: name for each in reversed(named.values()) for place, name in each.items()}
    found: list[Hold] = []
    for about, t in told:
        places = list(named[t.id]) or _meant(t, names, found, setting) or _attacked(t, names)
        for place in places:
            found.append(_hold(about, t, place, names[place], setting))
            if t.lemma in _TAKEN_BACK and found[-1].has:
                # Who takes a place back says that others had taken it.
                found.append(replace(found[-1], party=frozenset()))
    return found


def _tells(t: Telling) -> bool:
    """True for a telling of news in which somebody takes, holds or does not take."""
    not_entered = t.lemma in _ENTERED and not t.mention.polarity and _NOT.search(t.mention.clause.quote)
    if t.lemma not in _TAKEN | _HELD | _DRIVEN_OFF and not not_entered:
        return False
    # Of a year, or longer ago, is background.
    news = t.time is None or t.time.precision in FINE
    return news and (told_as_fact(t) if t.mention.polarity else actual(t.mention.modality))


def _hold(about: str, t: Telling, place: str, name: str, setting: Setting) -> Hold:
    has = t.mention.polarity and t.lemma not in _DRIVEN_OFF
    return Hold(about, t, place, name, has, t.lemma in _HELD, _party(t, setting))


# --- which place ---------------------------------------------------------------------------------


def _objects(t: Telling) -> Iterator[Role]:
    names = (*UNDERGOER, *DOER) if t.lemma in {"control", "fall"} else UNDERGOER
    yield from (r for r in t.mention.roles if r.name in names)


def _named(t: Telling, setting: Setting) -> Iterator[tuple[str, str]]:
    """The places that are taken, with their names; of sites the noun, with the words."""
    known = setting.entities.by_id
    # The parse may cut a name short, and ends a phrase at its first comma.
    places = [e for e in sorted(t.near) if _can_be_taken(known[e])]
    for role in _objects(t):
        words = " ".join(role.span.quote.split())
        start = role.span.start - t.mention.sentence.start
        listed = list(_listed(t.mention.sentence.quote[max(0, start) :], places, setting))
        if listed:
            yield from ((entity, known[entity].name) for entity in listed)
            continue
        site = _BEHIND_NOUN.split(words)[0]
        if head_noun(site) in _SITES and site.islower():
            yield head_noun(site), f"the {_ARTICLE.sub('', site)}"


def _listed(text: str, places: Sequence[str], setting: Setting) -> Iterator[str]:
    """The places that a phrase begins with, or lists from its beginning: "the areas of Ode, Velm and Tarn"."""
    at: int | None = 0
    while at is not None:
        found = [(start, end, e) for e in places for start, end in _starts(text, at, setting.entities.by_id[e].names)]
        best = min(found, key=lambda each: (each[0], -each[1]), default=None)
        if best is None or not _is_whole(text[at : best[0]]):
            return
        yield best[2]
        more = _AND.match(text, best[1])
        at = more.end() if more is not None else None


def _starts(text: str, at: int, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        start = text.find(name, at)
        if start >= 0:
            yield start, start + len(name)


def _can_be_taken(entity: Entity) -> bool:
    """True for places and sites; who "took over" a country governs it."""
    return entity.type in {"place", "facility"} and (entity.place is None or entity.place.kind != "country")


def _is_whole(before: str) -> bool:
    """True where the words before a name leave it whole, and lead nowhere else."""
    return bool(_WHOLE.match(before)) and not _PART.search(before)


def _meant(t: Telling, places: Mapping[str, str], before: Sequence[Hold], setting: Setting) -> list[str]:
    """The place that "the town" or "it" means: the last that the report named, of those taken or held."""
    roles = list(_objects(t))
    sentence = t.mention.sentence
    behind = sentence.quote[t.mention.trigger.end - sentence.start :]
    if not roles and _IT.match(behind):
        return [h.place for h in before if h.telling.report == t.report and t.sentence[1] - h.telling.sentence[1] in {0, 1}][-1:]
    if not any(_ANAPHOR.match(" ".join(r.span.quote.lower().split())) for r in roles):
        return []
    text = fold(setting.witnesses.reports[t.report].text[: t.mention.trigger.start])
    known = setting.entities.by_id
    named = [(max(text.rfind(fold(n)) for n in known[p].names), p) for p in sorted(places) if p in known]
    return [place for at, place in sorted(named) if at >= 0][-1:]


def _attacked(t: Telling, places: Mapping[str, str]) -> list[str]:
    """The place of an attack that was repelled: the one of those taken or held elsewhere that the sentence names."""
    if t.lemma not in _DRIVEN_OFF:
        return []
    named = sorted(places.keys() & t.near)
    sites = [p for p in sorted(places) if p in _SITES and re.search(rf"\bthe (?:\w+ )?{_SITES[p]}\b", t.mention.clause.quote)]
    found = named or sites
    return found if len(found) == 1 else []


# --- by whom ---------------------------------------------------------------------------------------


def _party(t: Telling, setting: Setting) -> frozenset[str]:
    """Who takes or holds it; who attacked, where the attack was repelled."""
    names = UNDERGOER if t.lemma in _DRIVEN_OFF else DOER
    roles = [r for r in t.mention.roles if r.name in names]
    ids = t.recipients if t.lemma in _DRIVEN_OFF else t.actors
    known = setting.entities.by_id
    found = {setting.sides.parties.find(e) for e in ids if known[e].type not in {"place", "facility"}}
    camps = frozenset().union(*(_camp(_words_of(r, t, setting)) for r in roles))
    if not found and (any(_OURS.match(r.span.quote) for r in roles) or t.lemma == "control"):
        said = speaker_parties(t.report, t.mention.speaker, setting.entities, setting.party_names)
        found = {setting.sides.parties.find(e) for e in said if known[e].type not in {"place", "facility"}}
        speaker = t.mention.speaker
        chain = speaker.chain if speaker is not None else ()
        called = setting.callings.get(setting.entities.find(t.report, speaker.entity if speaker is not None else None) or "", ())
        camps |= _camp(" ".join((*chain, *called)).lower())
    return frozenset(found) | camps


def _words_of(role: Role, t: Telling, setting: Setting) -> str:
    """The role's words, with those of the phrase that a pronoun stands for."""
    entity = setting.entities.find(t.report, role.entity)
    return f"{role.span.quote} {setting.entities.name(entity)}"


def _camp(words: str) -> frozenset[str]:
    return (_STATE if _RULING.search(words) else frozenset()) | (_FOES if _REBELS.search(words) else frozenset())


def one_party(a: Hold, b: Hold) -> bool | None:
    """Whether two are told of one party; None where one of them is not told.

    Names go before camps: two militias are of one camp, and foes.
    """
    named = [{p for p in h.party if not p.startswith("=")} for h in (a, b)]
    if all(named):
        return bool(named[0] & named[1])
    camps = [h.party & (_STATE | _FOES) for h in (a, b)]
    if all(len(camp) == 1 for camp in camps):
        return camps[0] == camps[1]
    return None


# --- of two tellings -------------------------------------------------------------------------------


def faces(one: Telling, other: Telling) -> bool:
    """True for two reports, or for two speakers in one."""
    if one.report != other.report:
        return True
    voices = [t.mention.speaker.chain[-1] if t.mention.speaker and t.mention.speaker.chain else "" for t in (one, other)]
    return all(voices) and voices[0] != voices[1]


def apart_in_time(one: Telling, other: Telling, setting: Setting) -> bool:
    """True where the two are told of different days, or one of a day after the other was printed."""
    if one.time is not None and other.time is not None:
        return one.time.end <= other.time.start or other.time.end <= one.time.start
    for dated, printed in ((one, other), (other, one)):
        published = setting.published.get(printed.report)
        if dated.time is not None and published is not None and published.end <= dated.time.start:
            return True
    return False
