"""What the reader model gives back about a text.

All offsets are half-open ``[start, end)`` in Unicode code points of the text that was given to
:func:`rashomon.language.tag`, so ``text[start:end]`` always re-reads. Nothing here knows a report,
an entity or a statement: these are the model's labels, the stages decide what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

NAME_LABELS = ("person", "organisation", "place", "facility", "group", "event")
"""Names, flat and longest first.

``person`` a named human; ``organisation`` company, agency, ministry, party as a body, armed force,
team, outlet; ``place`` country, region, town, river (ACE GPE and LOC); ``facility`` building,
airport, bridge, camp (ACE FAC); ``group`` nationality, religion, party membership or another group
named by adjective or plural (OntoNotes NORP: "Libyan", "Republicans"); ``event`` a named war,
storm, summit, operation.
"""

TIME_LABELS = ("DATE", "TIME", "DURATION", "SET")
"""TIMEX3 types (ISO-TimeML)."""

EVENT_LABELS = (
    "occurrence",
    "reporting",
    "perception",
    "aspectual",
    "state",
    "causative",
    "negated",
)
"""Event mentions by the action classes of ECB+ (Cybulska & Vossen 2014).

``negated`` stands for every NEG_ACTION class: the text says that it did not happen.
"""


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word after Universal Dependencies v2 for English.

    Attributes:
        start: First code point of the word in the text.
        end: Code point after the last one; ``text[start:end] == form``.
        form: The word as written ("do" and "n't" are two words; so are "80" and "km" in "80km").
        lemma: Base form, lower case except in proper nouns.
        upos: Universal part of speech, e.g. ``"VERB"``, ``"PROPN"``, ``"PUNCT"``.
        head: Index of the governor in the same sentence's ``tokens``; -1 for the root. The heads of
            a sentence always form one tree with exactly one root.
        deprel: UD relation with its subtype, e.g. ``"nsubj:pass"``; ``"root"`` for the root.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled span: a name, a time expression or an event mention.

    Attributes:
        start: First code point in the text; always the start of a token.
        end: Code point after the last one; always the end of a token.
        label: One of :data:`NAME_LABELS`, :data:`TIME_LABELS` or :data:`EVENT_LABELS`.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """Who says what, after PolNeAR (Newell, Margolin & Ruths 2018).

    Attributes:
        source: Span of the attributed source ("a spokesman for the ministry"), or None where the
            text names none ("reportedly").
        cue: Span that signals the attribution ("said", "according to"), or None where there is none
            (a quotation that simply follows).
        content: Span of what is ascribed, with its quotation marks; it may run over sentences.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """One sentence with its words, names, times and event mentions, each in text order.

    Attributes:
        start: First code point of the sentence (no leading white space).
        end: Code point after its last character (no trailing white space).
        tokens: Never empty; they cover every character of the sentence that is not white space.
        names: Labels from :data:`NAME_LABELS`; they do not overlap one another.
        times: Labels from :data:`TIME_LABELS`; they do not overlap one another.
        events: Labels from :data:`EVENT_LABELS`; they do not overlap one another.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Label, ...]
    times: tuple[Label, ...]
    events: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that the reader model says about one text.

    Attributes:
        sentences: In text order; they do not overlap and never cross a line break.
        attributions: Ordered by content, then cue, then source. An attribution may lie inside the
            content of another (relayed speech).
        attributed_sources: Every span that the model marks as an attributed source, also where no
            content was found for it; in text order.
        cues: Every span that it marks as a cue, likewise.
    """

    sentences: tuple[TaggedSentence, ...]
    attributions: tuple[TaggedAttribution, ...]
    attributed_sources: tuple[tuple[int, int], ...] = ()
    cues: tuple[tuple[int, int], ...] = ()
