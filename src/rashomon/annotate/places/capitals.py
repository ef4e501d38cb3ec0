"""What "the capital" means: the capital that the report names, of the country that the report is about."""

from collections import Counter
from dataclasses import replace

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster, make_roster
from rashomon.annotate.grammar.tree import Tree
from rashomon.model import LocalEntity, Mention, Span
from rashomon.text.gazetteer import lookup


def with_capital(document: Document, roster: Roster) -> Roster:
    """Adds "the capital" to the place that it means.

    That is the one national capital named in the report, where it lies in the country that most of the report's mentions of
    places lie in. With two such capitals, or none, nothing is added.
    """
    countries: Counter[str] = Counter()
    for entity in roster.entities:
        if entity.type == "place" and entity.place is not None and entity.place.country:
            countries[entity.place.country] += len(entity.mentions)
    if not countries:
        return roster
    home = min(countries, key=lambda country: (-countries[country], country))
    capitals = [entity for entity in roster.entities if _is_capital(entity) and entity.place and entity.place.country == home]
    if len(capitals) != 1:
        return roster
    extra = tuple(Mention(span, "nominal", capitals[0].key) for span in _spans(document, roster))
    if not extra:
        return roster
    mentions = sorted((*capitals[0].mentions, *extra), key=lambda each: (each.span.start, each.span.end))
    entities = (replace(each, mentions=tuple(mentions)) if each is capitals[0] else each for each in roster.entities)
    return make_roster(tuple(entities))


def _is_capital(entity: LocalEntity) -> bool:
    """Whether a place of the report is the capital of a country."""
    place = entity.place
    if place is None or entity.type != "place" or place.kind != "town":
        return False
    return any(each.kind == "capital" and each.place.geonames_id == place.geonames_id for each in lookup(entity.name))


def _spans(document: Document, roster: Roster) -> list[Span]:
    """The words "the capital" that refer to no place yet; not "the capital Sarat", nor "the capital of Norland"."""
    found = []
    for tree in document.trees:
        for index, token in enumerate(tree.tokens):
            if tree.lemma(index) != "capital" or token.upos not in {"NOUN", "ADJ"} or roster.covering(token.start) is not None:
                continue
            article = _article(tree, index)
            behind = tree.tokens[index + 1].form if index + 1 < len(tree.tokens) else "."
            if article is not None and behind not in {"of", "city", "punishment"} and not behind[:1].isupper():
                found.append(document.words(tree, range(article, index + 1)))
    return found


def _article(tree: Tree, noun: int) -> int | None:
    """Where "the" stands before a noun, adjectives between."""
    for index in range(noun - 1, max(noun - 4, -1), -1):
        if tree.tokens[index].form.lower() == "the":
            return index
        if tree.tokens[index].upos not in {"ADJ", "PROPN"}:
            return None
    return None
