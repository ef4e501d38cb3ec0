"""Words that were swapped for others while their neighbours stayed: the mark of rewriting word by word."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, Prefix

from rashomon.trace.align import Aligned, Op
from rashomon.trace.prepared import Prepared, span_bits

_LONGEST = 3

# Words that newsrooms put for one another; a swap within a row is house style.
_HOUSE_STYLE = (
    "said says say saying stated states told tells added adds announced reported",
    "killed dead died dies kills deaths",
    "wounded injured hurt wounds injuries wounding injuring",
    "because since",
    "but however though although while",
    "after following",
    "before prior",
    "people persons individuals person individual",
    "american americans america",
    "uk britain british english",
    "near close nearby",
    "television tv",
    "officer officers police cops authorities",
    "car vehicle vehicles cars",
    "home house residence apartment homes houses",
    "arrested detained custody arrest",
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday",
    "morning afternoon evening night overnight",
    "going gonna",
    "want wanna wants",
    "got gotta",
    "january february march april may june july august september october november december",
)
_ROW = {word: row for row, words in enumerate(_HOUSE_STYLE) for word in words.split()}

FUNCTION_WORDS = frozenset(
    "a about above across after again against all along also although am among an and any are around as at away back be because"
    " been before being below beside between both but by can could did do does doing down during each either else even ever every"
    " few for from further had has have having he her here hers herself him himself his how however if in inside into is it its"
    " itself just last later least less like many may me might more most much must my near neither next no nobody nor not now of"
    " off on once one only onto or other others our out over own per same she should since so some such than that the their them"
    " themselves then there these they this those though through till to too toward towards two under until up upon us very was"
    " we were what when where whether which while who whom whose why will with within without would yes yet you your".split()
)


@dataclass(frozen=True, slots=True)
class Swap:
    """Words [a, a_end) of one report that stand as [b, b_end) in the other, between words that are equal.

    `named`: both are part of a capitalised name, of which at least one other word is equal.
    `quoted`: both stand inside quotation marks.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    named: bool
    quoted: bool


def swaps(a: Prepared, b: Prepared, passage: Aligned) -> tuple[Swap, ...]:
    """The swaps of an aligned passage, in order.

    A swap is one to three words for one to three others, with equal words (or the passage's end) on both sides. No swap:
    figures, whole names, spellings and forms of one word, function words, and what house style changes.
    """
    found = []
    for gap in _gaps(passage.ops):
        named = _in_name(a, gap.before, gap.a, gap.a_end, gap.after) and _in_name(b, gap.before, gap.b, gap.b_end, gap.after)
        if not named and (_capital(a, gap.a, gap.a_end) or _capital(b, gap.b, gap.b_end)):
            continue
        if _all_other(a.keys_of(gap.a, gap.a_end), b.keys_of(gap.b, gap.b_end)):
            quoted = _inside(a.quoted, gap.a, gap.a_end) and _inside(b.quoted, gap.b, gap.b_end)
            found.append(Swap(gap.a, gap.a_end, gap.b, gap.b_end, named, quoted))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words [a, a_end) in place of [b, b_end); whether equal words stand right before and after."""

    a: int
    a_end: int
    b: int
    b_end: int
    before: bool
    after: bool


def _gaps(ops: tuple[Op, ...]) -> Iterator[_Gap]:
    """Short gaps with words on both sides; where they are as many, each word with its own counterpart."""
    for k, (equal, a0, a1, b0, b1) in enumerate(ops):
        if equal or not (0 < a1 - a0 <= _LONGEST and 0 < b1 - b0 <= _LONGEST):
            continue
        before, after = k > 0, k + 1 < len(ops)
        if a1 - a0 != b1 - b0:
            yield _Gap(a0, a1, b0, b1, before, after)
            continue
        for n in range(a1 - a0):
            yield _Gap(a0 + n, a0 + n + 1, b0 + n, b0 + n + 1, before and n == 0, after and n == a1 - a0 - 1)


def _all_other(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether words were put for others, and none of them is a variant or a figure."""
    if any(word[0].isdigit() for word in (*here, *there)):
        return False
    ones = [word for word in here if word not in FUNCTION_WORDS]
    twos = [word for word in there if word not in FUNCTION_WORDS]
    return bool(ones and twos) and not any(_one_word(one, two) for one in ones for two in twos)


def other_words(here: tuple[str, ...], there: tuple[str, ...]) -> int:
    """How many words were put for others: none where one side is a form, a spelling or a house-style variant of the other.

    Function words and figures count on neither side.
    """
    ones = [word for word in here if word not in FUNCTION_WORDS]
    twos = [word for word in there if word not in FUNCTION_WORDS]
    left = [one for one in ones if not one[0].isdigit() and not any(_one_word(one, two) for two in twos)]
    right = [two for two in twos if not two[0].isdigit() and not any(_one_word(one, two) for one in ones)]
    return max(len(left), len(right)) if left and right else 0


def _one_word(one: str, two: str) -> bool:
    """Forms ("lead", "leading"), spellings ("Sarraj", "Serraj") and house-style variants of one word."""
    if one in _ROW and _ROW[one] == _ROW.get(two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if Prefix.similarity(one, two) >= max(3, 0.6 * len(longer)) or (len(shorter) > 2 and longer.startswith(shorter)):
        return True
    return len(shorter) > 3 and DamerauLevenshtein.distance(one, two) <= 1 + (len(longer) > 7)


def _capital(report: Prepared, first: int, last: int) -> bool:
    return report.upper & span_bits(first, last) != 0


def _inside(words: int, first: int, last: int) -> bool:
    return words & span_bits(first, last) == span_bits(first, last)


def _in_name(report: Prepared, before: bool, first: int, last: int, after: bool) -> bool:  # noqa: FBT001
    """Whether one capitalised word stands next to an equal capitalised word of the same name."""
    if last - first != 1 or not _capital(report, first, last):
        return False
    if before and first > 0 and _capital(report, first - 1, first) and _adjacent(report, first - 1):
        return True
    return after and last < report.size and _capital(report, last, last + 1) and _adjacent(report, first)


def _adjacent(report: Prepared, i: int) -> bool:
    """Whether nothing but a blank stands between word i and the next."""
    return report.report.text[report.ends[i] : report.starts[i + 1]].isspace()
