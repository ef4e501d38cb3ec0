"""Values of the account's JSON contract: spans, times, places, and what a claim can hold."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """What every object of the contract shares."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)


class Span(Part):
    """A passage of a report. Offsets count Unicode code points of the report's `text`: text[start:end] == quote."""

    report: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    quote: Annotated[str, Field(min_length=1)]
    prefix: Annotated[str, Field(description="up to 32 characters before the quote")]
    suffix: Annotated[str, Field(description="up to 32 characters after the quote")]


Evidence = Annotated[list[Span], Field(min_length=1)]


class Period(Part):
    """Half-open [start, end), local time as reported, ISO 8601 without a zone."""

    start: str
    end: str


class Time(Period):
    """A stretch of time with its precision: minute, hour, part (of a day), day, week, month, season, year or decade."""

    precision: str


class Place(Part):
    """Where a place lies, in degrees."""

    geonames_id: int | None
    latitude: float
    longitude: float
    country: str
    name: str
    kind: str
    radius_km: float


class NumberValue(Part):
    """A number as closed bounds; null is open."""

    kind: Literal["number"]
    low: float | None
    high: float | None
    unit: str
    counted: str
    text: str
    measure: Annotated[str, Field(description="count, distance, money, percent, age, duration, area, weight, speed, …")]
    rule: Annotated[str, Field(description="what made the bounds: exact, more than, about, vague word, range, …")]


class TimeValue(Part):
    """A time: the words, TIMEX3, and the bounds where an anchor was known."""

    kind: Literal["time"]
    text: str
    timex: str
    start: str | None
    end: str | None
    precision: str | None


class PlaceValue(Part):
    """A place: the words, the entity, and where it lies."""

    kind: Literal["place"]
    text: str
    entity: str | None
    place: Place | None


class EntityValue(Part):
    """Who or what: the words and the entity."""

    kind: Literal["entity"]
    text: str
    entity: str | None


class WordsValue(Part):
    """Words that stand inside quotation marks."""

    kind: Literal["words"]
    text: str


class HappenedValue(Part):
    """Whether it is said to have happened."""

    kind: Literal["happened"]
    value: bool
    text: str


Value = Annotated[
    NumberValue | TimeValue | PlaceValue | EntityValue | WordsValue | HappenedValue,
    Field(discriminator="kind"),
]
