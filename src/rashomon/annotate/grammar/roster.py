"""Who stands where in a report: the entities, and a fast way from an offset to the mention that covers it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rashomon.annotate.grammar.tree import Tree
from rashomon.model import LocalEntity, Mention


@dataclass(frozen=True, slots=True)
class Roster:
    """The entities of one report.

    Attributes:
        entities: in order of first mention.
        by_key: the same by key.
        mentions: all mentions in order of position.
        starts: their offsets, for bisection.
        described: those whom no name is given, by coreference alone.
        heads: offset of the head of each of their mentions → key.
    """

    entities: tuple[LocalEntity, ...]
    by_key: dict[str, LocalEntity]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    described: tuple[LocalEntity, ...] = ()
    heads: Mapping[int, str] = field(default_factory=dict)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie inside [start, end), in order."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.span.end <= end)

    def covering(self, offset: int) -> Mention | None:
        """The mention that covers an offset: a name where one does, else a nominal or a pronoun."""
        last = bisect_right(self.starts, offset)
        found = [each for each in self.mentions[max(last - 4, 0) : last] if offset < each.span.end]
        if len(found) < 2:
            return found[0] if found else None
        return min(found, key=lambda each: (each.form != "named", each.span.end - each.span.start))

    def at(self, tree: Tree, head: int) -> LocalEntity | None:
        """The entity whose mention has this word as its head.

        "Haftar" in "Haftar's spokesman" is no answer for "spokesman".
        """
        mention = self.covering(tree.tokens[head].start)
        if mention is None:
            return None
        top = tree.top(mention.span.start, mention.span.end)
        if top is None or not (top == head or tree.has(head, "flat", "compound", "conj") or tree.tokens[top].head == head):
            return None
        return self.by_key[mention.entity]

    def covered(self, tree: Tree, index: int) -> LocalEntity | None:
        """The entity whose mention covers a word, whatever the word's part in it."""
        mention = self.covering(tree.tokens[index].start)
        return self.by_key[mention.entity] if mention is not None else None

    def owned(self, tree: Tree, head: int) -> LocalEntity | None:
        """The person named right behind a possessive: "Al-Mirsad's Dana Kerim"; None where there is none."""
        mention = self.covering(tree.tokens[head].start)
        if mention is None:
            return None
        behind = tree.between(mention.span.end, mention.span.end + 4)
        if len(behind) < 2 or tree.tokens[behind[0]].form not in {"'s", "’s"}:
            return None
        other = self.covering(tree.tokens[behind[1]].start)
        return self.by_key[other.entity] if other is not None and self.by_key[other.entity].type == "person" else None

    def with_entities(self, entities: tuple[LocalEntity, ...]) -> "Roster":
        """The same mentions with entities of the same keys that know more (a place, say)."""
        return replace(self, entities=entities, by_key={entity.key: entity for entity in entities})

    def with_described(self, described: tuple[LocalEntity, ...], heads: Mapping[int, str]) -> "Roster":
        """The same with those who are only described; what asks for names does not meet them."""
        by_key = {**self.by_key, **{entity.key: entity for entity in described}}
        return replace(self, by_key=by_key, described=described, heads=heads)

    def described_at(self, tree: Tree, head: int) -> LocalEntity | None:
        """The entity without a name whose mention has this word as its head."""
        key = self.heads.get(tree.tokens[head].start)
        return self.by_key[key] if key is not None else None

    def names(self, key: str | None) -> bool:
        """Whether a key is that of somebody, or something, with a name."""
        return key is not None and bool(self.by_key[key].names)


def make_roster(entities: tuple[LocalEntity, ...]) -> Roster:
    """Puts the mentions of all entities in order of position."""
    mentions = sorted(
        (mention for entity in entities for mention in entity.mentions), key=lambda each: (each.span.start, each.span.end)
    )
    return Roster(
        entities=entities,
        by_key={entity.key: entity for entity in entities},
        mentions=tuple(mentions),
        starts=tuple(mention.span.start for mention in mentions),
    )
