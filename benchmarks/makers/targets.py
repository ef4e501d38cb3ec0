"""What an alteration can change in a report: a figure, a day, a town, who did it, what happened, words in quotation marks.

Found by rules of their own, so that what is measured does not choose what it is measured on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.makers.edits import STOP
from benchmarks.makers.pieces import Piece, pieces_of
from benchmarks.makers.verbs import BY_PARTICIPLE, BY_PAST, OPPOSITES, SYNONYMS
from benchmarks.makers.wordnet import thesaurus

# The core of a news report stands in its first sentences (inverted pyramid); so many of them are searched.
CORE = 10
# A town in a later sentence is rather where somebody lives, or lies in hospital, than where it happened.
PLACED = 6
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
).split()
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NUMBER = re.compile(
    rf"(?<![\w$€£.,:/-])(?P<number>{'|'.join(SMALL[2:])}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})(?![\w%:/-]|[.,]\d)", re.IGNORECASE
)
_HEDGED = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|some|least|than|to|or|as|over|under|approximately|between|between \S+ and"
    r"|another|these|those|other|the|more|of|number|no|page|section|age|aged|at|" + "|".join(MONTHS) + r")|[$€£#(])\s*\Z"
)
_NOUN = re.compile(r"\s+(?:(?!and\b|or\b|to\b|of\b|in\b)[a-z][\w’'-]*\s+){0,2}?(?P<noun>people|men|women|children|[a-z]{3,}s)\b")
_UNCOUNTED = frozenset(
    "years months weeks days hours minutes seconds times miles percent points degrees dollars euros pounds others this was has"
    " does goes feet inches kilometres kilometers metres meters towards besides rounds games seasons yards p.m. a.m. cents pages"
    " blocks is as episodes sales decades runs goals rebounds assists".split()
)
_STATES = (
    ("killed", r"killed|dead|deaths|died|slain"),
    ("injured", r"injured|wounded|hurt|injuries"),
    ("arrested", r"arrested|detained|in custody|captured"),
    ("missing", r"missing"),
)
_AFTER = re.compile(
    r"(?P<noun>(?:\s+[a-z][\w’'-]*){0,3}?)\s+(?:(?:were|was|are|have been|had been|been)\s+)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _STATES)
    + r")\b"
)
_BEFORE = re.compile(
    r"\b(?:(?P<killed>kill(?:ed|ing|s))|(?P<injured>(?:injur|wound)(?:ed|ing|es|s)|hurt(?:ing|s)?|left)"
    r"|(?P<arrested>arrest(?:ed|ing|s)|captur(?:ed|ing|es)))\s+\Z"
)
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.? (?P<day>[1-3]?\d)(?!\d|-)\b")
_REPORTED = re.compile(
    r"\b(?:said|says?|told|announced|reported|according|statement|spokes\w+|since|until|next|every|each|by|through|will|press)\b"
    r"[^.;]{0,30}\Z|(?:scheduled|expected|planned)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
# A weekday with its date beside it, or the reverse: one cannot be altered without the other.
_DATED = re.compile(rf"(?:’s|'s|s)\b|,? (?:\d|{'|'.join(month[:3] for month in MONTHS)})|, (?:19|20)\d\d")
_DATING = re.compile(rf"(?:{'|'.join(day[:3] for day in DAYS)})\w*,? (?:\d+ )?\Z")
_SAYS_AFTER = re.compile(r"[^.;,]{0,12}\b(?:said|told)\b")
_PLACE = re.compile(r"\b(?:in|at|near|outside)\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?P<rest>[^\w]{0,2}\s?\w*)")
_NO_TOWN = frozenset("University Center College Police County Main Park Church North South East West House".split())
_GIVEN = (
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven"
    " paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan"
    " stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron"
    " jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry"
    " sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph"
    " randy eugene vincent russell elijah louis bobby philip johnny mary patricia jennifer linda elizabeth barbara susan jessica"
    " sarah karen nancy lisa betty margaret sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah"
    " stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna brenda pamela nicole ruth katherine samantha"
    " christine emma catherine debra virginia rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan"
    " evelyn lauren judith olivia frances martha cheryl megan andrea hannah jacqueline ann jean alice kathryn gloria teresa"
    " doris sara janice julia marie madison grace judy theresa beverly denise marilyn amber danielle brittany diana abigail jane"
    " lori lindsay tara vladimir barack hillary theresa angela emmanuel boris sergei mohammed ahmed steve tim bill mike jim tom"
    " dan chris matt tony rick tiger phil samuel elin marcus derrick darnell jamal terrance antonio carlos luis miguel".split()
)
NATIONS = (
    "Indian French British Russian Danish Dutch Turkish German Spanish Greek Korean Japanese Chinese Italian Australian American"
    " Iranian Pakistani Egyptian Norwegian Swedish Canadian Mexican Brazilian Israeli Saudi Kenyan Malaysian"
).split()
BODIES = "navy army police troops soldiers forces government warship marines commandos officials court company"
_ACTOR = re.compile(
    r"(?:(?P<person>[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z’'-]+[a-z])"
    rf"|(?:[Tt]he )?(?P<nation>{'|'.join(NATIONS)}) (?:{BODIES.replace(' ', '|')}))"
    r"(?:, [^,;.]{2,60},)? (?:has |have |had |allegedly |also |fatally |then )?(?P<verb>[a-z]+)\b"
)
_SAYING = frozenset(
    "added announced asked believed called claimed confirmed denied described explained expressed indicated insisted noted"
    " reported stated suggested testified tweeted used united wanted warned worried based aged named scheduled".split()
)
_INSTITUTIONS = frozenset(
    "police county department office hospital school university court news times post center centre street avenue road city park"
    " state states house party union bank company inc corp group".split()
)
_NO_NAME = frozenset("the this that these those his her their its our and but for with from".split()) | frozenset(
    word.lower() for word in (*DAYS, *MONTHS, *NATIONS)
)
_BY = re.compile(
    rf"\b(?P<verb>[a-z]+)(?: \w+){{0,2}} by (?:(?P<person>[A-Z][a-z]+ [A-Z][a-z’'-]+)"
    rf"|(?:the |an? )?(?P<nation>{'|'.join(NATIONS)}) (?:{BODIES.replace(' ', '|')}))"
)
_PASSIVE = re.compile(r"\b(?P<be>was|were|has been|have been|had been) (?:(?:\w+ly) )?(?P<verb>[a-z]+)\b")
_LOWER = re.compile(r"(?<= )[a-z]+(?= )")
_WORD_BEFORE = re.compile(r"([\w’']+),? \Z")
_WORD_AFTER = re.compile(r" ([\w$“\"’']+)")
_AUXILIARY = frozenset(
    "was were is are be been being has have had having get got to not never will would could should may might can must of for the"
    " a an and or who that which when after before as if while by in on at with his her their its from this no".split()
)
_TOLD = frozenset({*OPPOSITES, *SYNONYMS, "charge", "launch", "unveil", "crash", "sign", "visit"})
# A past that stands alone is a verb where an object follows it, or anything where it needs none: "a bank shot over two", "his
# left knee" and "advanced cancer" have none.
_OBJECT = re.compile(
    r" (?:the|an?|his|her|their|its|this|that|him|them|himself|herself|themselves|another|several|many|more|"
    + "|".join(SMALL[1:])
    + r"|\d[\d,]*|[A-Z][\w’'-]+)\b"
)
_ALONE = frozenset(
    "die perish survive resign quit surrender escape flee crash collapse withdraw retreat advance fall rise drop climb win"
    " lose".split()
)
# So many words on either side of a verb are its doer and undergoer.
CLAUSE = 6
# The marks must open behind a blank and close before one: a mark of inches opens nothing.
_QUOTED = re.compile(r"(?:(?<=[\s(—–-])|\A)[“\"](?=[^\s])([^“”\"\n]{25,300})(?<![\s])[”\"](?=[\s,.;:)—–-]|\Z)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EVENTS = re.compile(
    rf"\b(?:{'|'.join(sorted({*BY_PAST, *BY_PARTICIPLE}))}|shootings?|crash|attack|earthquake|quake|explosion|blast|robbery"
    r"|battle|clash(?:es)?|summit|murder|homicide|fire|protests?|accident)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:hospital|center|centre|university|court|jail|born|lives?|lived|from|office)\b[^,;]{0,40}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Target:
    """One value in a text.

    Attributes:
        kind: "number", "time", "place", "actor", "verb" or "quotation".
        key: equal in two reports that give the same value.
        start, end: of the value.
        sentence: its sentence, [start, end).
        words: stems of the sentence's content words but those of the value.
        extra: what the maker needs: the state counted, the auxiliary of a passive.
        deeds: base forms of the event words of the sentence.
        near: of a verb, stems of the content words beside it: its doer and undergoer are among them.
    """

    kind: str
    key: tuple[str, ...]
    start: int
    end: int
    sentence: tuple[int, int]
    words: frozenset[str]
    extra: str = ""
    deeds: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def targets(text: str) -> tuple[Target, ...]:
    """All values that can be altered, in order of kind, then of place."""
    pieces = [piece for piece in pieces_of(text) if len(piece.text) >= 25]
    core = pieces[:CORE]
    found = [t for finder in (_numbers, _times, _actors, _verbs) for piece in core for t in finder(piece)]
    found += [t for piece in core[:PLACED] for t in _places(piece)]
    quoted = [t for piece in pieces for t in _quotations(piece)]
    # Words in quotation marks that are altered are another wording as well.
    found = [t for t in found if not any(q.start <= t.start < q.end for q in quoted)]
    return (*found, *quoted)


def value_of(word: str) -> int:
    """The number that a word or figure gives."""
    lowered = word.lower()
    return SMALL.index(lowered) if lowered in SMALL else int(lowered.replace(",", ""))


def _target(kind: str, key: Sequence[str], piece: Piece, at: tuple[int, int], extra: str = "") -> Target:
    start = piece.start or 0
    rest = f"{piece.text[: at[0]]} {piece.text[at[1] :]}".lower()
    deeds = frozenset(_deed(match.group()) for match in _EVENTS.finditer(piece.text))
    around = [*piece.text[: at[0]].lower().split()[-CLAUSE:], *piece.text[at[1] :].lower().split()[:CLAUSE]]
    near = _stems(" ".join(around)) if kind == "verb" else frozenset()
    return Target(kind, tuple(key), start + at[0], start + at[1], (start, piece.end), _stems(rest), extra, deeds, near)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(text) if word not in STOP)


def _deed(word: str) -> str:
    """What an event word tells: "shot", "shooting" and "shootings" tell one thing."""
    verb = BY_PAST.get(word) or BY_PARTICIPLE.get(word)
    return verb.base if verb else re.sub(r"(?:ing|e|es|s)\Z", "", word.removesuffix("s"))


def _numbers(piece: Piece) -> Iterator[Target]:
    for match in _NUMBER.finditer(piece.text):
        before, after = piece.text[: match.start()], piece.text[match.end() :]
        if (
            value_of(match["number"]) in {0, 1, 911}
            or _HEDGED.search(before)
            or re.match(r"[\s-]*(?:years?|year-old|am|pm|a\.m|p\.m|of|to|or|and)\b", after)
        ):
            continue
        state = next((name for found in (_AFTER.match(after), _BEFORE.search(before)) if found for name in _state(found)), "")
        noun = _NOUN.match(after)
        counted = noun["noun"] if noun and noun["noun"] not in _UNCOUNTED else ""
        if state or counted:
            yield _target("number", (state or counted, str(value_of(match["number"]))), piece, match.span(), state)


def _state(match: re.Match[str]) -> list[str]:
    return [name for name, _ in _STATES if match.groupdict().get(name)]


def _times(piece: Piece) -> Iterator[Target]:
    for pattern in (_DAY, _DATE):
        for match in pattern.finditer(piece.text):
            if _REPORTED.search(piece.text[: match.start()]) or _SAYS_AFTER.match(piece.text[match.end() :]):
                continue
            if pattern is _DATE and not 1 <= int(match["day"]) <= 28:
                continue
            if _DATED.match(piece.text[match.end() :]) or _DATING.search(piece.text[: match.start()]):
                continue
            if not _EVENTS.search(piece.text):
                continue
            yield _target("time", (match.group(),), piece, match.span())


def _places(piece: Piece) -> Iterator[Target]:
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415 - facts of the world, not what is measured

    for match in _PLACE.finditer(piece.text) if _EVENTS.search(piece.text) else ():
        words = match["name"].split()
        if _ELSEWHERE.search(piece.text[: match.start()]):
            continue
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            found = lookup(name)
            if found:
                first = found[0]
                whole = count == len(words) or not words[count][0].isupper()
                if (
                    first.kind in ("town", "capital")
                    and first.population >= 20_000
                    and whole
                    and len(name) > 3
                    and name not in _NO_TOWN
                ):
                    yield _target("place", (name,), piece, (match.start("name"), match.start("name") + len(name)))
                break


def _actors(piece: Piece) -> Iterator[Target]:
    for pattern in (_ACTOR, _BY):
        for match in pattern.finditer(piece.text):
            verb = BY_PAST.get(match["verb"]) or BY_PARTICIPLE.get(match["verb"])
            group = "person" if match["person"] else "nation"
            doing = verb.base if verb else match["verb"]
            if verb is None and (not doing.endswith("ed") or doing in _SAYING):
                continue
            if group == "nation" or _is_person(match["person"]):
                yield _target("actor", (match[group], doing), piece, match.span(group), group)


def _is_person(name: str) -> bool:
    """True where the first word is a given name, or no word of the language at all, and the last is of no institution."""
    first, *_, last = name.split()
    given = first.lower() in _GIVEN or thesaurus().lemma(first.lower()) is None
    return given and first.lower() not in _NO_NAME and last.lower() not in _INSTITUTIONS


def _verbs(piece: Piece) -> Iterator[Target]:
    for match in _PASSIVE.finditer(piece.text):
        verb = BY_PARTICIPLE.get(match["verb"])
        if verb is not None and not _unreal(piece.text[: match.start()]):
            yield _target("verb", (verb.base,), piece, match.span("verb"), match["be"])
    for match in _LOWER.finditer(piece.text):
        verb = BY_PAST.get(match.group())
        before, after = _WORD_BEFORE.search(piece.text, 0, match.start()), _WORD_AFTER.match(piece.text, match.end())
        if verb is None or verb.base not in _TOLD or before is None or after is None:
            continue
        plain = (
            before[1].lower() not in {*_AUXILIARY, *SMALL}
            and not re.search(r"(?:\d|ly|ed|ing|[’']s?)\Z", before[1])
            and after[1].lower() not in {"in", "to", "by", "at"}
            and (verb.base in _ALONE or _OBJECT.match(piece.text, match.end()))
        )
        if plain and not _unreal(piece.text[: match.start()]):
            yield _target("verb", (verb.base,), piece, match.span())


def _unreal(before: str) -> bool:
    """True behind words that make what follows unsure, or a part of another clause."""
    return (
        re.search(
            r"\b(?:if|whether|not|never|no|n't|who|which|before|after|when|because|denied|believed?|thinks?|suspect\w*|think)\b[^,;]{0,60}\Z",
            before,
        )
        is not None
    )


def _quotations(piece: Piece) -> Iterator[Target]:
    for match in _QUOTED.finditer(piece.text):
        words = _WORD.findall(match[1])
        if len(words) >= 5:
            yield _target("quotation", tuple(word.lower() for word in words), piece, match.span(1))
