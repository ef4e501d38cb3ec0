"""A hand-made story for the tests of compose and export: an invented ferry accident, told by six invented outlets.

It holds what is hard to show: conflicts of every kind, copies, a rewriting, long names, emoji, right-to-left names,
control characters and markup. The annotations are written by hand, so that these tests depend on no other stage.
"""

import hashlib
import re
from datetime import datetime, timedelta
from math import inf

from rashomon.model import (
    Account,
    Alteration,
    Annotation,
    Claim,
    Conflict,
    Cut,
    Dropped,
    Entity,
    Estimate,
    Event,
    EventMention,
    Family,
    Happened,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    Place,
    Position,
    Quantity,
    Reconciliation,
    Report,
    Rewriting,
    SaidBy,
    Span,
    Speaker,
    Statement,
    Story,
    TimeRange,
    Value,
    When,
    Where,
    Who,
    Words,
)

HOSTILE_TITLE = "Ferry grounds off Selva <script>alert('x')</script> 🚢 & crew blamed"
LONG_OUTLET = "The Consolidated Evening Advertiser and Shipping Intelligencer of the Northern Archipelago"
RTL_OUTLET = "صحيفة الميناء"

_TEXTS: dict[str, tuple[str, str, str]] = {
    # id: outlet, title, body
    "kestrel-1": (
        "Kestrel Wire",
        "Ferry runs aground off Port Selva with hundreds aboard",
        (
            "PORT SELVA (Kestrel) - A passenger ferry ran aground off Port Selva shortly before midnight on Monday, the coast "
            "guard said. Nine people died and dozens were injured, according to the harbour office.\n\n"
            "The Maristella was carrying 212 people when it struck a reef 5 km from the harbour, coast guard captain Ilse "
            "Tammaro told Kestrel Wire. The dockers' union said 260 had boarded.\n\n"
            "“We turned back too late, and I will say so in any court,” first mate Joren Pell said."
        ),
    ),
    "gazette": (
        "Harbour Gazette",
        "Hundreds aboard as ferry runs aground",
        (
            "A passenger ferry ran aground off Port Selva shortly before midnight on Monday, the coast guard said. Nine people "
            "died and dozens were injured, according to the harbour office.\n\n"
            "The Maristella was carrying 212 people when it struck a reef 5 km from the harbour, coast guard captain Ilse "
            "Tammaro told Kestrel Wire. The dockers' union said 260 had boarded."
        ),
    ),
    "lantern": (
        "The Morning Lantern",
        "Toll in Port Selva ferry disaster climbs to 14",
        (
            "Fourteen people died when the ferry Maristella ran aground off Port Selva, the harbour office said on Wednesday. "
            "It had earlier counted nine.\n\n"
            "Forty-seven passengers were injured, said Dr Amadi Vesk, who leads the island hospital. The captain, Orsolo Brandt, "
            "was at the wheel, two deckhands told the Lantern.\n\n"
            "Selva Lines denied that the ship was overloaded. “Every seat was sold once,” its lawyer said. “We turned back late, "
            "and I will say so in any court,” Mr Pell told this newspaper."
        ),
    ),
    "mina": (
        RTL_OUTLET,
        HOSTILE_TITLE,
        (
            "🚢🌊 The ferry Maristella ran aground early on Tuesday, residents of Selva told us. It hit the reef 12 km from the "
            "harbour.\n\nThe ship was overloaded, said a dock worker who gave only his first name, Tam. He saw <b>children</b> "
            "sitting on the car deck. The first mate was at the wheel, he said.\u202e\x07"
        ),
    ),
    "quickbyte": (
        "QuickByte",
        "Vessel runs on the ground away Harbour Selva",
        (
            "A traveler vessel ran on the ground away Harbour Selva shortly ahead of midnight on Monday, the shore guard stated. "
            "9 individuals died and dozens had been hurt, in accordance with the harbour workplace."
        ),
    ),
    "advertiser": (
        LONG_OUTLET,
        "",
        (
            "The ferry Maristella was refloated on Friday, the salvage company Brock & Daughters said. Divers found no further "
            "bodies. A commission of inquiry will sit in Port Selva from 24 June."
        ),
    ),
}
_PUBLISHED = {
    "kestrel-1": datetime(2031, 6, 3, 1, 40),
    "gazette": datetime(2031, 6, 3, 6, 0),
    "lantern": datetime(2031, 6, 4, 18, 15),
    "mina": datetime(2031, 6, 4, 20, 0),
    "quickbyte": datetime(2031, 6, 5),
}
_SENTENCE = re.compile(r"[^\s\u202e\x07][^\n]*?(?:[.!?][”’]*(?=[\s\u202e]|$)|(?=\n|$))")


