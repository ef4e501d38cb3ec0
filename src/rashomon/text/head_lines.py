"""What stands at the head and the tail of copy: header lines, bylines, datelines, credit lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import TimeRange
from rashomon.text.head_agencies import agencies_in_credit, agency_in_slot, known_agency, merge
from rashomon.text.head_dates import ZONE, find_dates

_LONGEST_HEADER = 220
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_STAMP = re.compile(
    r"(?i)\b(?:date ?posted|posted|published|publication date|first published|originally published|updated|last updated"
    r"|last modified|modified|created|issued|released"
    r"|date|dated|time|last update|reviewed)\b(?: (?:on|at|by))?:?"
)
_FILLER = re.compile(
    rf"(?i)\b(?:{_WEEKDAY}|at|on|hrs|hours|local time|(?:\d+|an?|one|two|three|a few) (?:min(?:ute)?s?|hours?|days?|weeks?"
    rf"|months?|years?)(?: ago)?|min(?:ute)?s? read|ago"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)\b\.?|[ap]\.m\."
)
_ONE_WORD = re.compile(rf"(?!(?i:{_WEEKDAY})\b)[A-Z][a-z]+ \Z")
_PARTS = re.compile(r"[|·•–—/;()\[\]]+|(?<!\w)-|-(?!\w)")
_BY = re.compile(r"(?i)\A\W{0,3}(?:(?:written|posted|reported|story|reporting|text|words|report|published) )?by\b:? +")
_NOT_NAMES = re.compile(
    rf"(?i)\A(?:{_WEEKDAY}|january|february|march|april|may|june|july|august|september|october|november|december|the time"
    rf"|then|now|contrast|comparison|law|order"
    r"|default|far|design|means|definition|way|accident|chance|some|all|most|many|and large|this|that|these|\d)\b"
)
_NAME_WORD = re.compile(
    r"(?:[^\W\d_][\w.’'-]*|[A-Z]\.|and|of|for|in|at|de|da|del|della|di|van|von|der|den|bin|ibn|al|el|ter|la|le|the|with|&|to"
    r"|@\w+|[\w.+-]+@[\w.-]+)[,.]?\Z"
)
_CONNECTIVES = frozenset(
    "and of for in at de da del della di van von der den bin ibn al el ter la le the with to & staff"
    " writer reporter correspondent".split()
)
_ROLE_LINE = re.compile(
    r"(?i)(?:the )?(?:[\w.’'&-]+ ){0,5}?(?:staff|staff writers?|writers?|correspondents?|reporters?|bureau|contributors?"
    r"|editors?|columnist|news service|producer|web producer|digital"
    r" (?:producer|reporter|editor)|senior (?:writer|editor)|news staff|news desk|web staff|desk)\Z"
    r"|special to (?:the )?[\w .&’'-]{2,40}\Z"
)

_UPPER_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /-](?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*|de|del|la|el|al|of|and|the|es|sur|DE|&)){0,4}"
_TITLE_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_TITLE_PLACE = rf"{_TITLE_WORD}(?:[ /-](?:{_TITLE_WORD}|de|del|la|el|al|of|the|es|and)){{0,3}}"
_REGION = rf"(?:, ?(?:{_TITLE_PLACE})){{0,2}}"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Za-z]{0,6}\.?"
)
_DATELINE_DATE = rf"(?:,? ?(?P<date>{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{2,4}})?))?"
_BRACKET = r"(?: ?[(\[](?P<agency>[^()\[\]]{2,60})[)\]])"
_DASH = r"(?: ?(?:--+|[–—―_]| -|- )|(?<=\S)-(?=[A-Z“\"]))"
_AFTER = r"[ \[\]]*(?=[A-Z\"“‘'0-9À-Þ(\[$€£])"
_DATELINES = (
    # Such as TRIPOLI, April 5 (Reuters) - and PORTLAND, Ore. (AP) — and BEIRUT/THE HAGUE (AFP):
    re.compile(rf"(?P<place>(?:{_UPPER_PLACE}|{_TITLE_PLACE}){_REGION}){_DATELINE_DATE}{_BRACKET}(?:{_DASH}|:)?{_AFTER}"),
    # Such as TRIPOLI, Libya — and HOUSTON -
    re.compile(rf"(?P<place>{_UPPER_PLACE}{_REGION}){_DATELINE_DATE}(?P<agency>(?!))?(?:{_DASH}|:){_AFTER}"),
    # Such as Tripoli, Libya –
    re.compile(rf"(?P<place>{_TITLE_PLACE}{_REGION}){_DATELINE_DATE}(?P<agency>(?!))?(?: ?[—–―]| --+) {_AFTER}"),
    # Such as Tripoli:
    re.compile(
        rf"(?P<place>{_TITLE_WORD}(?:[ -]{_TITLE_WORD}){{0,2}}(?:, {_TITLE_WORD})?){_DATELINE_DATE}(?P<agency>(?!))?: (?=[A-Z])"
    ),
    # Such as (AP) —
    re.compile(rf"(?P<place>){_BRACKET}(?P<date>(?!))?{_DASH}?{_AFTER}"),
)
# After a colon only a whole lead shows that a place came before it: headlines are "Mayor: I will not go".
_LEAD_WORDS = 12
_NOT_PLACES = re.compile(
    r"(?i)\W*(?:updated?|breaking|note|photos?|videos?|watch|editor|correction|opinion|analysis|exclusive|review|live|q|a"
    r"|question|answer|reports?|sources?|date|title|url|by|time"
    r"|location|where|what|when|who|why|how|facts?|story|original|summary|background|context|victims?|suspects?|police|news"
    r"|latest|just in|developing|alert|read|more|related|see"
    r"|comment|editorial|interview|profile|explainer|timeline|poll|factbox|key points?|highlights?|warning|clarification"
    r"|publisher|disclaimer|statement|press release|for|the(?! hague)|this"
    r"|it|he|she|they|there|in|on|at|but|and|or|no|yes|one|two|three|file|image|caption|credit|headline|lead|intro|first|previous|from|uploaded|claim|recommended|username|pm"
    r"|president|mayor|minister)\b"
)

_CREDIT = re.compile(
    r"(?i)[\W_]{0,4}(?:"
    r"(?:additional |extra |further |contributing )?(?:reporting|report|writing|editing|words|production"
    r"|research)(?: and (?:writing|editing|reporting))? (?:by|from)\b"
    r"(?!.{0,300}\b(?:said|says|found|finds|shows?|showed|was|were|is|are|has|have|had|suggests?|suggested|revealed"
    r"|that)\b).{0,400}"
    r"|(?:compiled|translated|edited|written|produced|reported|prepared|posted|published) (?:by|from)\b(?!.{0,100}\b(?:said"
    r"|says|was|were|is|are|has|have|had|that|will)\b).{0,120}"
    r"|with (?:additional |extra )?(?:inputs?|reporting|reports?|files|agency|agencies|wire|wires|information|material"
    r"|news agencies|contributions?)\b.{0,120}"
    r"|(?:source|sources|agency|agencies|via|credit|from): ?.{2,60}|(?:h/t|hat tip)\b.{1,60}"
    r"|(?:news )?(?:agencies|wires|wire services|wire reports|agency reports|news services|staff and agencies"
    r"|staff and wire reports|from wire reports|from staff reports|staff reports?)\W*"
    r")\Z"
)
_CONTRIBUTED = re.compile(
    r"(?:[^“”\"]{2,300}\b(?:contributed|contributing)(?: [\w ]{2,40})?(?: from [\w ,.]{2,60})? (?:to|for|on) (?:this|our"
    r"|these)\b[^“”\"]{0,40}"
    r"|(?:[A-Z][\w.’'-]*,?(?: and)? ){1,8}contributed(?: (?:reporting|writing|research"
    r"|information))?(?: from [\w ,.]{2,60})?)\W*\Z"
)
_SENTENCE_END = re.compile(r"(?<=[a-z)]\.)\s+(?=[A-Z])")
_TAIL_BRACKET = re.compile(r"[ ]?[(\[](?P<inside>[^()\[\]]{2,200})[)\]]\W{0,2}\Z")
_TAIL_DASH = re.compile(r"(?<=[.!?”\"’)])[ ]?(?:[-–—_]+|/) ?(?P<inside>[A-Z][\w .,/&’'-]{1,60}?)\.?\Z")
_TAIL_BARE = re.compile(
    r"(?<=[.!?”\"’)]) (?P<inside>AP|AFP|Reuters|REUTERS|UPI|PTI|IANS|ANI|Xinhua|dpa|EFE|TASS|Associated Press)\.?\Z"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says. `published` is None where the line gives no whole date."""

    published: TimeRange | None = None
    agencies: tuple[str, ...] = ()
    dateline: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that opens a paragraph: its words, the offset where the copy begins, who is credited, when with the year."""

    words: str
    end: int
    agencies: tuple[str, ...]
    published: TimeRange | None


def read_header(line: str, *, domain: str = "") -> Header | None:
    """A line that holds nothing but date, time, place, agency and author; None where it says anything else.

    Args:
        line: one paragraph.
        domain: last part of the outlet's host name, for the order of numeric dates.
    """
    if len(line) > _LONGEST_HEADER:
        return None
    dates = list(find_dates(line, domain=domain))
    stamped = _STAMP.search(line) is not None
    if not dates and not (stamped and _FILLER.search(line) and re.search(r"\d", line)):
        return None
    rest = line
    for dated in reversed(dates):
        rest = f"{rest[: dated.start]} | {rest[dated.end :]}"
    rest = ZONE.sub(" ", _FILLER.sub(" ", _STAMP.sub(" | ", rest)))
    byline = ""
    agencies: list[str] = []
    places: list[str] = []
    for part in filter(None, (piece.strip(" ,.:") for piece in _PARTS.split(rest))):
        author = read_byline(part)
        if author is not None:
            byline = byline or author
            agencies.extend(agencies_in_credit(author))
            continue
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        for piece in pieces:
            agency = known_agency(piece) or (agency_in_slot(piece) if len(pieces) > 1 else None)
            if agency:
                agencies.append(agency)
            elif _place_like(piece):
                places.append(piece)
            else:
                return None
    if len(places) > 4 or (not dates and (places or not stamped)):
        return None
    if dates and not stamped and not agencies and _ONE_WORD.match(line[: dates[0].start]):
        return None  # "Died May 8, 2031" is a statement
    first = next((dated.range for dated in dates), None)
    return Header(first, merge(agencies), ", ".join(places) if agencies or (places and places[0].isupper()) else "", byline)


def _place_like(words: str) -> bool:
    tokens = words.split()
    return len(tokens) <= 4 and tokens[0][0].isupper() and all(token[0].isupper() or token in _CONNECTIVES for token in tokens)


def read_stamp(paragraph: str, *, domain: str = "") -> tuple[int, Header] | None:
    """A stamp that ends a paragraph ("… Posted: 5 April 2019 8:18 PM Updated: …"): where it begins and what it says."""
    for match in _STAMP.finditer(paragraph, max(0, len(paragraph) - _LONGEST_HEADER)):
        header = read_header(paragraph[match.start() :], domain=domain)
        if header and header.published:
            return match.start(), header
    return None


def read_byline(line: str) -> str | None:
    """The author where a line is a byline ("By Jane Doe, AP"); None where it is anything else."""
    opened = _BY.match(line)
    if opened is None or len(line) > 160:
        return None
    author = line[opened.end() :].strip(" |,-–—•")
    tokens = author.split()
    if not tokens or len(tokens) > 16 or _NOT_NAMES.match(author) or not all(_NAME_WORD.match(token) for token in tokens):
        return None
    plain = [token for token in tokens if token.lower().strip(",.") not in _CONNECTIVES and "@" not in token]
    lower = [token for token in plain if token[0].islower()]
    if (
        not plain
        or lower
        or (author.endswith(".") and not re.search(r"\b(?:Jr|Sr|Inc|Ltd|[A-Z])\.\Z", author) and len(tokens) > 6)
    ):
        return None
    return author.rstrip(".,")


def is_role_line(line: str) -> bool:
    """True for the line under a byline that says what the author is ("Staff Writer")."""
    return len(line) <= 60 and line[:1].isupper() and _ROLE_LINE.match(line) is not None


def read_dateline(paragraph: str, *, domain: str = "") -> Dateline | None:
    """The dateline that opens a paragraph, or None."""
    head = paragraph[:160]
    for index, pattern in enumerate(_DATELINES):
        match = pattern.match(head)
        if match is None or (match["place"] and _NOT_PLACES.match(match["place"])):
            continue
        if match.group().rstrip().endswith(":") and paragraph.count(" ", match.end()) < _LEAD_WORDS:
            continue
        bracket = match["agency"] or ""
        agencies = tuple(filter(None, (agency_in_slot(part) for part in re.split(r"[/,;]| and ", bracket))))
        if index == 0 and not agencies and not match["place"].split(",")[0].isupper():
            continue
        if index == len(_DATELINES) - 1 and not agencies and not re.fullmatch(r"[A-Z]{2,5}\d?", bracket):
            continue
        dates = find_dates(f"{match['date'] or ''} | {bracket}", domain=domain)
        published = next((dated.range for dated in dates), None)
        words = re.sub(r"[ \[\]]*(?:--+|[-–—―_:])?[ \[\]]*\Z", "", match.group())
        return Dateline(words, match.end(), merge(agencies), published)
    return None


def read_credit_line(line: str) -> tuple[str, ...] | None:
    """The agencies that a credit line names (maybe none), or None where the line is no credit line."""
    if len(line) > 500:
        return None
    if _CREDIT.match(line) or all(_CONTRIBUTED.match(sentence) for sentence in _SENTENCE_END.split(line)):
        return agencies_in_credit(line)
    bare = line.strip(" .,;:()[]|–—-_*")
    parts = [part.strip() for part in re.split(r"[/,;|]| and | & ", bare) if part.strip()]
    if (
        parts
        and len(bare) <= 80
        and all(known_agency(part) or part.lower() in {"agencies", "staff", "wires", "the"} for part in parts)
    ):
        return merge(agency for part in parts if (agency := known_agency(part)))
    return None


def read_tail_credit(paragraph: str) -> tuple[int, tuple[str, ...]] | None:
    """A credit at a paragraph's end ("… on Friday. — AP", "… (Reuters, AFP)"): where it begins, and the agencies."""
    for pattern in (_TAIL_BRACKET, _TAIL_DASH, _TAIL_BARE):
        match = pattern.search(paragraph, max(0, len(paragraph) - 260))
        if match is None:
            continue
        inside = match["inside"]
        agencies = _all_agencies(inside)
        if agencies is None and (_CREDIT.match(inside) or _CONTRIBUTED.match(inside)):
            agencies = agencies_in_credit(inside)
        if agencies is not None:
            return match.start(), agencies
    return None


def _all_agencies(words: str) -> tuple[str, ...] | None:
    dates = list(find_dates(words))
    bare = words[: dates[0].start] if dates else words
    parts = [part.strip(" .") for part in re.split(r"[/,;|]| and | & ", bare) if part.strip(" .")]
    names = [known_agency(part) for part in parts]
    return merge(filter(None, names)) if names and all(names) else None
