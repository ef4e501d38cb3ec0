"""Which words of a phrase are given as the answer: "bomb" or "a powerful bomb", with or without number, title and marks.

The key has one form of each, so a right filler in other words counts as wrong. The forms of a phrase are weighed by a conditional
logit over what was cut and what is left, fitted by `training.role_texts` on the training messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks._role_fillers import Mention

TEXTS = 4  # the most that a mention has, but for the whole ones
LONGEST = 7  # words before "of" that may be cut
_MARKS = "\"' "


@dataclass(frozen=True, slots=True)
class Form:
    """How a text came about.

    Attributes:
        number: which of the mention's texts it is from.
        cut: the words cut from its beginning.
        left: how many words are left before "of".
        of: whether "of …" stands behind.
        bared: whether quotation marks were taken off.
    """

    number: int
    cut: tuple[str, ...]
    left: int
    of: bool
    bared: bool


def forms(mention: Mention) -> dict[str, Form]:
    """The texts that may tell a mention, each once, the longest first; at last those longer than the phrase itself."""
    found: dict[str, Form] = {}
    for number, text in enumerate(mention.texts):
        base, of, rest = text.partition(" of ")
        words = base.split()
        for cut in range(min(len(words), LONGEST)):
            form = " ".join(words[cut:]) + of + rest
            for each in (form, form.strip(_MARKS)):
                if each:
                    found.setdefault(each, Form(number, tuple(words[:cut]), len(words) - cut, bool(of), each != form))
    for number, text in enumerate(mention.whole, TEXTS):
        base, of, _ = text.partition(" of ")
        found.setdefault(text, Form(number, (), len(base.split()), bool(of), bared=False))
    return found


def features(mention: Mention, text: str, form: Form, role: str) -> tuple[str, ...]:
    """What a form is judged by."""
    kind, left, cut = mention.kind, min(form.left, 5), [_plain(word) for word in form.cut]
    words = text.split()
    found = [f"cuts={len(cut)}", f"left={left}", f"marks={form.bared}|{_MARKS[0] in text}"]
    found += [f"left={left}|{role}", f"left={left}|{kind}", f"of={form.of}|{role}|{kind}"]
    found += [f"text={form.number}|{each}" for each in (kind, f"{kind}|{role}", f"{kind}|cut {len(cut)}")]
    for word in cut:
        found += [f"cut={word}", f"cut={word}|{role}"]
    first = _plain(words[0])
    found += [
        f"first={first}",
        f"first={first}|{role}",
        f"last={words[-1]}|{min(left, 3)}",
        f"head={mention.head}|{min(left, 3)}",
    ]
    if form.of:
        found.append(f"before of={text.partition(' of ')[0].split()[-1]}")
    elif " of " in mention.texts[0]:
        found.append(f"without of={words[-1]}")
    return tuple(found)


def _plain(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def best_text(weights: Mapping[str, float], mention: Mention, role: str) -> str:
    """The likeliest text of a mention that has one; of equals the longer."""
    judged = forms(mention)
    return max(judged, key=lambda text: sum(weights.get(name, 0.0) for name in features(mention, text, judged[text], role)))