def _day(day: int, *, precision: str = "day", hours: tuple[int, int] = (0, 24), month: int = 6) -> TimeRange:
    midnight = datetime(2031, month, day)
    return TimeRange(midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1]), precision)


def _report(key: str) -> Report:
    outlet, title, body = _TEXTS[key]
    text = f"{title}\n\n{body}" if title else body
    when = _PUBLISHED.get(key)
    exact = when is not None and when.hour > 0
    step = timedelta(minutes=1) if exact else timedelta(days=1)
    return Report(
        id=key,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        body=len(title) + 2 if title else 0,
        outlet=Outlet(outlet, "agency" if key == "kestrel-1" else "paper"),
        agencies=("Kestrel Wire",) if key in {"kestrel-1", "gazette"} else (),
        published=TimeRange(when, when + step, "minute" if exact else "day") if when is not None else None,
        published_basis="input" if when is not None else "unknown",
        url="javascript:alert(1)" if key == "mina" else f"https://{key}.example/ferry?id=1&part=2",
        cut=(Cut("Share this <b>story</b>", "share bar"),) if key == "gazette" else (),
    )


REPORTS = {key: _report(key) for key in _TEXTS}


def span(report: str, quote: str, *, nth: int = 0) -> Span:
    """The nth place where the quote stands in the report."""
    at = -1
    for _ in range(nth + 1):
        at = REPORTS[report].text.index(quote, at + 1)
    return REPORTS[report].span(at, at + len(quote))


def sentences(report: Report) -> tuple[Span, ...]:
    return tuple(report.span(*m.span()) for m in _SENTENCE.finditer(report.text))


def _sentence(inside: Span) -> Span:
    return next(s for s in sentences(REPORTS[inside.report]) if s.covers(inside))


