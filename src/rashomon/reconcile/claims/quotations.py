"""Words inside quotation marks: which are one utterance, and where its words were changed.

A quotation may be cut at its ends, and inside where dots say so; spelling, capitals and punctuation are the house's.
Anything else that differs between the marks is a change of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.compare.spelled import Words, words_of
from rashomon.reconcile.compare.spoken import drawn_together, spoken
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.stopwords import STOPWORDS

# Share of equal words in the stretch that two quotations have in common, for them to be one utterance; of those that tell
# something more than this share must be equal, for a speaker begins many sentences with "we aim to".
ONE_UTTERANCE = 0.5
# The same where the two stand in parallel sentences: a rewriting may change most words.
IN_PARALLEL = 0.3
# Least number of equal words where nearly all are equal, one more where fewer are; fewer do where the shorter quotation is
# found whole in the longer.
ENOUGH = 4
# So many equal words, so large a share of all and so many of them no small words: one utterance, whoever is said to have said it.
VERBATIM, VERBATIM_SHARE, TELLING = 5, 0.7, 2
# Two words this alike are one word in two forms ("concern", "concerned").
FORMS = 0.8
# One or two equal words cut off from the rest by more than this many words of one quotation alone are chance.
STRAY = 3
# Behind so many equal words so many that differ at an end were exchanged, and not cut.
LONG, EXCHANGED = 6, 2
# So many of the words equal, and as many as that: one utterance, whatever the small words among them.
NEARLY = 0.75
# Of longer quotations the first so many words are compared.
LONGEST = 400
# Runs of words that make two quotations candidates, and how many quotations may share one before it says nothing.
RUN = 2
COMMON = 40

_MASK = re.compile(r"\**")
_SIGNS = re.compile(r"\.{2,}|…|\[|\(")

Run = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two quotations word by word.

    Attributes:
        equal: number of equal words, and of words that are forms of one another.
        share: these by all words of the stretch that both have, in [0, 1]. Where one has more at an end it was cut there in
            the other; what both have there belongs to the stretch.
        content: the same among words that are not small; 1 where the stretch has none.
        changed: what differs inside that stretch: (words of one, words of the other); "" where words were dropped.
        whole: the shorter is found in the longer, word for word.
    """

    equal: int
    share: float
    content: float
    changed: tuple[tuple[str, str], ...]
    whole: bool


@lru_cache(maxsize=1 << 14)
def compare_quotations(a: str, b: str) -> Comparison:
    """Compares two quotations. Cuts at the ends, and at dots or brackets, are no changes."""
    left, right = drawn_together(spoken(a), spoken(b)), drawn_together(spoken(b), spoken(a))
    keys_a, keys_b = left.keys[:LONGEST], right.keys[:LONGEST]
    runs, same, outside = _runs(keys_a, keys_b)
    if not same:
        return Comparison(0, 0.0, 0.0, (), whole=False)
    changed = []
    equal, telling = len(same), _telling(same)
    size, told = equal, telling
    for a0, a1, b0, b1 in outside:
        size += min(a1 - a0, b1 - b0)
        told += min(_telling(keys_a[a0:a1]), _telling(keys_b[b0:b1]))
    for a0, a1, b0, b1 in runs:
        size += max(a1 - a0, b1 - b0)
        told += max(_telling(keys_a[a0:a1]), _telling(keys_b[b0:b1]))
        if a1 - a0 == b1 - b0:
            forms = [x for x, y in zip(keys_a[a0:a1], keys_b[b0:b1], strict=True) if JaroWinkler.similarity(x, y) >= FORMS]
            equal += len(forms)
            telling += _telling(forms)
        words = _text(a, left, a0, a1), _text(b, right, b0, b1)
        marked = _marked(a, left, a0, a1) or _marked(b, right, b0, b1)
        if keys_a[a0:a1] != keys_b[b0:b1] and not marked and not _one_in_print(*words):
            changed.append(words)
    whole = not runs and len(same) == min(len(left), len(right))
    return Comparison(equal, equal / size, telling / told if told else 1.0, tuple(changed), whole=whole)


def _telling(keys: Iterable[str]) -> int:
    return sum(key not in STOPWORDS for key in keys)


