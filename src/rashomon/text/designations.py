"""Numbers that name a thing and count nothing: Gate 27, F-16, 106th Battalion, 12 Elm Street, a phone number, a score of 3-2.

Every test looks at a fixed number of words round the number, so that a text costs time in proportion to its length.
"""

from rashomon.text.numerals import BREAK, HYPHENS, Numeral, Word, adjacent, hyphen

DESIGNATORS = frozenset(
    (
        "gate flight room highway route road interstate motorway exit boeing airbus article articles section chapter page pages"
        " paragraph clause resolution no nos number numbers no. channel unit platform terminal pier runway line district ward"
        " zone sector area apartment apt suite lot box code zip version mark model type class grade level phase stage category"
        " tier group team formula apollo windows figure fig table item rule bill law proposition measure amendment volume vol"
        " part act scene episode season round game week day step question psalm verse checkpoint camp block building bldg floor"
        " tower ward division brigade battalion regiment squad precinct engine station bus train tram car truck vessel mission"
        " operation order case docket file form paragraph schedule appendix lane track studio area hwy sr us i- state"
        " postcode extension ext tel phone fax dial caliber calibre magnitude-"
    ).split()
)
# Designators that are also plain nouns in front of a count ("by bus 12 people fled"): only where they are capitalised.
_PLAIN = frozenset(
    "no number numbers line area code type class grade level phase stage group team table item rule law measure part act"
    " round game week day step question camp block building tower division station bus train car truck mission operation"
    " order case file form state us unit section district figure season section lot box mark model scene track lane road"
    " route platform tier floor page pages line".split()
)
_STREETS = frozenset(
    "street st avenue ave av road rd boulevard blvd drive dr lane ln way court ct place pl terrace parkway pkwy highway hwy"
    " circle square alley trail turnpike".split()
)
_COMPASS = frozenset("n s e w ne nw se sw north south east west".split())
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_GAMES = frozenset(
    "win won wins victory loss lost lose defeat defeated draw drew beat beating lead led leading score scored record vote"
    " voted votes ruling ruled decision split margin tie tied series game set sets favor favour down up".split()
)
_ARMS = frozenset(
    "caliber calibre gauge round pistol handgun gun rifle rounds bullet bullets mortar mortars shell shells ammunition casings"
    " cannon artillery howitzer semiautomatic semi submachine".split()
)
_PRIMES = frozenset({"'", "’", "′"})
_EMERGENCY = frozenset({"911", "999", "112"})
_CALLS = frozenset("call called calls calling dial dialed dialled dialing phone phoned a the".split())
_CONTENT_BEFORE = frozenset("on in at by of for with from to and or as after before since when where while but the a an".split())

_WHERE = frozenset({"in", "at", "on", "after", "near", "by", "during"})


def designation(words: tuple[Word, ...], found: Numeral, *, cased: bool) -> bool:
    """True where a numeral names something.

    Args:
        words: of the text.
        found: the numeral.
        cased: True where capitals carry meaning here (no headline, no text in capitals throughout).
    """
    return (
        _glued(words, found)
        or _ordinal_or_code(words, found)
        or _address(words, found)
        or _designated(words, found, cased=cased)
        or _digits_apart(words, found)
        or _arms(words, found)
        or _marker(words, found)
        or _emergency(words, found)
    )


def score(words: tuple[Word, ...], first: int, last: int) -> bool:
    """True where "3-2" at words [first, last) is the result of a game or a vote."""
    around = [word.lower for word in words[max(0, first - 4) : first]] + [word.lower for word in words[last : last + 3]]
    return any(word in _GAMES for word in around)


def _glued(words: tuple[Word, ...], found: Numeral) -> bool:
    """Letters, or letters and a hyphen, right before the number: G7, MH17, F-16, COVID-19, mid-20."""
    first = found.first
    if not found.figures or not adjacent(words, first):
        return False
    before = words[first - 1]
    if before.lower.isalpha():
        return True
    if before.lower == "." and first >= 2 and words[first - 2].figure and adjacent(words, first - 1):
        return True
    if before.lower in HYPHENS and first >= 2 and adjacent(words, first - 1):
        return words[first - 2].lower.isalpha() or words[first - 2].figure
    if before.lower in _PRIMES:
        return first >= 2 and words[first - 2].figure  # the inches of 6'2; else a quotation mark
    return before.lower in {"#", "_", "@", "/", ":"}


def _ordinal_or_code(words: tuple[Word, ...], found: Numeral) -> bool:
    """27th, 4x4, 3D, 5G, 10:30, 1.2.3, 24/7, 6'2"."""
    last = found.last
    if last >= len(words) or not adjacent(words, last) or not found.figures:
        return False
    after = words[last].lower
    if after in _ORDINALS:
        return True
    if after in {":", "/"} | _PRIMES or (after == "." and last + 1 < len(words)):
        return last + 1 < len(words) and words[last + 1].figure and adjacent(words, last + 1)
    return after == "," and last + 1 < len(words) and words[last + 1].figure and adjacent(words, last + 1)


