"""The answer to one claim: who says so, who says otherwise, and what nobody says. Never whether it is true."""

from dataclasses import dataclass

from rashomon.model.claims import Origin, SaidBy
from rashomon.model.dropped import Dropped
from rashomon.model.report import Report
from rashomon.model.span import Span

# What an answer can find, in words that judge nothing.
FINDINGS = ("said", "contested", "otherwise", "partly", "not reported")


@dataclass(frozen=True, slots=True)
class Difference:
    """What somebody else says instead.

    Attributes:
        kind: number, place, time, actor, action, manner, polarity or certainty.
        asked: the words of the claim.
        told: the words of the report.
    """

    kind: str
    asked: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One position: reports that say the claim, or that say the same thing otherwise.

    Attributes:
        differs: what differs from the claim; empty where they say the claim itself.
        missing: parts of the claim that this position is silent about.
        reports: ids, by publication and id.
        origins: how many independent voices these are.
        said_by: those who are quoted for it.
        evidence: the sentences.
    """

    differs: tuple[Difference, ...]
    missing: tuple[Span, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    said_by: tuple[SaidBy, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say of one claim.

    Attributes:
        claim: as asked, read as a report of its own with the id "claim"; spans of the claim point into its text.
        finding: "said": somebody says all of it and nobody otherwise; "contested": both; "otherwise": only otherwise;
            "partly": some of it is said, and some of it nobody says; "not reported".
        said: who says all of it, None when nobody does.
        otherwise: who says otherwise, the best supported first.
        partly: who says part of it, those who say most of it first.
        unsaid: the parts of the claim that no report says together with the rest.
        reports: all that was read.
        dropped: what could not be read.
    """

    claim: Report
    finding: str
    said: Saying | None
    otherwise: tuple[Saying, ...]
    partly: tuple[Saying, ...]
    unsaid: tuple[Span, ...]
    reports: tuple[Report, ...]
    dropped: tuple[Dropped, ...] = ()
