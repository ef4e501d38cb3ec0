"""Sentences as graphs of content: what a claim is compared with, word for word and link for link."""

from dataclasses import dataclass

from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A content word, a name, a number or a time; words of grammar are in the arcs.

    Attributes:
        span: the words.
        kind: "name", "number", "time" or "word".
        lemma: in lower case, with its particle ("take over"); of anything but a word, the words themselves.
        upos: universal part of speech of the head word.
        entity: local key of the entity that it names or refers to.
        quantity: index into `Annotation.quantities`, of a number.
        time: index into `Annotation.times`, of a time.
        event: id of the event mention whose trigger it is.
        polarity, modality: as of an event mention, for every verb too that is none; "announced" for what "will" be done.
    """

    span: Span
    kind: str
    lemma: str
    upos: str
    entity: str | None = None
    quantity: int | None = None
    time: int | None = None
    event: str | None = None
    polarity: bool = True
    modality: str = "certain"


@dataclass(frozen=True, slots=True)
class Arc:
    """How two nodes hang together, by their indices.

    `role`: "actor", "undergoer", "is" (appositions, copulas), "mod" (anything before a noun), "and", "clause", "content", or
    a preposition. Passives, relative clauses and shared subjects are resolved: one deed has the same arcs however it is put.
    """

    head: int
    dependent: int
    role: str


@dataclass(frozen=True, slots=True)
class SentenceGraph:
    """The content of one sentence. `parents`: for each node the index of the one that governs it, -1 for none."""

    sentence: Span
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    parents: tuple[int, ...]
