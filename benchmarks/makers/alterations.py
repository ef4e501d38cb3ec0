"""Reports altered in one value: so that it cannot hold together with the original's, or so that it can.

Each maker takes the text, the target and a source of chance, and gives edits: stretches of the text with what replaces them.
Every place where the report gives the same value is altered alike, and a sentence that would deny the alteration is cut, so
that the altered report agrees with itself.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.makers.edits import STOP
from benchmarks.makers.othertowns import other_towns
from benchmarks.makers.pieces import pieces_of
from benchmarks.makers.targets import DAYS, MONTHS, NATIONS, SMALL, Target, value_of
from benchmarks.makers.verbs import OPPOSITES, SYNONYMS, VERBS, inflected
from benchmarks.makers.wordnet import thesaurus


@dataclass(frozen=True, slots=True)
class Edit:
    """Text [start, end) becomes `words`; `value` where these words are the altered value."""

    start: int
    end: int
    words: str
    value: bool = True


@dataclass(frozen=True, slots=True)
class Altered:
    """An altered text, and where its altered values stand in it."""

    text: str
    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Alteration:
    """One way to alter.

    Attributes:
        target: the kind of target that it alters.
        conflict: the kind of conflict that it makes, "" for none.
        make: edits, or None where it does not fit this target.
    """

    target: str
    conflict: str
    make: Callable[[str, Target, random.Random], Sequence[Edit] | None]


def alter(name: str, text: str, target: Target, rng: random.Random) -> Altered | None:
    """The text altered by one of `ALTERATIONS`, or None where that does not fit the target."""
    edits = ALTERATIONS[name].make(text, target, rng)
    return applied(text, edits) if edits else None


def applied(text: str, edits: Sequence[Edit]) -> Altered:
    """The text with the edits made; of two that overlap the first stands."""
    parts: list[str] = []
    values: list[tuple[int, int]] = []
    at = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start < at:
            continue
        parts += [text[at : edit.start], edit.words]
        length += edit.start - at
        if edit.value:
            values.append((length, length + len(edit.words)))
        length += len(edit.words)
        at = edit.end
    return Altered("".join([*parts, text[at:]]), tuple(values))


# --- everywhere alike ---------------------------------------------------------------------------


def _everywhere(text: str, words: str, becomes: str) -> list[Edit]:
    """All places of the words, as whole words."""
    found = re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text)
    return [Edit(match.start(), match.end(), becomes) for match in found]


def _cut(text: str, keep: Target, pattern: str) -> list[Edit]:
    """Cuts the other sentences that match, with the blank behind them."""
    found = [p for p in pieces_of(text) if p.start is not None and re.search(pattern, p.text, re.IGNORECASE)]
    gone = [(p.start or 0, p.end) for p in found if (p.start, p.end) != keep.sentence]
    return [Edit(start, end + len(text[end:]) - len(text[end:].lstrip(" ")), "", value=False) for start, end in gone]


def _same_number(text: str, target: Target, becomes: str) -> list[Edit]:
    """The figure wherever the report gives it of the same, in words or figures."""
    number = value_of(text[target.start : target.end])
    forms = {str(number), f"{number:,}"} | ({SMALL[number], SMALL[number].capitalize()} if number < len(SMALL) else set())
    context = {"killed": "kill|dead|die|death|slain", "injured": "injur|wound|hurt", "arrested": "arrest|detain|captur"}
    near = context.get(target.extra, re.escape(target.key[0]))
    edits = []
    for form in sorted(forms):
        for edit in _everywhere(text, form, _like(form, becomes)):
            around = text[max(0, edit.start - 30) : edit.end + 45].lower()
            if edit.start == target.start or re.search(near, around):
                edits.append(edit)
    return edits


def _like(form: str, becomes: str) -> str:
    return becomes.capitalize() if form[0].isupper() else becomes


def _written(number: int, like: str) -> str:
    """The number in words where the model is in words and it is small."""
    return SMALL[number] if not like[0].isdigit() and number < len(SMALL) else f"{number:,}"


# --- alterations that conflict ------------------------------------------------------------------


def _other_number(text: str, target: Target, rng: random.Random) -> list[Edit]:
    words = text[target.start : target.end]
    number = value_of(words)
    reach = max(2, math.ceil(number * 0.6))
    others = [n for n in range(max(2, number - reach), number + reach + 1) if n != number and str(n)[::-1] != str(number)]
    return _same_number(text, target, _written(rng.choice(others), words))


def _higher_number(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """A later toll; only for people harmed."""
    words = text[target.start : target.end]
    number = value_of(words)
    if target.extra not in {"killed", "injured"}:
        return None
    return _same_number(text, target, _written(number + rng.randint(1, max(2, number // 2)), words))


def _slipped_number(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """A zero too many, or two digits exchanged."""
    digits = text[target.start : target.end].replace(",", "")
    if not digits.isdigit() or len(digits) < 2:
        return None
    swaps = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] != "0"] if len(digits) > 2 else []
    i = rng.choice([None, *swaps])
    slipped = digits + "0" if i is None else digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    return _same_number(text, target, f"{int(slipped):,}")


def _other_day(text: str, target: Target, rng: random.Random) -> list[Edit]:
    words = text[target.start : target.end]
    if words in DAYS:
        return _everywhere(text, words, DAYS[(DAYS.index(words) - rng.randint(2, 4)) % 7])
    month, day = words.rsplit(" ", 1)
    days = [d for d in range(1, 29) if 2 <= abs(d - int(day)) <= 9]
    return _everywhere(text, words, f"{month} {rng.choice(days)}")


def _other_town(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    words = text[target.start : target.end]
    beside = text[target.end : target.end + 30]
    if _QUARTER.match(beside):
        return None
    inside, abroad = other_towns(words, text)
    fitting = inside or abroad
    if not fitting:
        return None
    becomes = rng.choice(fitting)
    # A dateline in capitals is the town's name too.
    edits = [*_everywhere(text, words, becomes), *_everywhere(text, words.upper(), becomes.upper())]
    # The state behind it goes where the other town does not lie there.
    behind = [(edit, match) for edit in edits if not inside and (match := _STATE.match(text, edit.end))]
    return [*edits, *(Edit(edit.end, match.end(), "", value=False) for edit, match in behind)]


_QUARTER = re.compile(r"\s+(?:neighbou?rhood|section|district|quarter|area|street|road|avenue|boulevard|high)\b", re.IGNORECASE)
_STATE = re.compile(r",\s+(?:[A-Z]{2}\b|[A-Z][a-z]{2,4}\.|[A-Z]\.\s?[A-Z]\.|(?:(?:New|North|South|West) )?[A-Z][a-z]+(?=[,.\s]))")
_ENDS = re.compile(r"[,.]|\s+(?:on|after|when|late|early|that|and|has|have|by|is|was|where|for|Mon|Tue|Wed|Thu|Fri|Sat|Sun)")

_FIRST = "Walter Grant Leonard Oscar Felix Hugo Morris Clifford Nina Vera Irene Clara Edith Rosa Paula Nora".split()
_LAST = "Haverly Brockman Tennant Ostrow Pellham Winslade Karras Dunmore Vogler Ashdown Mercado Lindqvist".split()


def _other_doer(text: str, target: Target, rng: random.Random) -> list[Edit]:
    words = text[target.start : target.end]
    if target.extra == "nation":
        return _everywhere(text, words, rng.choice([n for n in NATIONS if n not in text]))
    first, last = rng.choice(_FIRST), rng.choice(_LAST)
    return [*_everywhere(text, words, f"{first} {last}"), *_everywhere(text, words.split()[-1], last)]


def _not(text: str, target: Target, _: random.Random) -> list[Edit]:
    """Did not happen; other sentences that tell it are cut."""
    verb = _verb(text, target)
    others = _cut(text, target, _forms(target.key[0]))
    if target.extra:
        before = text.rindex(target.extra, target.sentence[0], target.start)
        auxiliary = target.extra.split()
        denied = " ".join([auxiliary[0], "not", *auxiliary[1:], verb])
        return [*others, Edit(before, target.end, denied)]
    return [*others, Edit(target.start, target.end, f"did not {target.key[0]}")]


def _verb(text: str, target: Target) -> str:
    return text[target.start : target.end]


def _forms(base: str) -> str:
    """A pattern of the words that tell the same as a verb: its forms, and those of its synonyms."""
    words = {base, *SYNONYMS.get(base, ()), *(other for other, names in SYNONYMS.items() if base in names)}
    forms = {form for word in words if word in VERBS for form in (word, VERBS[word].past, VERBS[word].participle, f"{word}ing")}
    more = {
        "kill": r"|dead|deaths?|died|murder\w*|homicide|fatal\w*",
        "shoot": r"|shooting|gunshots?|shots",
        "die": r"|dead|deaths?|fatal\w*|kill\w*",
    }
    return rf"\b(?:{'|'.join(sorted(forms))}{more.get(base, '')})"


_SHOOTING = re.compile(r"\b(?:shots?|rounds?|bullets?|guns?|weapons?|rifles?|pistols?|rockets?|missiles?)\b", re.IGNORECASE)


def _opposite(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """Another, incompatible thing was done; other sentences that tell the first are cut."""
    others = OPPOSITES.get(target.key[0], ())
    return _replaced_verb(text, target, rng, others, cut=True)


def _replaced_verb(text: str, target: Target, rng: random.Random, others: Sequence[str], *, cut: bool) -> list[Edit] | None:
    # Shots are fired, people are dismissed.
    if target.key[0] == "fire" and _SHOOTING.search(text, *target.sentence):
        return None
    forms = [form for other in others if (form := inflected(other, passive=bool(target.extra), plural=False))]
    if not forms:
        return None
    gone = _cut(text, target, _forms(target.key[0])) if cut else []
    return [*gone, Edit(target.start, target.end, rng.choice(forms))]


def _altered_words(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """One or two words inside the marks, replaced by other words."""
    words = [
        match
        for match in re.finditer(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", text[target.start : target.end])
        if match.group() not in STOP and thesaurus().synonyms(match.group(), senses=2)
    ]
    if len(words) < 2:
        return None
    chosen = rng.sample(words, min(len(words), rng.randint(1, 2)))
    edits = []
    for match in chosen:
        other = rng.choice(thesaurus().synonyms(match.group(), senses=2))
        edits.append(Edit(target.start + match.start(), target.start + match.end(), other))
    return edits


# --- alterations with which nothing conflicts ---------------------------------------------------


def _vaguer(text: str, target: Target, rng: random.Random) -> list[Edit]:
    words = text[target.start : target.end]
    number = value_of(words)
    forms = [f"at least {_written(max(2, number - rng.randint(0, 1)), words)}"]
    if number > 2:
        forms.append(f"more than {_written(number - 1, words)}")
    if 3 <= number <= 9:
        forms.append("several")
    if number >= 10:
        forms += [f"about {_written(number, words)}", f"nearly {_written(number + max(1, number // 20), words)}"]
    if 24 <= number <= 99:
        forms.append("dozens of")
    return _same_number(text, target, rng.choice(forms))


def _part(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """The whole with a part of it beside: "five people were killed" becomes "five people, two of them women, were killed"."""
    number = value_of(text[target.start : target.end])
    match = re.match(
        r"\s+(?:[a-z]+\s+){0,2}?(?:people|persons|victims|men|women|students|officers|[a-z]+s)\b", text[target.end :]
    )
    if match is None or number < 2 or not target.extra:
        return None
    part = rng.choice(("one of them a woman", "one of them a local", "one of them in his thirties"))
    if number > 2:
        part = f"{SMALL[rng.randint(2, min(number - 1, 9))]} of them {rng.choice(('women', 'locals', 'under 30'))}"
    at = target.end + match.end()
    return [Edit(at, at, f", {part},"), Edit(target.start, target.end, text[target.start : target.end])]


def _coarser_day(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """The week in place of the weekday, the month in place of the date, everywhere."""
    words = text[target.start : target.end]
    if words in DAYS:
        pattern = rf"(?:\bon )?(?:(?:late|early) (?:on )?)?\b{words}(?: (?:morning|afternoon|evening|night))?\b"
        becomes = rng.choice(("a few days ago", "within the past week", "in recent days"))
        return [Edit(match.start(), match.end(), _like(match.group(), becomes)) for match in re.finditer(pattern, text)]
    month = next(m for m in MONTHS if words.startswith(m))
    before = re.search(r"\bon \Z", text[: target.start])
    return [Edit(before.start() if before else target.start, target.end, f"in {month}")] if before else None


def _coarser_place(text: str, target: Target, _: random.Random) -> list[Edit] | None:
    """The state or country in place of the town, and the town nowhere else."""
    from rashomon.text.gazetteer import entry, lookup  # noqa: PLC0415 - facts of the world

    words = text[target.start : target.end]
    known = lookup(words)
    found = known[0]
    sure = len(known) == 1 or found.population > 10 * known[1].population
    if not re.search(r"\bin \Z", text[: target.start]) or not _ENDS.match(text[target.end :]):
        return None
    above = [entry(row).place.name for row in found.parents]
    wide = next((name for name in reversed(above) if name != words and "County" not in name), None)
    regions = [name for row, name in zip(found.parents, above, strict=True) if entry(row).kind == "region" and name in text]
    wide = regions[0] if regions else wide if sure else None
    if wide is None:
        return None
    behind = re.match(rf",\s+{re.escape(wide)}\b", text[target.end :])
    end = target.end + (behind.end() if behind else 0)
    article = "the " if wide.startswith("United") else ""
    return [*_cut(text, target, rf"\b{re.escape(words)}\b"), Edit(target.start, end, article + wide)]


def _synonym(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    return _replaced_verb(text, target, rng, SYNONYMS.get(target.key[0], ()), cut=False)


_SPELLINGS = (
    ("ck", "k"), ("ph", "f"), ("ou", "u"), ("ee", "i"), ("ie", "y"), ("y", "i"), ("tt", "t"), ("ll", "l"), ("nn", "n"),
    ("ss", "s"), ("th", "t"), ("sh", "sch"), ("c", "k"), ("e", "é"), ("o", "ö"), ("i", "y"),
)  # fmt: skip


def _spelled(text: str, target: Target, rng: random.Random) -> list[Edit] | None:
    """The doer's family name in another spelling, as from another alphabet, everywhere."""
    if target.extra != "person":
        return None
    last = text[target.start : target.end].rsplit(maxsplit=1)[-1]
    fitting = [(a, b) for a, b in _SPELLINGS if a in last[1:]]
    if len(last) < 5 or not fitting:
        return None
    a, b = rng.choice(fitting[:4])
    return _everywhere(text, last, last[0] + last[1:].replace(a, b, 1))


ALTERATIONS: Mapping[str, Alteration] = {
    "number": Alteration("number", "number", _other_number),
    "number_later": Alteration("number", "number", _higher_number),
    "number_slip": Alteration("number", "number", _slipped_number),
    "time": Alteration("time", "time", _other_day),
    "place": Alteration("place", "place", _other_town),
    "actor": Alteration("actor", "actor", _other_doer),
    "negation": Alteration("verb", "polarity", _not),
    "action": Alteration("verb", "action", _opposite),
    "quotation": Alteration("quotation", "wording", _altered_words),
    "vague_number": Alteration("number", "", _vaguer),
    "part_for_whole": Alteration("number", "", _part),
    "coarser_time": Alteration("time", "", _coarser_day),
    "coarser_place": Alteration("place", "", _coarser_place),
    "synonym": Alteration("verb", "", _synonym),
    "spelling": Alteration("actor", "", _spelled),
}
