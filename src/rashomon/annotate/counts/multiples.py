"""Counts that no number gives: "a double homicide", "a murder-suicide", "took his own life"."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from rashomon.annotate.counts.stated import State
from rashomon.annotate.grammar.statewords import KILLED_OR_INJURED
from rashomon.annotate.grammar.tree import Tree
from rashomon.model import Quantity

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_DEEDS = {
    "homicide": "killed",
    "murder": "killed",
    "killing": "killed",
    "slaying": "killed",
    "fatality": "killed",
    "assassination": "killed",
    "execution": "killed",
    "shooting": KILLED_OR_INJURED,
    "stabbing": KILLED_OR_INJURED,
}
_WHOLE = frozenset({"murder-suicide", "murder/suicide", "homicide-suicide"})
_SELF = frozenset({"himself", "herself"})
_ENDING = frozenset({"take", "end", "turn", "commit", "blow"})  # one's own life
_OWN = frozenset({"his", "her", "their"})
_ARMS = frozenset("gun weapon rifle pistol handgun shotgun firearm knife".split())
_HYPHENS = frozenset("-/–—‑")
_UNDONE = frozenset({"attempted", "foiled", "alleged", "no"})
_REACH = 3  # words between a deed and how many times it was done


@dataclass(frozen=True, slots=True)
class Multiple:
    """People counted by the name of a deed: first and last word of the words that tell it."""

    state: State
    quantity: Quantity
    first: int
    last: int


def find_multiples(tree: Tree) -> Iterator[Multiple]:
    """The people whom the name of a deed counts.

    A double homicide has two dead, a quadruple shooting four who were shot; a murder-suicide has two dead at least; who took
    his own life is one.
    """
    for index, lemma in enumerate(tree.lemmas):
        deed = lemma in _DEEDS or tree.tokens[index].form.lower() in _WHOLE
        found = (_deed(tree, index) if deed else None) or (_own_life(tree, index) if lemma in _ENDING else None)
        if found is not None:
            yield found


def _deed(tree: Tree, index: int) -> Multiple | None:
    lemma = tree.lemma(index)
    whole = tree.tokens[index].form.lower() in _WHOLE
    suicide = whole or _suicide_behind(tree, index)
    near = range(max(index - _REACH, 0), index)
    words = [tree.tokens[each].form.lower() for each in near]
    if _UNDONE & {*words}:
        return None
    first = next((each for each in near if tree.tokens[each].form.lower() in _TIMES), index)
    times = _TIMES.get(tree.tokens[first].form.lower(), 0)
    last = index + 2 if suicide and not whole else index
    if suicide:
        low = float(times + 1) if times else 2.0
        return Multiple(State("killed", index), Quantity(low, low if times else inf, rule="murder-suicide"), first, last)
    if not times or tree.tokens[index].form.lower() != lemma:
        return None
    return Multiple(State(_DEEDS[lemma], index), Quantity(float(times), float(times), rule="multiple"), first, last)


def _suicide_behind(tree: Tree, index: int) -> bool:
    forms = [token.form.lower() for token in tree.tokens[index + 1 : index + 3]]
    return len(forms) == 2 and forms[0] in _HYPHENS and forms[1] == "suicide"


def _own_life(tree: Tree, index: int) -> Multiple | None:
    """As in "took his own life", "turned the gun on himself", "committed suicide"."""
    lemma = tree.lemma(index)
    ahead = [token.form.lower() for token in tree.tokens[index + 1 : index + 6]]
    one = Quantity(1, 1, counted="himself", rule="one person")
    if lemma in {"take", "end"} and len(ahead) >= 3 and ahead[0] in _OWN and ahead[1:3] == ["own", "life"]:
        return Multiple(State("killed", index), one, index + 1, index + 3)
    if lemma == "turn" and "on" in ahead[:-1] and _ARMS & {*ahead} and ahead[ahead.index("on") + 1] in _SELF:
        place = index + 2 + ahead.index("on")
        return Multiple(State(KILLED_OR_INJURED, index), one, place, place)
    if lemma == "blow" and ahead[1:2] == ["up"] and ahead[0] in _SELF:
        return Multiple(State("killed", index), one, index + 1, index + 1)
    if lemma == "commit" and ahead[:1] == ["suicide"]:
        return Multiple(State("killed", index), one, index + 1, index + 1)
    return None
