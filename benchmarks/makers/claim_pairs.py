"""Pairs of claims made from one real sentence: one that says the same, differs, is finer, or is on another matter.

A sentence comes as words with the ranges of its names and times. Whatever the label, the second claim is worded anew first
(synonyms, house style, numerals, attribution moved), so that the label cannot be told from how much was changed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.makers.edits import house_style, spun

LABELS = ("agree", "differ", "finer", "unrelated")

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_OPPOSITES = (
    "increased decreased;rose fell;rising falling;won lost;win lose;opened closed;open close;arrived left;"
    "arrested released;accepted rejected;accept reject;supported opposed;support oppose;confirmed denied;"
    "confirm deny;before after;north south;northern southern;eastern western;east west;began ended;started stopped;"
    "inside outside;man woman;men women;boy girl;son daughter;brother sister;father mother;he she;his her;"
    "killed injured;dead alive;died survived;captured lost;guilty innocent;convicted acquitted;bought sold;"
    "buy sell;more fewer;most few;first last;higher lower;success failure;succeeded failed;agreed refused;"
    "agree refuse;allowed banned;allow ban;attacked defended;advanced retreated;entered left;joined quit;"
    "early late;older younger;largest smallest;gained lost;gains losses;strong weak;raised cut;raise cut;"
    "approved rejected;hired fired;married divorced;up down;above below;morning evening;yesterday today;"
    "husband wife;victory defeat;peaceful violent;peacefully violently;public private;same different"
)
OPPOSITES: Mapping[str, str] = {a: b for pair in _OPPOSITES.split(";") for a, b in (pair.split(), tuple(reversed(pair.split())))}
_AUXILIARIES = frozenset("is are was were has have had will would can could should may might must does do did".split())
_VAGUE = ("several", "some", "a number of", "many")
_PRONOUNS = frozenset("he she they it we i you".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in words, with (start, end, kind) of its names (person, place, organisation …) and times."""

    words: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    document: str


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims, how they stand to each other, and by which change."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    label: str
    kind: str


Change = Callable[[Sentence, random.Random, Mapping[str, Sequence[tuple[str, ...]]]], tuple[str, ...] | None]


def pairs_of(sentences: Sequence[Sentence], *, seed: int | str, each: float = 1.0) -> list[ClaimPair]:
    """Makes pairs of every kind that a sentence allows.

    Args:
        sentences: of at least eight words; those without anything to change give only agreeing and unrelated pairs.
        seed: draws everything.
        each: share of the possible pairs to keep.
    """
    rng = random.Random(seed)  # noqa: S311
    pools = _pools(sentences)
    by_document: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_document.setdefault(sentence.document, []).append(sentence)
    made: list[ClaimPair] = []
    for sentence in sentences:
        for label, kind, change in _CHANGES:
            if rng.random() >= each:
                continue
            changed = change(sentence, rng, pools)
            if changed is None or _bare(changed) == _bare(sentence.words):
                continue
            made.append(_in_some_order(sentence.words, reworded(changed, rng), label, kind, rng))
        if rng.random() < each:
            made.append(_in_some_order(sentence.words, reworded(sentence.words, rng, least=0.1), "agree", "reworded", rng))
        if rng.random() < each:
            mates = by_document[sentence.document] if rng.random() < 0.7 else sentences
            other = rng.choice(mates)
            if other is not sentence:
                made.append(ClaimPair(sentence.words, reworded(other.words, rng), "unrelated", "other"))
    return made


def _in_some_order(a: tuple[str, ...], b: tuple[str, ...], label: str, kind: str, rng: random.Random) -> ClaimPair:
    return ClaimPair(a, b, label, kind) if rng.random() < 0.5 else ClaimPair(b, a, label, kind)


def _bare(words: Sequence[str]) -> list[str]:
    return [word.lower() for word in words]


def reworded(words: Sequence[str], rng: random.Random, *, least: float = 0.0) -> tuple[str, ...]:
    """The same in other words: synonyms of the first sense, house style, numerals, the attribution moved."""
    text = " ".join(words)
    text = house_style(text, rng, rate=0.5, backwards=rng.random() < 0.5)
    text = spun(text, rng, rate=rng.uniform(least, 0.35), senses=1)
    found = tuple(text.split())
    if rng.random() < 0.4:
        found = tuple(_other_numeral(word) for word in found)
    return _attribution_moved(found) if rng.random() < 0.3 else found


def _other_numeral(word: str) -> str:
    if word.lower() in _SMALL:
        return str(_SMALL.index(word.lower()))
    return _SMALL[int(word)] if word.isdigit() and int(word) < len(_SMALL) else word


def _attribution_moved(words: tuple[str, ...]) -> tuple[str, ...]:
    """Puts an attribution that ends a sentence at its beginning; other sentences stay."""
    for at in range(len(words) - 2, max(2, len(words) - 8), -1):
        if words[at] == "said" and "," in words[:at] and words[-1] == ".":
            comma = max(i for i in range(at) if words[i] == ",")
            if at - comma <= 6 and words[comma + 1 : at]:
                return (*words[comma + 1 : at + 1], *words[:comma], ".")
    return words


def _pools(sentences: Sequence[Sentence]) -> dict[str, list[tuple[str, ...]]]:
    pools: dict[str, set[tuple[str, ...]]] = {}
    for sentence in sentences:
        for start, end, kind in sentence.names:
            if end - start <= 4:
                pools.setdefault(kind, set()).add(sentence.words[start:end])
    return {kind: sorted(names) for kind, names in pools.items()}


# --- what makes claims differ ----------------------------------------------------------------------


