"""Composed sentences of an account with one thing in them changed, so that it no longer follows from the passages."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.compose.disputes import Answer, Dispute

_FIGURE = re.compile(r"\d[\d,]*")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_STATES = MappingProxyType({"killed": "injured", "injured": "killed", "captured": "killed", "arrested": "killed"})
_STATE = re.compile(rf"\bwere ({'|'.join(_STATES)})\?")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|did)\b(?! not\b)")
_CAPITALS = re.compile(r"(?<=[^.?!“] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
# Invented: no report has them.
_PEOPLE = ("Torvin Askeld", "Mirela Dosanjo", "Captain Oskar Wenlow", "the Harrowdale Council")
_PLACES = ("Quessmere", "Port Ellandry", "Varnholt", "Upper Dunstow")


def changed(dispute: Dispute, rng: random.Random) -> Iterator[tuple[str, Dispute]]:
    """(way, sentence) for each way in which the sentence can be changed."""
    for way, change in _WAYS.items():
        made = change(dispute, rng)
        if made is not None and str(made) != str(dispute):
            yield way, made


def _with_answer(dispute: Dispute, place: int, **parts: object) -> Dispute:
    answers = list(dispute.answers)
    answers[place] = replace(answers[place], **parts)  # type: ignore[arg-type]
    return replace(dispute, answers=tuple(answers))


def _which(dispute: Dispute, rng: random.Random, fits: Callable[[Answer], bool]) -> int | None:
    places = [place for place, answer in enumerate(dispute.answers) if fits(answer)]
    return rng.choice(places) if places else None


def _number(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Another figure than its passages have."""
    place = _which(dispute, rng, lambda a: _FIGURE.search(a.text) is not None)
    if place is None:
        return None
    answer = dispute.answers[place]
    taken = {f for span in answer.position.evidence for f in _FIGURE.findall(span.quote)} | set(_FIGURE.findall(str(dispute)))
    figure = _FIGURE.search(answer.text)
    assert figure is not None
    old = int(figure.group().replace(",", ""))
    new = next(n for n in rng.sample(range(old + 1, old + 12), 11) if str(n) not in taken)
    return _with_answer(dispute, place, text=answer.text.replace(figure.group(), str(new), 1))


def _speaker(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Another speaker, whom no report names."""
    place = rng.randrange(len(dispute.answers))
    first, *rest = dispute.answers[place].holders
    chain = (*first.chain[:-1], rng.choice(_PEOPLE))
    return _with_answer(dispute, place, holders=(replace(first, chain=chain, own=False), *rest))


def _place(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Another place or name in the question."""
    found = list(_CAPITALS.finditer(dispute.question))
    if not found:
        return None
    match = rng.choice(found)
    question = dispute.question[: match.start()] + rng.choice(_PLACES) + dispute.question[match.end() :]
    return replace(dispute, question=question)


def _day(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Another day, in the answer or of its first report."""
    place = _which(dispute, rng, lambda a: _DAY.search(a.text) is not None or a.day is not None)
    if place is None:
        return None
    answer = dispute.answers[place]
    told = _DAY.search(answer.text)
    if told is None:
        assert answer.day is not None
        return _with_answer(dispute, place, day=answer.day + timedelta(days=rng.randint(400, 800)))
    others = [day for day in _DAYS if day not in str(dispute)]
    return _with_answer(dispute, place, text=answer.text.replace(told.group(), rng.choice(others), 1))


def _denied(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Denied: a "not" behind an auxiliary of an answer, else of a question in the program's own words."""
    place = _which(dispute, rng, lambda a: _AUXILIARY.search(a.text) is not None)
    if place is not None:
        text = dispute.answers[place].text
        return _with_answer(dispute, place, text=_AUXILIARY.sub(lambda m: f"{m.group()} not", text, count=1))
    found = _AUXILIARY.search(dispute.question.partition("“")[0])
    if found is None:
        return None
    return replace(dispute, question=f"{dispute.question[: found.end()]} not{dispute.question[found.end() :]}")


def _exchanged(dispute: Dispute, rng: random.Random) -> Dispute | None:
    """Two sides exchange what they say, and keep their speakers and passages."""
    one, other = rng.sample(range(len(dispute.answers)), 2)
    texts = dispute.answers[one].text, dispute.answers[other].text
    return _with_answer(_with_answer(dispute, one, text=texts[1]), other, text=texts[0])


def _state(dispute: Dispute, _: random.Random) -> Dispute | None:
    """Another state than the one counted: killed for injured."""
    found = _STATE.search(dispute.question)
    return replace(dispute, question=_STATE.sub(f"were {_STATES[found[1]]}?", dispute.question)) if found else None


_WAYS: Mapping[str, Callable[[Dispute, random.Random], Dispute | None]] = MappingProxyType(
    {
        "number": _number,
        "name": _speaker,
        "place": _place,
        "day": _day,
        "negation": _denied,
        "exchanged": _exchanged,
        "state": _state,
    }
)