# event key: kind, type, lemma, time, mentions (report, clause, trigger)
_EVENTS: dict[str, tuple[str, str, TimeRange | None, tuple[tuple[str, str, str], ...]]] = {
    "aground": (
        "event",
        "run aground",
        _day(2, precision="part", hours=(18, 24)),
        (
            ("kestrel-1", "A passenger ferry ran aground off Port Selva shortly before midnight on Monday", "ran aground"),
            ("gazette", "A passenger ferry ran aground off Port Selva shortly before midnight on Monday", "ran aground"),
            ("quickbyte", "A traveler vessel ran on the ground away Harbour Selva shortly ahead of midnight on Monday", "ran"),
            ("lantern", "the ferry Maristella ran aground off Port Selva", "ran aground"),
            ("mina", "The ferry Maristella ran aground early on Tuesday", "ran aground"),
        ),
    ),
    "die": (
        "event",
        "die",
        None,
        (
            ("kestrel-1", "Nine people died", "died"),
            ("gazette", "Nine people \ndied".replace("\n", ""), "died"),
            ("quickbyte", "9 individuals died", "died"),
            ("lantern", "Fourteen people died", "died"),
        ),
    ),
    "injure": (
        "event",
        "injure",
        None,
        (
            ("kestrel-1", "dozens were injured", "injured"),
            ("gazette", "dozens were injured", "injured"),
            ("lantern", "Forty-seven passengers were injured", "injured"),
        ),
    ),
    "carry": (
        "event",
        "carry",
        None,
        (
            ("kestrel-1", "The Maristella was carrying 212 people", "carrying"),
            ("gazette", "The Maristella was carrying 212 people", "carrying"),
        ),
    ),
    "steer": (
        "event",
        "be at the wheel",
        None,
        (
            ("lantern", "The captain, Orsolo Brandt, was at the wheel", "was at the wheel"),
            ("mina", "The first mate was at the wheel", "was at the wheel"),
        ),
    ),
    "overload": (
        "event",
        "overload",
        None,
        (("lantern", "the ship was overloaded", "overloaded"), ("mina", "The ship was overloaded", "overloaded")),
    ),
    "reef": (
        "fact",
        "distance",
        None,
        (
            ("kestrel-1", "it struck a reef 5 km from the harbour", "from"),
            ("gazette", "it struck a reef 5 km from the harbour", "from"),
            ("mina", "It hit the reef 12 km from the harbour", "from"),
        ),
    ),
    "pell": (
        "utterance",
        "say",
        None,
        (
            ("kestrel-1", "We turned back too late, and I will say so in any court", "turned"),
            ("lantern", "We turned back late, and I will say so in any court", "turned"),
        ),
    ),
    "refloat": ("event", "refloat", _day(6), (("advertiser", "The ferry Maristella was refloated on Friday", "refloated"),)),
    "inquiry": (
        "event",
        "sit",
        _day(24),
        (("advertiser", "A commission of inquiry will sit in Port Selva from 24 June", "sit"),),
    ),
}

# statement key: report, event, slot, value, evidence quotes (value first), speaker chain
_COASTGUARD, _TAMMARO, _HARBOUR = ("the coast guard",), ("Ilse Tammaro",), ("the harbour office",)
_UNION, _VESK, _PELL = ("the dockers' union",), ("Dr Amadi Vesk",), ("Joren Pell",)
_HANDS, _TAM, _RESIDENTS = ("two deckhands",), ("a dock worker who gave only his first name, Tam",), ("residents of Selva",)
_RELAYED = ("Kestrel Wire", "Ilse Tammaro")


def _people(low: float, high: float | None = None, *, rule: str = "exact") -> Quantity:
    return Quantity(low, low if high is None else high, counted="people", rule=rule)