def _number_at(sentence: Sentence, rng: random.Random) -> int | None:
    """A word that is a whole number and no date."""
    dates = {i for start, end, kind in sentence.names if kind in ("date", "time") for i in range(start, end)}
    at = [
        i
        for i, word in enumerate(sentence.words)
        if i not in dates and (word.lower() in _SMALL[2:] or re.fullmatch(r"\d{1,3}(?:,\d{3})*|\d{1,3}", word))
    ]
    return rng.choice(at) if at else None


def _number(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    at = _number_at(sentence, rng)
    if at is None:
        return None
    word = sentence.words[at]
    if word.lower() in _SMALL:
        new = rng.choice([w for w in _SMALL[2:] if w != word.lower()])
        return _put(sentence.words, at, at + 1, (new.capitalize() if word[0].isupper() else new,))
    value = int(word.replace(",", ""))
    moved = max(2, value + rng.choice((-1, 1)) * max(1, round(value * rng.uniform(0.1, 0.6))))
    return None if moved == value else _put(sentence.words, at, at + 1, (f"{moved:,}",))


def _named(*kinds: str) -> Change:
    def change(sentence: Sentence, rng: random.Random, pools: Mapping[str, Sequence[tuple[str, ...]]]) -> tuple[str, ...] | None:
        spans = [span for span in sentence.names if span[2] in kinds]
        if not spans:
            return None
        start, end, kind = rng.choice(spans)
        old = sentence.words[start:end]
        if " ".join(old).lower() in _PRONOUNS:
            return None
        others = [n for n in rng.sample(pools[kind], min(8, len(pools[kind]))) if not set(_bare(n)) & set(_bare(old))]
        return _put(sentence.words, start, end, others[0]) if others else None

    return change


def _day(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    for names in (_DAYS, _MONTHS):
        at = [i for i, word in enumerate(sentence.words) if word in names and not (word == "May" and i == 0)]
        if at:
            i = rng.choice(at)
            return _put(sentence.words, i, i + 1, (rng.choice([n for n in names if n != sentence.words[i]]),))
    years = [i for i, word in enumerate(sentence.words) if re.fullmatch(r"(?:19|20)\d\d", word)]
    if years:
        i = rng.choice(years)
        return _put(sentence.words, i, i + 1, (str(int(sentence.words[i]) + rng.choice((-3, -2, -1, 1, 2))),))
    return None


def _negated(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    words = sentence.words
    nots = [i for i, word in enumerate(words) if word in ("not", "n't") and i and words[i - 1].lower() in _AUXILIARIES]
    if nots:
        i = rng.choice(nots)
        return _put(words, i, i + 1, ())
    at = [i for i, word in enumerate(words[:-1]) if word in _AUXILIARIES and words[i + 1] not in ("not", "n't")]
    return _put(words, rng.choice(at) + 1, None, ("not",)) if at else None


def _opposite(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    at = [i for i, word in enumerate(sentence.words) if word in OPPOSITES]
    if not at:
        return None
    i = rng.choice(at)
    return _put(sentence.words, i, i + 1, (OPPOSITES[sentence.words[i]],))


# --- what makes one finer than the other -----------------------------------------------------------


def _vague_number(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    at = _number_at(sentence, rng)
    if at is None:
        return None
    word = sentence.words[at].lower()
    value = _SMALL.index(word) if word in _SMALL else int(word.replace(",", ""))
    if value < 2:
        return None
    choices: list[tuple[str, ...]] = [("at", "least", str(max(1, value - rng.randint(0, max(1, value // 4)))))]
    if value > 12:
        choices += [
            ("more", "than", f"{value // 10 * 10 - (10 if value % 10 == 0 else 0):,}"),
            ("dozens", "of"),
            ("about", f"{round(value, -1):,}"),
        ]
    else:
        choices.append(tuple(rng.choice(_VAGUE).split()))
    return _put(sentence.words, at, at + 1, rng.choice(choices))


def _dropped_part(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    """Leaves out "in PLACE", "on DAY", "by NAME": the preposition and the name behind it."""
    words = sentence.words
    spans = [
        (start, end)
        for start, end, _kind in sentence.names
        if start and words[start - 1].lower() in ("in", "on", "at", "near", "by", "with", "from", "during", "outside")
    ]
    if spans:
        start, end = rng.choice(spans)
        return _put(words, start - 1, end, ())
    return None


def _dropped_clause(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    """Leaves out all from a comma on, where most of the sentence stands before it."""
    words = sentence.words
    at = [i for i, word in enumerate(words) if word == "," and len(words) * 0.45 < i < len(words) - 4 and i > 6]
    if not at or "said" in words[rng.choice(at) :]:
        return None
    return (*words[: rng.choice(at)], ".")


def _short_name(sentence: Sentence, rng: random.Random, _: object) -> tuple[str, ...] | None:
    spans = [(start, end) for start, end, kind in sentence.names if kind == "person" and end - start >= 2]
    if not spans:
        return None
    start, end = rng.choice(spans)
    return _put(sentence.words, start, end, (sentence.words[end - 1],))


def _put(words: tuple[str, ...], start: int, end: int | None, new: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:start], *new, *words[start if end is None else end :])


_CHANGES: tuple[tuple[str, str, Change], ...] = (
    ("differ", "number", _number),
    ("differ", "place", _named("place")),
    ("differ", "name", _named("person", "organisation")),
    ("differ", "day", _day),
    ("differ", "negation", _negated),
    ("differ", "opposite", _opposite),
    ("finer", "vague number", _vague_number),
    ("finer", "part left out", _dropped_part),
    ("finer", "clause left out", _dropped_clause),
    ("agree", "short name", _short_name),
)
