"""Nominals and pronouns that refer to a named entity, by coreference: "the exiled general … he"."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from rashomon.annotate.entities.coreference import Chains, Link
from rashomon.annotate.entities.traits import Traits
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import phrase
from rashomon.model import LocalEntity, Mention, Span

# By how much a mention must beat its beginning something new, and by how much its chain the next best, for the mention to count
# as one of a named entity: what could refer to two is left out. By class of pronoun; "" for nouns.
SURE = {"he": (0.0, 0.5), "she": (0.0, 0.5), "it": (2.5, 0.0), "they": (1.5, 0.0), "": (3.0, 0.0)}

_PERSONS = frozenset({"he", "she", "who"})
_THINGS = frozenset({"it", "this", "that", "which", "here", "there"})
_SEVERAL = frozenset({"they", "these", "those"})
_TAKEN_UP = frozenset({"he", "she", "it", "they"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our"})


def with_references(
    document: Document, entities: tuple[LocalEntity, ...], keys: Mapping[str, str], chains: Chains
) -> tuple[LocalEntity, ...]:
    """Adds to each entity the nominals and pronouns that take up one of its names.

    A mention takes up the entity that its antecedent takes up, back to a name. A step that is not sure ends the way, and so
    does one to a mention of another sort: "he" is no place, "it" no person.

    Args:
        document: the report.
        entities: with their names, and what stands beside them.
        keys: root of a name's spellings → key of its entity.
        chains: what takes up what.
    """
    known = {entity.key: entity for entity in entities}
    covered = {offset for entity in entities for mention in entity.mentions for offset in _ends(document, mention.span)}
    meant: list[str | None] = []
    extra: dict[str, list[Mention]] = defaultdict(list)
    for link in chains.links:
        each = link.traits
        if each.root in keys:
            meant.append(keys[each.root])
            continue
        key = meant[link.antecedent] if link.antecedent is not None and is_sure(link) else None
        if key is None or not _fits(each, known[key]):
            meant.append(None)
            continue
        meant.append(key)
        span = _span(document, each)
        definite = each.kind == "noun" and span.quote.split()[0].lower() in _DEFINITE
        told = definite or each.pronoun in _TAKEN_UP
        if told and not covered & set(_ends(document, span)):
            extra[key].append(Mention(span, "pronoun" if each.kind == "pronoun" else "nominal", key))
    return tuple(_with_mentions(entity, extra[entity.key]) for entity in entities)


def is_sure(link: Link) -> bool:
    """Whether a mention surely takes up its antecedent, and no other."""
    margin, lead = SURE.get(link.traits.pronoun, (0.0, 0.0))
    return link.margin >= margin and link.lead >= lead


def _ends(document: Document, span: Span) -> tuple[int, ...]:
    """Where the span's last word begins: two mentions that share it are one."""
    tree = document.tree_at(span.start)
    if tree is None:
        return (span.start,)
    tokens = tree.between(span.start, span.end)
    return (tree.tokens[tokens[-1]].start,) if tokens else (span.start,)


def _fits(each: Traits, entity: LocalEntity) -> bool:
    """Whether a mention can refer to an entity of that type."""
    if each.phrase.joined:
        return False
    if each.pronoun in _PERSONS:
        return entity.type == "person"
    if each.pronoun in _THINGS:
        return entity.type != "person"
    if each.pronoun in _SEVERAL:
        return entity.type in {"organisation", "group", "place"}
    if each.kind == "noun":
        if entity.type == "person":
            return each.sort in {"person", ""} and not each.plural
        return each.sort != "person" or entity.type == "group" or bool(each.plural)
    return False


def _span(document: Document, each: Traits) -> Span:
    """The words of a mention: a pronoun, or a noun phrase without relative clause."""
    tree = document.trees[each.phrase.tree]
    return document.words(tree, phrase(tree, each.phrase.head))


def _with_mentions(entity: LocalEntity, extra: list[Mention]) -> LocalEntity:
    if not extra:
        return entity
    mentions = sorted((*entity.mentions, *extra), key=lambda mention: (mention.span.start, mention.span.end))
    return replace(entity, mentions=tuple(mentions))