_MIDNIGHT = When("shortly before midnight on Monday", "2031-06-02TNI", _day(2, precision="part", hours=(18, 24)))
_EARLY = When("early on Tuesday", "2031-06-03TMO", _day(3, precision="part", hours=(0, 12)))
_SELVA = Place("Port Selva", 4242424, -12.5, 47.25, country="XX", kind="town")
_SAID: dict[str, tuple[str, str, str, Value, tuple[str, ...], tuple[str, ...]]] = {
    "h1": ("kestrel-1", "aground", "happened", Happened(value=True), ("ran aground",), _COASTGUARD),
    "h2": ("gazette", "aground", "happened", Happened(value=True), ("ran aground",), _COASTGUARD),
    "h3": ("lantern", "aground", "happened", Happened(value=True), ("ran aground",), ()),
    "h4": ("mina", "aground", "happened", Happened(value=True), ("ran aground",), _RESIDENTS),
    "h5": ("quickbyte", "aground", "happened", Happened(value=True), ("ran on the ground",), ("the shore guard",)),
    "p1": (
        "kestrel-1",
        "aground",
        "place",
        Where("Port Selva", "place-1", _SELVA),
        ("off Port Selva", "ran aground"),
        _COASTGUARD,
    ),
    "p2": ("gazette", "aground", "place", Where("Port Selva", "place-1", _SELVA), ("off Port Selva", "ran aground"), _COASTGUARD),
    "p3": ("lantern", "aground", "place", Where("Port Selva", "place-1", _SELVA), ("off Port Selva", "ran aground"), ()),
    "t1": ("kestrel-1", "aground", "time", _MIDNIGHT, ("shortly before midnight on Monday", "ran aground"), _COASTGUARD),
    "t2": ("gazette", "aground", "time", _MIDNIGHT, ("shortly before midnight on Monday", "ran aground"), _COASTGUARD),
    "t3": ("mina", "aground", "time", _EARLY, ("early on Tuesday", "ran aground"), _RESIDENTS),
    "k1": ("kestrel-1", "die", "killed", _people(9), ("Nine people", "died"), _HARBOUR),
    "k2": ("gazette", "die", "killed", _people(9), ("Nine people", "died"), _HARBOUR),
    "k3": ("quickbyte", "die", "killed", _people(9), ("9 individuals", "died"), _HARBOUR),
    "k4": ("lantern", "die", "killed", _people(14), ("Fourteen people", "died"), _HARBOUR),
    "i1": ("kestrel-1", "injure", "injured", _people(24, 99, rule="vague word"), ("dozens", "injured"), _HARBOUR),
    "i2": ("gazette", "injure", "injured", _people(24, 99, rule="vague word"), ("dozens", "injured"), _HARBOUR),
    "i3": ("lantern", "injure", "injured", _people(47), ("Forty-seven passengers", "injured"), _VESK),
    "a1": ("kestrel-1", "carry", "aboard", _people(212), ("212 people", "carrying"), _TAMMARO),
    "a2": ("gazette", "carry", "aboard", _people(212), ("212 people", "carrying"), _RELAYED),
    "a3": ("kestrel-1", "carry", "aboard", _people(260), ("260", "boarded"), _UNION),
    "a4": ("gazette", "carry", "aboard", _people(260), ("260", "boarded"), _UNION),
    "a5": (
        "kestrel-1",
        "carry",
        "aboard",
        _people(200, inf, rule="vague word"),
        ("hundreds aboard",),
        (),
    ),
    "s1": ("lantern", "steer", "actor", Who("The captain, Orsolo Brandt", "person-1"), ("The captain, Orsolo Brandt",), _HANDS),
    "s2": ("mina", "steer", "actor", Who("The first mate", "person-2"), ("The first mate",), _TAM),
    "o1": ("lantern", "overload", "happened", Happened(value=False), ("overloaded",), ("Selva Lines",)),
    "o2": ("mina", "overload", "happened", Happened(value=True), ("overloaded",), _TAM),
    "d1": ("kestrel-1", "reef", "distance", Quantity(5, 5, unit="km", kind="distance"), ("5 km", "from"), _TAMMARO),
    "d2": ("gazette", "reef", "distance", Quantity(5, 5, unit="km", kind="distance"), ("5 km", "from"), _RELAYED),
    "d3": ("mina", "reef", "distance", Quantity(12, 12, unit="km", kind="distance"), ("12 km", "from"), _RESIDENTS),
    "w1": ("kestrel-1", "pell", "wording", Words("We turned back too late, and I will say so in any court"), (), _PELL),
    "w2": ("lantern", "pell", "wording", Words("We turned back late, and I will say so in any court"), (), _PELL),
    "r1": (
        "advertiser",
        "refloat",
        "happened",
        Happened(value=True),
        ("refloated",),
        ("the salvage company Brock & Daughters",),
    ),
    "r2": ("advertiser", "refloat", "time", When("on Friday", "2031-06-06", _day(6)), ("on Friday", "refloated"), ()),
    "q1": ("advertiser", "inquiry", "happened", Happened(value=True), ("sit",), ()),
}

