"""What a count counts: its kind and whose it is, so that only like is set against like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.reconcile.compare.lexicon import counted_kinds, stem, told_apart
from rashomon.reconcile.compare.union import Union

_STOP = re.compile(
    r"\s(?:of|from|in|at|on|by|with|near|for|to|who|whom|that|which|belonging|allied|loyal|including|aligned|and|or|were|was"
    r"|have|has|had|are|is)\s.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = re.compile(
    r"\A(?:(?:of|the|a|an|his|her|its|their|our|my|other|others|more|own|those|these|all|some)\s+)+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_COUNTED = frozenset("others other more them those these it one ones dead wounded injured".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted.

    Attributes:
        head: stem of the head noun, "" where the words name none.
        kinds: kinds of thing that the noun names.
        owners: global ids of those whose they are.
        text: the words, as written.
        part: only some of them are meant, or such as came on top.
    """

    head: str = ""
    kinds: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    text: str = ""
    part: bool = False


def read_counted(text: str, owners: frozenset[str]) -> Counted:
    """Reads the words for what is counted: "of Ober's soldiers" are combatants, "dozens of armoured vehicles" vehicles."""
    words = _LEADING.sub("", text.strip())
    found = _WORD.findall(_STOP.sub("", f" {words} ").strip())
    head = found[-1].lower() if found else ""
    if head in _NOT_COUNTED:
        head = ""
    return Counted(stem(head) if head else "", counted_kinds(head) if head else frozenset(), owners, text)


def counted_words(text: str) -> str:
    """The words for what is counted at the head of a text that begins with "of": "of his soldiers and …"."""
    inside = text[3:] if text.startswith("of ") else text
    return "of " + _STOP.sub("", f"{inside} ").rstrip()


def comparable(a: Counted, b: Counted, sides: Union[str]) -> bool:
    """True where the two may count the same things; what is not said may be anything."""
    if told_apart(a.kinds, b.kinds):
        return False
    if a.head and b.head and a.head != b.head and not (a.kinds and b.kinds):
        return False
    if a.owners and b.owners:
        return any(x == y or sides.same(x, y) for x in a.owners for y in b.owners)
    return True


def wider(a: Counted, b: Counted) -> bool:
    """True where `a` counts people of any kind and `b` one kind of them: "people" take in "civilians"."""
    return "person" in a.kinds and bool(b.kinds) and "person" not in b.kinds
