"""Whether a sentence that was composed, not quoted, follows from the passages that it stands on.

Every part of it is read again from the reports: the figure, name, place, day or words of each answer in a sentence of its
side, its speaker with that sentence, the names and the state that the question asks after. Where a figure stands in other
digits or words, the pair model compares the passage with itself when the sentence's figure is put in its place: "2" for "two"
agrees, "3" for "two" differs. A sentence that fails is left out of the account and listed with the reason.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.compose.disputes import Dispute
from rashomon.compose.index import Index
from rashomon.compose.reading import MARKED, Telling, plain, reads, speakers, speaks, tellings, verbatim
from rashomon.language import Passage, relate
from rashomon.language.words import split_words
from rashomon.model import Dropped, Quantity
from rashomon.text.denials import denies
from rashomon.text.names import fold
from rashomon.text.numbers import find_quantities

# The probability of "differ" from which the pair model's word counts; benchmarks/notes/account_checks.md says how it was set.
DIFFERS = 0.5

# A name in a fixed form: words with a capital that do not begin it.
_NAME = re.compile(r"(?<=[^.?!] )[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*)*")
_STATE = re.compile(r"How many .*?\b(?P<state>(?:were|are) [a-z ]+)\?\Z")
# The words with which a question tells the state that a slot names, where they are others than "were" and the slot.
_STATES = {"are missing": "missing", "were taken to hospital": "hospitalised"}


def upheld(disputes: Sequence[Dispute], at: Index) -> tuple[tuple[Dispute, ...], tuple[Dropped, ...]]:
    """Those that follow from their passages, in order; and the others, with the reason.

    The pair model is asked about all of them in one call.
    """
    faults = [fault(found, at) for found in disputes]
    pairs = [(n, pair) for n, found in enumerate(disputes) if faults[n] is None for pair in in_place(found, at)]
    for (n, _), relation in zip(pairs, relate([pair for _, pair in pairs]), strict=True):
        if relation.differ > DIFFERS:
            faults[n] = "a passage that it stands on says otherwise"
    kept = tuple(found for found, why in zip(disputes, faults, strict=True) if why is None)
    left = tuple(
        Dropped(f"sentence of the account: {found}", None, why)
        for found, why in zip(disputes, faults, strict=True)
        if why is not None
    )
    return kept, left


def fault(found: Dispute, at: Index) -> str | None:
    """What the sentence says and its passages do not, in words; None where they say all of it."""
    return next(_faults(found, at), None)


def _faults(found: Dispute, at: Index) -> Iterator[str]:
    told = [tellings(answer.position, at) for answer in found.answers]
    for answer, passages in zip(found.answers, told, strict=True):
        for holder in answer.holders:
            own = [t for t in passages if speaks(holder, t, at)]
            if not own:
                yield "no passage is of a speaker whom it names"
            elif not any(reads(answer.text, t, at) for t in own):
                yield "a speaker's passages do not say what it has him say"
        days = {r.published.start.date() for r in map(at.reports.get, answer.position.reports) if r and r.published}
        if answer.day is not None and answer.day not in days:
            yield "no report of the day that it names says so"
    yield from _misasked(found.question, [t for passages in told for t in passages], at)


def _misasked(question: str, told: Sequence[Telling], at: Index) -> Iterator[str]:
    """Words in marks, names and states of the question that no passage has; no fixed form denies anything."""
    texts = [plain(report.text) for report in at.reports.values()]  # any report may give the question its words
    if any(not any(plain(m[1].rstrip("…")) in text for text in texts) for m in MARKED.finditer(question)):
        yield "no report has the words that it asks after"
    bare = MARKED.sub(" ", question)
    if denies(bare):
        yield "it denies what no passage denies"
    known = {fold(name) for t in told for name in at.named_in(t.sentence)}.union(*(speakers(t, at) for t in told))
    around = f" {' '.join(fold(t.sentence.quote) for t in told)} "
    if any(fold(m.group()) not in known and f" {fold(m.group())} " not in around for m in _NAME.finditer(bare)):
        yield "no passage has a name that it asks after"
    asked = _STATE.match(bare)
    slots = {s.slot for t in told for s in t.said}
    if asked is not None and slots and _STATES.get(asked["state"], asked["state"].split(" ", 1)[1]) not in slots:
        yield "no passage counts what it asks after"


def in_place(found: Dispute, at: Index) -> Iterator[tuple[Passage, Passage]]:
    """Each passage of a figure in other digits or words than the sentence's, with the sentence's in their place; and the passage.

    Only figures: the model does not know that Britain is the United Kingdom, and "none" has no place beside "no".
    """
    for answer in found.answers:
        told = [t for t in tellings(answer.position, at) if reads(answer.text, t, at)]
        figure = isinstance(answer.position.value, Quantity) and answer.text != "none" and MARKED.fullmatch(answer.text) is None
        worded = [t for t in told if len(find_quantities(t.words.quote)) == 1]
        if figure and worded and not any(verbatim(answer.text, t) for t in told):
            yield put_in(answer.text, min(worded, key=lambda t: (len(t.sentence.quote), at.place(t.sentence))))


def put_in(answer: str, telling: Telling) -> tuple[Passage, Passage]:
    """The passage with the answer in the place of the words that it stands for, and the passage."""
    quote, start = telling.sentence.quote, telling.sentence.start
    changed = quote[: telling.words.start - start] + answer + quote[telling.words.end - start :]
    return _passage(changed), _passage(quote)


def _passage(text: str) -> Passage:
    return Passage(tuple(text[start:end] for start, end in split_words(text)))
