"""Whose word a sentence is, and whether it is the speaker's whom the claim names."""

from __future__ import annotations

from rashomon.model import Annotation, Speaker
from rashomon.reconcile.check.align import Alignment
from rashomon.reconcile.check.sides import Side
from rashomon.reconcile.check.words import named, says
from rashomon.reconcile.compare.spelled import words_of

_EMPTY = frozenset("the a an of in at on for by who with and".split())


def asked_speaker(claim: Annotation) -> tuple[Speaker | None, frozenset[int]]:
    """Whom the claim names as its speaker, and the code points of the words that do, cue included."""
    for attribution in claim.attributions:
        if attribution.parent is None and attribution.source is not None:
            spans = [span for span in (attribution.source, attribution.cue) if span is not None]
            return attribution.speaker, frozenset(at for span in spans for at in range(span.start, span.end))
    return None, frozenset()


def speaker_at(found: Alignment) -> Speaker | None:
    """Whose word the aligned part of a sentence is; None: the report's own."""
    nodes = [found.told.graph.nodes[s] for s in found.said.values()]
    events = [found.told.events[n.event] for n in nodes if n.event is not None]
    spoken = next((e.speaker for e in events if e.speaker is not None), None)
    if spoken is not None or events:
        return spoken
    held = [a for a in found.told.annotation.attributions if nodes and all(a.content.covers(n.span) for n in nodes)]
    return min(held, key=lambda a: len(a.content.quote)).speaker if held else None


def said_by_asked(asked: Speaker, claim: Side, found: Alignment) -> bool:
    """True where the speaker of a sentence is the one whom the claim names."""
    told = speaker_at(found)
    if told is None or not told.chain:
        return False
    ours = claim.names.get(asked.entity, ()) if asked.entity is not None else ()
    theirs = found.told.names.get(told.entity, ()) if told.entity is not None else ()
    if ours:
        return any(named(a, b) for a in ours for b in (*theirs, told.chain[-1]))
    wanted = [w for w in words_of(asked.chain[-1]).keys if w not in _EMPTY]
    given = [w for w in words_of(" ".join((told.chain[-1], *theirs))).keys if w not in _EMPTY]
    return bool(wanted) and all(any(says(g, w) for g in given) for w in wanted)