def _runs(a: Sequence[str], b: Sequence[str]) -> tuple[list[Run], list[str], list[Run]]:
    """Runs of differing words between equal ones, neighbouring edits taken together; the equal words; what lies outside.

    Before the first and after the last equal word, what one has more is a cut; what both have differs, as far as the
    shorter goes and only where the words that touch are forms of one word, or where they are one or two on both sides.
    """
    blocks: list[tuple[bool, Run]] = []
    for op in Levenshtein.opcodes(a, b):
        run = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if blocks and not blocks[-1][0] and op.tag != "equal":
            last = blocks.pop()[1]
            run = (last[0], op.src_end, last[2], op.dest_end)
        blocks.append((op.tag == "equal", run))
    blocks = _without_stray_ends(blocks)
    alike = sum(run[1] - run[0] for equal, run in blocks if equal)
    kept: list[Run] = []
    outside: list[Run] = []
    for i, (equal, run) in enumerate(blocks):
        if equal:
            continue
        if i in {0, len(blocks) - 1}:
            outside.append(run)
            run = run if alike >= LONG and _exchanged(a, b, run) else _forms(a, b, run, last=i == 0)  # noqa: PLW2901
        if run[0] < run[1] or run[2] < run[3]:
            kept.append(run)
    return kept, [key for equal, run in blocks if equal for key in a[run[0] : run[1]]], outside


def _without_stray_ends(blocks: list[tuple[bool, Run]]) -> list[tuple[bool, Run]]:
    """One or two equal words at an end, far from the rest in one of the two, are chance: they belong to what was cut."""
    for _ in range(2):
        while len(blocks) > 2:
            first = 0 if blocks[0][0] else 1
            (equal, block), (_, run) = blocks[first], blocks[min(first + 1, len(blocks) - 1)]
            lopsided = abs((run[1] - run[0]) - (run[3] - run[2])) > STRAY
            if not equal or block[1] - block[0] > 2 or not lopsided or len(blocks) < first + 3:
                break
            blocks = [(False, (blocks[0][1][0], run[1], blocks[0][1][2], run[3])), *blocks[first + 2 :]]
        blocks = [(equal, (-r[1], -r[0], -r[3], -r[2])) for equal, r in reversed(blocks)]
    return blocks


def _exchanged(a: Sequence[str], b: Sequence[str], run: Run) -> bool:
    """True where a word or two at an end stand against as many others: what was cut in one would be missing there."""
    here, there = a[run[0] : run[1]], b[run[2] : run[3]]
    return len(here) == len(there) <= EXCHANGED and not set(here) <= STOPWORDS and not set(there) <= STOPWORDS


def _forms(a: Sequence[str], b: Sequence[str], run: Run, *, last: bool) -> Run:
    """The part of an outer run that is changed and not cut: words that are forms of one another, from the inside out."""
    a0, a1, b0, b1 = run
    count = 0
    for k in range(min(a1 - a0, b1 - b0)):
        x, y = (a[a1 - 1 - k], b[b1 - 1 - k]) if last else (a[a0 + k], b[b0 + k])
        if JaroWinkler.similarity(x, y) < FORMS:
            break
        count = k + 1
    return (a1 - count, a1, b1 - count, b1) if last else (a0, a0 + count, b0, b0 + count)


def _text(text: str, words: Words, first: int, last: int) -> str:
    if first >= last:
        return ""
    end = words.ends[last - 1]
    masked = _MASK.match(text, end)
    return text[words.starts[first] : masked.end() if masked else end]


def _one_in_print(a: str, b: str) -> bool:
    """True for one word in two houses' print: letters masked ("d*mn", "damn")."""
    if "*" not in a and "*" not in b:
        return False
    masked, plain = (a, b) if "*" in a else (b, a)
    pattern = r"\w*".join(re.escape(part) for part in re.split(r"\*+", masked.lower().strip(" .,!?;:’'\"")))
    return "*" in plain or bool(re.fullmatch(pattern, plain.lower().strip(" .,!?;:’'\"")))


def _marked(text: str, words: Words, first: int, last: int) -> bool:
    """True where dots or brackets, in the run or beside it, say that words were cut or put in."""
    low = words.ends[first - 1] if first else 0
    high = words.starts[last] if last < len(words) else len(text)
    return bool(_SIGNS.search(text, low, high))


def one_utterance(comparison: Comparison, *, parallel: bool) -> bool:
    """True where two quotations of one speaker are tellings of one utterance."""
    if comparison.whole:
        return True
    if parallel:
        return comparison.share >= IN_PARALLEL and comparison.equal >= 2
    if comparison.equal >= LONG and comparison.share >= NEARLY:
        return True
    enough = ENOUGH if comparison.share >= NEARLY else ENOUGH + 1
    return comparison.share >= ONE_UTTERANCE < comparison.content and comparison.equal >= enough