_K, _L, _M = "Kestrel Wire", "The Morning Lantern", RTL_OUTLET
# claim key: statements, origins (name, kind, reports), state
_CLAIMS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str, tuple[str, ...]], ...], str]] = {
    "ran": (
        ("h1", "h2", "h3", "h4", "h5"),
        (
            ("the coast guard", "speaker", ("kestrel-1", "gazette", "quickbyte")),
            (_L, "outlet", ("lantern",)),
            ("residents of Selva", "speaker", ("mina",)),
        ),
        "independent",
    ),
    "where": (
        ("p1", "p2", "p3"),
        (("the coast guard", "speaker", ("kestrel-1", "gazette")), (_L, "outlet", ("lantern",))),
        "independent",
    ),
    "midnight": (("t1", "t2"), (("the coast guard", "speaker", ("kestrel-1", "gazette")),), "contested"),
    "early": (("t3",), (("residents of Selva", "speaker", ("mina",)),), "contested"),
    "nine": (
        ("k1", "k2", "k3"),
        (("the harbour office", "speaker", ("kestrel-1", "gazette", "quickbyte")),),
        "superseded",
    ),
    "fourteen": (("k4",), (("the harbour office", "speaker", ("lantern",)),), "contested"),
    "dozens": (("i1", "i2"), (("the harbour office", "speaker", ("kestrel-1", "gazette")),), "single-origin"),
    "47": (("i3",), (("Dr Amadi Vesk", "speaker", ("lantern",)),), "single-origin"),
    "212": (("a1", "a2"), (("Ilse Tammaro", "speaker", ("kestrel-1", "gazette")),), "contested"),
    "260": (("a3", "a4"), (("the dockers' union", "speaker", ("kestrel-1", "gazette")),), "contested"),
    "hundreds": (("a5",), ((_K, "agency", ("kestrel-1",)),), "contested"),
    "captain": (("s1",), (("two deckhands", "speaker", ("lantern",)),), "contested"),
    "mate": (("s2",), (("Tam", "speaker", ("mina",)),), "contested"),
    "not-over": (("o1",), (("Selva Lines", "speaker", ("lantern",)),), "contested"),
    "over": (("o2",), (("Tam", "speaker", ("mina",)),), "contested"),
    "5km": (("d1", "d2"), (("Ilse Tammaro", "speaker", ("kestrel-1", "gazette")),), "contested"),
    "12km": (("d3",), (("residents of Selva", "speaker", ("mina",)),), "contested"),
    "too-late": (("w1",), (("Joren Pell", "speaker", ("kestrel-1",)),), "contested"),
    "late": (("w2",), (("Joren Pell", "speaker", ("lantern",)),), "contested"),
    "refloated": (("r1",), (("Brock & Daughters", "speaker", ("advertiser",)),), "single-origin"),
    "friday": (("r2",), ((LONG_OUTLET, "outlet", ("advertiser",)),), "single-origin"),
    "inquiry": (("q1",), ((LONG_OUTLET, "outlet", ("advertiser",)),), "single-origin"),
}

# conflict: kind, why, about, question, reason, (label, claims)
_CONFLICTS: tuple[tuple[str, str, str, str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "number",
        "update",
        "die",
        "How many people died?",
        "The harbour office gave the second figure a day after the first.",
        (("9", ("nine",)), ("14", ("fourteen",))),
    ),
    (
        "number",
        "rival",
        "carry",
        "How many people were aboard?",
        "",
        (("212", ("212",)), ("260", ("260",)), ("hundreds", ("hundreds",))),
    ),
    (
        "number",
        "vague",
        "injure",
        "How many people were injured?",
        "Both hold: 47 is a number of dozens.",
        (("dozens", ("dozens",)), ("47", ("47",))),
    ),
    (
        "number",
        "contradiction",
        "reef",
        "How far from the harbour did it strike the reef?",
        "",
        (("5 km", ("5km",)), ("12 km", ("12km",))),
    ),
    (
        "time",
        "contradiction",
        "aground",
        "When did the ferry run aground?",
        "",
        (("shortly before midnight on Monday", ("midnight",)), ("early on Tuesday", ("early",))),
    ),
    (
        "actor",
        "contradiction",
        "steer",
        "Who was at the wheel?",
        "",
        (("The captain, Orsolo Brandt", ("captain",)), ("The first mate", ("mate",))),
    ),
    (
        "polarity",
        "rival",
        "overload",
        "Was the ship overloaded?",
        "",
        (("It was", ("over",)), ("It was not", ("not-over",))),
    ),
    (
        "wording",
        "slip",
        "pell",
        "What were the words of Joren Pell?",
        "One word is missing in the later report.",
        (
            ("We turned back too late, and I will say so in any court", ("too-late",)),
            ("We turned back late, and I will say so in any court", ("late",)),
        ),
    ),
)


