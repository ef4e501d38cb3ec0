"""Where the places of one report lie."""

from dataclasses import replace

from rashomon.annotate.places.placing import Name, Weighed, hints, weigh
from rashomon.model import LocalEntity, Report

# What a dateline names is where the report was written: worth as much as two adjectives.
_DATELINE = 2.0


def locate(report: Report, entities: tuple[LocalEntity, ...]) -> tuple[LocalEntity, ...]:
    """Gives the entities of type "place" their place in the world, where the report decides which it is.

    What decides: how great the places of the name are, a state or country named right behind it, the countries that the
    report names otherwise ("Libyan", a dateline), the same region, and nearness to the report's other places.

    Args:
        report: the report.
        entities: its entities, in order of first mention.

    Returns:
        The same entities in the same order; `place` is filled for places that the gazetteer knows and the report decides.
    """
    named = [entity for entity in entities if entity.type == "place" and entity.place is None]
    names = [Name(entity.name, tuple(mention.span.end for mention in entity.mentions), entity.names) for entity in named]
    weighed = dict(zip((entity.key for entity in named), weigh(report.text, names, hints=_hints(report)), strict=True))
    return tuple(_placed(entity, weighed.get(entity.key)) for entity in entities)


def _placed(entity: LocalEntity, weighed: Weighed | None) -> LocalEntity:
    found = weighed.decided if weighed else None
    return replace(entity, place=found.place) if found else entity


def _hints(report: Report) -> dict[str, float]:
    """Countries that the text's adjectives and the dateline point to."""
    found = hints(report.text)
    dateline = [Name(part.strip().title()) for part in report.dateline.split(",")[:3] if part.strip()]
    for each in weigh(report.dateline, dateline):
        entry = each.decided
        if entry and entry.place.country:
            found[entry.place.country] = found.get(entry.place.country, 0.0) + _DATELINE
    return found