def _address(words: tuple[Word, ...], found: Numeral) -> bool:
    """Reads "1500 block of Elm", "12 Elm Street", "400 N. Main St."."""
    at = found.last
    if not found.figures or found.scaled or at >= len(words):
        return False
    if words[at].lower == "block" or (hyphen(words, at) and words[at + 1].lower == "block"):
        return True
    for step in range(5):
        if at + step >= len(words):
            return False
        word = words[at + step]
        if word.lower in _WHERE:
            return False  # a headline's "4 Hurt In Drive-By Shooting"
        if step and word.lower in _STREETS and word.capital:
            return True
        if not (word.capital or word.lower in _COMPASS or (word.lower == "." and step) or word.figure or word.lower in _ORDINALS):
            return False
    return False


def _designated(words: tuple[Word, ...], found: Numeral, *, cased: bool) -> bool:
    first = found.first
    if first == 0 or found.scaled:
        return False
    before, at = words[first - 1], first - 1
    if before.lower == "." and adjacent(words, first - 1) and first >= 2:
        before = words[first - 2]
        return before.lower in {"no", "nos", "vol", "fig", "apt", "ext", "tel", "hwy"}
    if before.lower in {"#", "№"}:
        return True
    if before.lower in DESIGNATORS and (before.lower not in _PLAIN or (before.capital and cased)):
        return before.lower not in {"no"} or found.figures
    if before.lower in {"no", "number", "page", "room", "chapter", "level", "phase", "stage"} and found.figures:
        return before.lower != "no" or words[at].capital
    return _model_year(words, found) or (
        cased and before.capital and at > 0 and before.lower.isalpha() and _names(words, found, at)
    )


def _model_year(words: tuple[Word, ...], found: Numeral) -> bool:
    """Reads "a 2012 Chevrolet": four digits like a year's before a name."""
    form = words[found.first].lower
    following = words[found.last] if found.last < len(words) else None
    return len(form) == 4 and "1950" <= form <= "2049" and form.isdecimal() and following is not None and following.capital


def _names(words: tuple[Word, ...], found: Numeral, at: int) -> bool:
    """After a capitalised word in mid-sentence: a name with a number, unless a thing counted follows."""
    if words[at - 1].lower in {".", "?", "!", ":", "”", '"', "“", "\n"} or words[at].lower in _CONTENT_BEFORE:
        return False
    if found.last >= len(words):
        return found.figures
    after = words[found.last]
    # "Tripoli 40 km away" and "Monday 12 people" count; "Gate 27, which" names.
    return found.figures and not after.lower.isalpha() and after.lower not in set(HYPHENS) | {"(", "%", "$", "°"}


def _digits_apart(words: tuple[Word, ...], found: Numeral) -> bool:
    """Phone and account numbers: three or more runs of digits tied by hyphens, or a pair such as 555-0142."""
    if not found.figures:
        return False
    first, last = found.first, found.last
    while first >= 2 and hyphen(words, first - 1) and words[first - 2].figure and found.first - first < 8:
        first -= 2
    while last + 1 < len(words) and hyphen(words, last) and words[last + 1].figure and last - found.last < 8:
        last += 2
    runs = [words[at].lower for at in range(first, last, 2)]
    if len(runs) >= 3 or _area_code(words, found):
        return True
    return len(runs) == 2 and len(runs[0]) == 3 and len(runs[1]) == 4


def _area_code(words: tuple[Word, ...], found: Numeral) -> bool:
    """Reads "(202) 555-0142": the number in brackets before a number of a telephone."""
    forms = [word.lower for word in words[found.last : found.last + 4]]
    return (
        len(forms) == 4
        and found.first > 0
        and words[found.first - 1].lower == "("
        and forms[0] == ")"
        and [len(forms[1]), len(forms[3])] == [3, 4]
        and forms[2] in HYPHENS
        and words[found.last + 1].figure
    )


def _arms(words: tuple[Word, ...], found: Numeral) -> bool:
    """A calibre: ".22 caliber", "9 mm handgun", "12-gauge"."""
    at = found.last
    if at >= len(words) or not found.figures:
        return False
    at += hyphen(words, at)
    forms = [word.lower for word in words[at : at + 6] if word.lower not in HYPHENS]
    if forms and forms[0] in {"caliber", "calibre", "gauge"}:
        return True
    return len(forms) > 1 and forms[0] in {"mm", "millimeter", "millimetre"} and any(form in _ARMS for form in forms[1:])


def _marker(words: tuple[Word, ...], found: Numeral) -> bool:
    """A number alone in brackets, or one with a full stop at the head of a paragraph of a list."""
    if not found.figures or found.scaled or found.last >= len(words):
        return False
    before = words[found.first - 1] if found.first else None
    if before is not None and before.lower in {"(", "["}:
        return words[found.last].lower in {")", "]"}
    opens = before is None or words[found.first].start - before.end >= 2 or before.lower in {"]", ".", BREAK}
    return (
        opens
        and words[found.last].lower == "."
        and adjacent(words, found.last)
        and words[found.first].end - words[found.first].start <= 2
    )


def _emergency(words: tuple[Word, ...], found: Numeral) -> bool:
    form = words[found.first].lower
    if form not in _EMERGENCY or found.last - found.first > 1:
        return False
    before = words[found.first - 1].lower if found.first else ""
    after = words[found.last].lower if found.last < len(words) else ""
    return before in _CALLS or after.startswith(("call", "dispatch", "operator"))