def _mention(event: str, telling: tuple[str, str, str]) -> EventMention:
    kind, lemma, _, _ = _EVENTS[event]
    report, clause, trigger = telling
    whole = span(report, clause)
    at = REPORTS[report].text.index(trigger, whole.start)
    return EventMention(
        id=f"m-{event}-{report}",
        kind=kind,
        trigger=REPORTS[report].span(at, at + len(trigger)),
        lemma=lemma,
        clause=whole,
        sentence=_sentence(whole),
    )


def _near(report: str, event: str, quote: str) -> Span:
    """The quote nearest to the event's clause, so that "injured" is that of its own sentence."""
    places = [m.start() for m in re.finditer(re.escape(quote), REPORTS[report].text)]
    clause = next((span(r, c) for r, c, _ in _EVENTS[event][3] if r == report), None)
    anchor = clause.start if clause is not None else 0
    at = min(places, key=lambda p: abs(p - anchor) if p >= anchor else 10_000 + p)
    return REPORTS[report].span(at, at + len(quote))


def _statement(key: str) -> Statement:
    report, event, slot, value, quotes, chain = _SAID[key]
    words = quotes or ((value.text,) if isinstance(value, Words) else ())
    evidence = tuple(_near(report, event, quote) for quote in words)
    return Statement(
        id=f"s-{key}",
        report=report,
        event=f"m-{event}-{report}",
        slot=slot,
        value=value,
        evidence=evidence,
        sentence=_sentence(evidence[0]),
        polarity=value.value if isinstance(value, Happened) else True,
        speaker=Speaker(chain) if chain else None,
        found_by="hand",
    )


def story(ids: tuple[str, ...] = tuple(_TEXTS)) -> Story:
    return Story("story-selva", tuple(REPORTS[i] for i in ids), TimeRange(datetime(2031, 6, 3), datetime(2031, 6, 6), "day"))


def annotations() -> tuple[Annotation, ...]:
    return tuple(
        Annotation(
            report=key,
            sentences=sentences(report),
            events=tuple(_mention(e, t) for e, (_, _, _, tellings) in _EVENTS.items() for t in tellings if t[0] == key),
            statements=tuple(_statement(s) for s, said in _SAID.items() if said[0] == key),
            dropped=(Dropped("“from 24 June”", key, "no year could be told"),) if key == "advertiser" else (),
        )
        for key, report in REPORTS.items()
    )


def lineage() -> Lineage:
    first, second = REPORTS["kestrel-1"], REPORTS["gazette"]
    opening = "A passenger ferry ran aground off Port Selva shortly before midnight on Monday, the coast guard said."
    copied = Passage(span(first.id, opening), span(second.id, opening), 1.0)
    redone = Passage(span(first.id, opening), sentences(REPORTS["quickbyte"])[1], 0.62)
    return Lineage(
        links=(
            Link("kestrel-1", "gazette", "copy", 0.97, (copied,), "agency credited"),
            Link("kestrel-1", "quickbyte", "rewrite", 0.81, (redone,), "published later"),
        ),
        families=(
            Family(("kestrel-1", "gazette", "quickbyte"), "kestrel-1"),
            Family(("lantern",), "lantern"),
            Family(("mina",), "mina"),
            Family(("advertiser",), "advertiser"),
        ),
        rewritten=(
            Rewriting(
                "quickbyte",
                (
                    Alteration(
                        span("quickbyte", "traveler vessel"), span("kestrel-1", "passenger ferry"), "synonyms word by word"
                    ),
                    Alteration(span("quickbyte", "Harbour Selva", nth=1), None, "a name is ruined"),
                ),
            ),
        ),
    )