def group_utterances(
    tellings: Sequence[Telling], words: Mapping[str, str], speakers: Mapping[str, str], parallels: Parallels
) -> tuple[tuple[Telling, ...], ...]:
    """Groups quotations that give one utterance, in order of the first.

    Args:
        tellings: of kind "utterance".
        words: what stands between the marks, by mention id.
        speakers: who said it, by mention id: equal only for one speaker; absent where that is not known.
        parallels: aligned sentences.
    """
    groups: Union[str] = Union(t.id for t in tellings)
    by_id = {t.id: t for t in tellings}
    strands = {t.id: parallels.strand(t.mention.trigger) for t in tellings}
    scraps: dict[str, list[str]] = {}
    for a, b in _candidates(tellings, words, strands):
        parallel = strands[a] == strands[b] and by_id[a].report != by_id[b].report
        known = speakers.get(a), speakers.get(b)
        comparison = compare_quotations(words[a], words[b])
        if not parallel and (None in known or known[0] != known[1]) and not verbatim(words[a], words[b], comparison):
            continue
        one = one_utterance(comparison, parallel=parallel) or verbatim(words[a], words[b], comparison)
        if not one or not _tells(words[a], words[b], comparison):
            continue
        sizes = len(spoken(words[a])), len(spoken(words[b]))
        if parallel or comparison.equal >= ENOUGH or sizes[0] == sizes[1]:
            groups.join(a, b)
        else:
            scrap, whole = (a, b) if sizes[0] < sizes[1] else (b, a)
            scraps.setdefault(scrap, []).append(whole)
    # "A good thing" may stand in two utterances of one speaker: it belongs to one where it is found in one alone.
    homes = {scrap: {groups.find(whole) for whole in wholes if whole not in scraps} for scrap, wholes in scraps.items()}
    for scrap, found in homes.items():
        if len(found) == 1:
            groups.join(scrap, *found)
    return tuple(tuple(by_id[i] for i in group) for group in groups.groups(t.id for t in tellings))


def verbatim(a: str, b: str, comparison: Comparison) -> bool:
    """True where so much is equal, word for word, that no two speakers can have said it by chance."""
    if comparison.equal < VERBATIM or comparison.share < VERBATIM_SHARE:
        return False
    return len(set(words_of(a).keys) & set(words_of(b).keys) - STOPWORDS) >= TELLING


def _tells(a: str, b: str, comparison: Comparison) -> bool:
    """Two quotations of small words alone have nothing to tell them apart by."""
    shared = set(words_of(a).keys) & set(words_of(b).keys)
    return bool(shared - STOPWORDS) and (comparison.equal > 1 or comparison.whole)


def _candidates(
    tellings: Sequence[Telling], words: Mapping[str, str], strands: Mapping[str, tuple[str, int]]
) -> list[tuple[str, str]]:
    blocks: dict[tuple[object, ...], list[str]] = {}
    for t in tellings:
        keys = words_of(words.get(t.id, "")).keys[:LONGEST]
        runs = {keys[i : i + RUN] for i in range(max(1, len(keys) - RUN + 1))} if keys else set()
        for run in sorted(runs):
            if not set(run) <= STOPWORDS:
                blocks.setdefault(run, []).append(t.id)
        blocks.setdefault(("strand", *strands[t.id]), []).append(t.id)
    pairs = {
        (min(a, b), max(a, b))
        for block in blocks.values()
        for n, a in enumerate(block)
        for b in block[n + 1 : n + 1 + COMMON]
        if a != b
    }
    return sorted(pairs)


def differing(words: Sequence[str]) -> list[tuple[int, int, tuple[tuple[str, str], ...]]]:
    """Pairs of distinct wordings of one utterance with changed words between them: (index, index, changes)."""
    found = []
    for i in range(len(words)):
        for j in range(i + 1, len(words)):
            changes = compare_quotations(words[i], words[j]).changed
            if changes:
                found.append((i, j, changes))
    return found


def wording_classes(words: Sequence[str], weight: Iterable[int]) -> list[list[int]]:
    """Divides the wordings of one utterance into classes that agree wherever they overlap.

    Classes grow from the longest wording; a shorter one goes to the class with which it has most words in common.

    Returns:
        Lists of indices; every index is in exactly one.
    """
    order = sorted(zip(range(len(words)), weight, strict=True), key=lambda pair: (-len(words[pair[0]]), -pair[1], words[pair[0]]))
    classes: list[list[int]] = []
    for index, _ in order:
        best: tuple[int, int] | None = None
        for number, members in enumerate(classes):
            comparisons = [compare_quotations(words[m], words[index]) for m in members]
            if all(not c.changed for c in comparisons):
                overlap = max(c.equal for c in comparisons)
                if overlap and (best is None or overlap > best[0]):
                    best = (overlap, number)
        if best is None:
            classes.append([index])
        else:
            classes[best[1]].append(index)
    return [sorted(members) for members in classes]
