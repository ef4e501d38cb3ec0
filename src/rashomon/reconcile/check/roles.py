"""Whether two words of a report hang together as two words of the claim do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.reconcile.check.sides import Side
from rashomon.reconcile.check.words import doer_of

# Prepositions that say the same of a place, a way, a cause.
_GROUPS = {
    word: name
    for name, words in (
        ("in", "in at on inside within along throughout across"),
        ("near", "near outside by beside around close"),
        ("to", "to into toward towards onto"),
        ("from", "from out off"),
        ("with", "with using"),
        ("about", "about over regarding concerning"),
        ("after", "after following"),
        ("before", "before"),
        ("of", "of mod is"),
        ("clause", "clause and content because xcomp"),
        ("when", "when as while"),
    )
    for word in words.split()
}
_NOUNS = frozenset({"of", "mod", "is"})
_WHEN_WHERE = frozenset({"in", "near", "of", "mod", "is", "during", "for", "since", "until", "after", "before", "to", "from"})
_PLAIN = frozenset({"in", "of", "during"})
# How many nouns may stand between a deed and its place.
STEPS = 5
_CAUSE = frozenset({"in", "actor", "from", "during", "after", "with", "of", "near"})


def _group(role: str) -> str:
    return _GROUPS.get(role, role)


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes of one side, of which `dependent` is thought to hang on `head`."""

    side: Side
    head: int
    dependent: int

    def roles(self, *, upwards: bool = False) -> set[str]:
        """How they hang together; `upwards`: with the two exchanged."""
        pair = (self.dependent, self.head) if upwards else (self.head, self.dependent)
        return {_group(r) for r in self.side.roles.get(pair, ())}

    def tag(self) -> str:
        """The head's part of speech."""
        return self.side.graph.nodes[self.head].upos


def agree(asked: Link, told: Link, roles: Iterable[str]) -> bool:
    """True where two nodes of a report hang together as two of the claim do, in one of `roles`.

    One node that says both is enough: "the Varn police" names Varn. Doer and undergoer are never exchanged.
    """
    ours = {_group(r) for r in roles}
    if _names_the_doer(asked, told):
        return _of_the_doer(told, ours)
    if told.head == told.dependent:
        return True
    down, up = told.roles(), told.roles(upwards=True)
    if ours & down:
        return True
    if ours & {"of", "clause"} & up:
        # "The chief, Marga Dahl" and "Marga Dahl, the chief"; "opened fire, killing" and "killed by opening fire".
        return True
    if "VERB" not in (asked.tag(), told.tag()) and ours <= _NOUNS and _in_one_phrase(told):
        return True
    return (bool(down) and _reworded(asked, told, ours, down)) or _same_victim(asked, told, ours, down | up)


def _names_the_doer(asked: Link, told: Link) -> bool:
    """True where the report has a noun for who does what the claim's verb tells: "the shooter" for "was shot"."""
    verb, noun = asked.side.graph.nodes[asked.head], told.side.graph.nodes[told.head]
    return verb.upos == "VERB" and noun.upos != "VERB" and noun.kind == "word" and bool(doer_of(noun.lemma, verb.lemma))


def _of_the_doer(told: Link, ours: set[str]) -> bool:
    """Who is the shooter shot somebody, and was not shot; whom "the shooter of" names was."""
    pair, roles = (told.head, told.dependent), told.side.roles
    if told.head == told.dependent or {"is", "as", "mod"} & {*roles.get(pair, ()), *roles.get(pair[::-1], ())}:
        return "actor" in ours
    if "undergoer" in ours:
        return "of" in roles.get(pair, ())
    return "actor" not in ours and bool(ours & told.roles())


def _reworded(asked: Link, told: Link, ours: set[str], down: set[str]) -> bool:
    node = asked.side.graph.nodes[asked.dependent]
    if node.kind == "time" and ours & _PLAIN and down & _PLAIN:
        return True
    if asked.side.type(asked.dependent) in {"place", "facility"} and (ours | down) <= {"in", "of"}:
        return True
    if asked.tag() != told.tag():
        # "The killing of", "killed"; "was hurt" as an adjective.
        undergone = ("undergoer" in ours and "of" in down) or ("of" in ours and "undergoer" in down)
        done = ("actor" in ours and down & {"of", "by"}) or ("actor" in down and ours & {"of", "by"})
        if undergone or (done and node.kind != "number"):
            return True
    if "VERB" not in (asked.tag(), told.tag()) and ours & _NOUNS and down & _NOUNS:
        return True
    event = node.event is not None and node.upos == "NOUN"
    return event and bool(ours & _CAUSE) and bool(down & _CAUSE) and "undergoer" not in ours | down


def _in_one_phrase(told: Link) -> bool:
    """Nouns of one phrase, with one between them: "chair of the safety board", "safety board chair"."""
    graph = told.side.graph
    between = graph.parents[told.dependent]
    if between < 0 or graph.parents[between] != told.head or graph.nodes[told.dependent].kind != "word":
        return False
    roles = told.side.roles
    return {"mod", "of"} >= set(roles.get((told.head, between), ())) | set(roles.get((between, told.dependent), ()))


def _same_victim(asked: Link, told: Link, ours: set[str], between: set[str]) -> bool:
    """Two deeds in one clause, done to one person: "was shot and killed" for "died in a shooting"."""
    node, graph = asked.side.graph.nodes[asked.dependent], told.side.graph
    if node.event is None or node.upos != "NOUN" or not ours & _CAUSE - {"actor"} or "clause" not in between:
        return False
    if not graph.nodes[told.head].upos == graph.nodes[told.dependent].upos == "VERB":
        return False
    victims = [
        {d for (head, d), roles in told.side.roles.items() if head == deed and "undergoer" in roles}
        for deed in (told.head, told.dependent)
    ]
    return bool(victims[0] & victims[1])


def near(asked: Link, told: Link) -> bool:
    """True where a time or place hangs on something beside the deed in one clause: "a shooting in Osk killed two".

    From the time or place to the deed no other verb is crossed, so that nobody else's day or town is taken.
    """
    node = asked.side.graph.nodes[asked.dependent]
    if node.kind != "time" and asked.side.type(asked.dependent) not in {"place", "facility"}:
        return False
    return _reaches(told.side, told.dependent, told.head) or _qualifies(told.side, told.dependent, told.head)


def _reaches(told: Side, b: int, a: int) -> bool:
    parents = told.graph.parents
    at = b
    for _ in range(STEPS):
        above = parents[at]
        if above < 0:
            return False
        roles = {_group(r) for r in told.roles.get((above, at), ())}
        if not roles & _WHEN_WHERE and not (at != b and "actor" in roles):
            return False
        # "A shooting in Osk that killed two": the deed hangs on the noun that the place hangs on.
        if above == a or (above == parents[a] and told.graph.nodes[above].upos != "VERB"):
            return True
        if told.graph.nodes[above].upos == "VERB":
            # "Two were killed when a wall fell in Osk".
            return "when" in {_group(r) for r in told.roles.get((a, above), ())}
        at = above
    return False


def _qualifies(told: Side, b: int, a: int) -> bool:
    """A place behind a place: "Osk, Norland"; whatever hangs on the one hangs on both."""
    above = told.graph.parents[b]
    return above >= 0 and above != a and told.type(above) in {"place", "facility"} and bool(told.roles.get((a, above)))
