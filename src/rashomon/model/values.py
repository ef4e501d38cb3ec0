"""Values as bounds, not as points: quantities, times, places."""

import math
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a report gives it, as closed bounds [low, high].

    "145" is [145, 145]; "more than 100" is (100, ∞), which for counts of whole things is [101, ∞]; "about 80 km" is
    [72, 88] km; "dozens" is [24, 99] by the named rule for vague words (see `rashomon.text.numbers`).

    Attributes:
        low: least value meant.
        high: greatest value meant; `math.inf` when open.
        unit: "" for counts, else a canonical unit: "km", "USD", "percent", "year", "hour", "kg", "m2"…
        kind: "count", "distance", "money", "percent", "age", "duration", "area", "weight", "speed", "temperature" or "other".
        counted: for counts, the words for what is counted ("LNA fighters"), as written; "" when not said.
        rule: name of the rule that made the bounds: "exact", "more than", "about", "vague word", "range"…
    """

    low: float
    high: float
    unit: str = ""
    kind: str = "count"
    counted: str = ""
    rule: str = "exact"

    def compatible(self, other: "Quantity") -> bool:
        """True where one true value could satisfy both bounds (same unit)."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high

    @property
    def exact(self) -> bool:
        """True where the bounds are one point."""
        return self.low == self.high

    @property
    def figure(self) -> float:
        """The number that the words name: 50 of "about 50" and of "nearly 50"; else the least that they mean."""
        if not self.bounded:
            return self.low
        return {"about": (self.low + self.high) / 2, "nearly": self.high}.get(self.rule, self.low)

    @property
    def bounded(self) -> bool:
        """True where there is an upper bound."""
        return not math.isinf(self.high)


@dataclass(frozen=True, slots=True, order=True)
class TimeRange:
    """A stretch of time, half-open [start, end), in naive local time as reported.

    `precision`: "minute", "hour", "part" (of a day), "day", "week", "month", "season", "year" or "decade".
    """

    start: datetime
    end: datetime
    precision: str = "day"

    def overlaps(self, other: "TimeRange") -> bool:
        """True where the two share a moment."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "TimeRange") -> bool:
        """True where `other` lies inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the world.

    Attributes:
        name: the gazetteer's name.
        geonames_id: GeoNames id, None when the gazetteer has none.
        latitude: degrees north.
        longitude: degrees east.
        country: ISO 3166-1 alpha-2 code, "" when not known.
        kind: "country", "region", "town", "other".
        radius_km: how far from the point the place may reach: precision, not size.
    """

    name: str
    geonames_id: int | None
    latitude: float
    longitude: float
    country: str = ""
    kind: str = "town"
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Who:
    """An entity as a value: the words used, and the entity's key (local in an annotation, global in a claim)."""

    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a value: the words used, the entity's key, and the place when the gazetteer knows it."""

    text: str
    entity: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time as a value: the words used, TIMEX3 value, and the range when an anchor was known."""

    text: str
    timex: str
    range: TimeRange | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand inside quotation marks, without the marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    """Whether the event is said to have happened (True) or not to have happened (False)."""

    value: bool


Value = Quantity | When | Where | Who | Words | Happened
