"""Lineage: which report was made from which."""

from dataclasses import dataclass

from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Two passages that carry the same text. `here` is the elder's, `there` the younger's; similarity in [0, 1]."""

    here: Span
    there: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Link:
    """One report takes text from another, or both take it from a third.

    `kind`: "copy", "rewrite", "shared", "update". `elder` and `younger` are report ids; where the direction is not known
    they stand in order of id and `basis` says so. `share`: how much of the younger's text is taken, in [0, 1].
    """

    elder: str
    younger: str
    kind: str
    share: float
    passages: tuple[Passage, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that are one witness: copies and rewrites of one root. `root` is a report id."""

    reports: tuple[str, ...]
    root: str


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words that a machine rewriting ruined: `here` in the rewritten report, `there` what another report has, when one does."""

    here: Span
    there: Span | None
    note: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A report that shows marks of rewriting word by word, with the evidence."""

    report: str
    evidence: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Everything trace found. Families cover every report; a report alone is a family of one."""

    links: tuple[Link, ...] = ()
    families: tuple[Family, ...] = ()
    rewritten: tuple[Rewriting, ...] = ()
