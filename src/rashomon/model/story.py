"""Stories: the reports of one unfolding event."""

from dataclasses import dataclass

from rashomon.model.report import Report
from rashomon.model.values import TimeRange


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one unfolding event, in order of publication, then of id; undated ones last.

    `period` runs from the earliest to the latest publication that is known; it anchors the days named in undated reports.
    """

    id: str
    reports: tuple[Report, ...]
    period: TimeRange | None = None