def _claim(key: str, said: dict[str, Statement]) -> Claim:
    keys, origins, state = _CLAIMS[key]
    made = [said[f"s-{k}"] for k in keys]
    chains = dict.fromkeys(s.speaker.chain for s in made if s.speaker is not None)
    return Claim(
        id=f"c-{key}",
        about=f"ev-{_SAID[keys[0]][1]}",
        slot=made[0].slot,
        value=made[0].value,
        text=made[0].sentence.quote,
        reports=tuple(s.report for s in made),
        origins=tuple(Origin(name, kind, reports) for name, kind, reports in origins),
        said_by=tuple(SaidBy(chain) for chain in chains),
        evidence=tuple(e for s in made for e in s.evidence),
        statements=tuple(s.id for s in made),
        polarity=made[0].polarity,
        state=state,
    )


def _event(key: str) -> Event:
    kind, _, time, tellings = _EVENTS[key]
    mentions = [_mention(key, t) for t in tellings]
    return Event(
        id=f"ev-{key}",
        kind=kind,
        type="",
        mode="",
        title=mentions[0].clause,
        members=tuple(m.id for m in mentions),
        mentions=tuple(m.trigger for m in mentions),
        roles=(("actor", ("person-1", "person-2")),) if key == "steer" else (),
        time=time,
        place="place-1" if key == "aground" else None,
    )


def reconciliation() -> Reconciliation:
    said = {s.id: s for a in annotations() for s in a.statements}
    claims = {key: _claim(key, said) for key in _CLAIMS}
    conflicts = tuple(
        Conflict(
            id=f"x-{kind}-{about}",
            kind=kind,
            why=why,
            about=f"ev-{about}",
            question=question,
            positions=tuple(_position(label, tuple(claims[k] for k in keys)) for label, keys in positions),
            reason=reason,
            estimate=Estimate(9, 14, 14, "ucdp") if about == "die" else None,
        )
        for kind, why, about, question, reason, positions in _CONFLICTS
    )
    return Reconciliation(
        entities=(
            Entity(
                "place-1",
                "place",
                "Port Selva",
                ("Port Selva", "Selva"),
                (span("kestrel-1", "Port Selva"), span("lantern", "Port Selva")),
                (("kestrel-1", "e1"), ("lantern", "e1")),
                _SELVA,
            ),
            Entity(
                "person-1",
                "person",
                "Orsolo Brandt",
                ("Orsolo Brandt",),
                (span("lantern", "Orsolo Brandt"),),
                (("lantern", "e2"),),
            ),
            Entity(
                "person-2", "person", "Joren Pell", ("Joren Pell", "Mr Pell"), (span("lantern", "Mr Pell"),), (("lantern", "e3"),)
            ),
        ),
        events=tuple(_event(key) for key in _EVENTS),
        claims=tuple(claims.values()),
        conflicts=conflicts,
        dropped=(Dropped("He saw <b>children</b>", "mina", "no event could be told from it"),),
    )


def _position(label: str, claims: tuple[Claim, ...]) -> Position:
    return Position(
        label=label,
        value=claims[0].value,
        claims=tuple(c.id for c in claims),
        reports=tuple(r for c in claims for r in c.reports),
        origins=tuple(o for c in claims for o in c.origins),
        said_by=tuple(s for c in claims for s in c.said_by),
        evidence=tuple(e for c in claims for e in c.evidence),
    )


def account() -> Account:
    """The account of the whole sample story."""
    from rashomon.compose import compose  # noqa: PLC0415 - a broken compose must not break collecting the export tests

    return compose(
        story(),
        annotations(),
        lineage(),
        reconciliation(),
        dropped=(Dropped("notes.bin", None, "not text: 41 % of its bytes are control characters", "input"),),
    )
