"""Wording conflicts: what one speaker said, printed with different words inside the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Conflict, Position, Words
from rashomon.reconcile.claims.claims import ClaimGroup
from rashomon.reconcile.claims.quotations import compare_quotations, differing, one_utterance, verbatim, wording_classes
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.positions import Setting, Side, position, speak_against, told_together, voice
from rashomon.reconcile.conflicts.questions import what_said
from rashomon.text.digests import digest

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
# Changes named in the reason.
SHOWN = 4


def wording_conflicts(about: str, groups: Sequence[ClaimGroup], setting: Setting) -> list[Found]:
    """The wordings of one utterance, where words differ inside the marks.

    Args:
        about: the utterance's id.
        groups: its claims, one for each wording.
        setting: of the story.
    """
    quoted = [g for g in groups if isinstance(g.claim.value, Words)]
    words = [g.claim.value.text for g in quoted if isinstance(g.claim.value, Words)]
    pairs = [
        p
        for p in differing(words)
        if speak_against(quoted[p[0]].said, quoted[p[1]].said, setting) and _one_utterance(quoted[p[0]], quoted[p[1]], setting)
    ]
    if not pairs:
        return []
    contested = {i for pair in pairs for i in pair[:2]}
    classes = wording_classes(words, [len(g.claim.origins) for g in quoted])
    shown = [c for c in classes if contested & set(c)]
    if len(shown) < 2:
        return []
    sides = [_side([quoted[i] for i in members], words[members[0]]) for members in shown]
    sides.sort(key=lambda s: (min(setting.order.get(r, 0) for r in s.reports), s.label))
    why, reason = _reading(pairs, quoted, setting)
    name = _speaker(sides, setting)
    claims = frozenset(g.claim.id for s in sides for g in s.groups)
    conflict = Conflict(
        id=digest("conflict", "wording", about),
        kind="wording",
        why=why,
        about=about,
        question=what_said(name),
        positions=tuple(_named(position(s, setting), name) for s in sides),
        reason=reason,
    )
    return [(conflict, claims, frozenset())]


def _one_utterance(a: ClaimGroup, b: ClaimGroup, setting: Setting) -> bool:
    """True where the two give one utterance by their own words; others stand in one group because of a third between them."""
    strand = setting.witnesses.parallels.strand
    parallel = bool({strand(s.statement.sentence) for s in a.said} & {strand(s.statement.sentence) for s in b.said})
    ours, theirs = ({v for s in group.said if (v := voice(s.statement, setting))[0] == "entity"} for group in (a, b))
    comparison = compare_quotations(_words(a), _words(b))
    # A report that prints both has heard two sentences, unless nearly every word is the same.
    if told_together(a.said, b.said, setting) and not verbatim(_words(a), _words(b), comparison):
        return False
    if verbatim(_words(a), _words(b), comparison):
        return True
    if ours and theirs and not ours & theirs and not parallel:
        return False
    return one_utterance(comparison, parallel=parallel)


def _side(groups: Sequence[ClaimGroup], words: str) -> Side:
    longest = max(
        (g.claim.value.text for g in groups if isinstance(g.claim.value, Words)), key=lambda w: (len(w), w), default=words
    )
    return Side(tuple(groups), " ".join(longest.split()).rstrip(".,;"), Words(longest))


def _speaker(sides: Sequence[Side], setting: Setting) -> str:
    """Who said it: by name where one report names the speaker, else in the first report's words."""
    speakers = [(s.report, s.speaker) for side in sides for s in side.statements if s.speaker is not None and s.speaker.chain]
    named = (setting.entities.name(setting.entities.find(report, speaker.entity)) for report, speaker in speakers)
    return next(filter(None, named), "") or next((speaker.chain[-1] for _, speaker in speakers), "")


def _named(made: Position, name: str) -> Position:
    """The position with the speaker's name where its report has a pronoun that it does not resolve."""
    if not name or name.lower() in _PRONOUNS:
        return made
    said_by = (replace(s, chain=(*s.chain[:-1], name)) if s.chain[-1].lower() in _PRONOUNS else s for s in made.said_by)
    origins = (replace(o, name=name) if o.kind == "speaker" and o.name.lower() in _PRONOUNS else o for o in made.origins)
    return replace(made, said_by=tuple(dict.fromkeys(said_by)), origins=tuple(dict.fromkeys(origins)))


def _reading(
    pairs: Sequence[tuple[int, int, tuple[tuple[str, str], ...]]], quoted: Sequence[ClaimGroup], setting: Setting
) -> tuple[str, str]:
    """A slip where all differences come from a report that a machine rewrote, else a contradiction."""
    changes = [c for i, j, found in pairs if compare_quotations(_words(quoted[i]), _words(quoted[j])).equal for c in found]
    shown = "; ".join(f"“{a}” or “{b}”" if a and b else f"“{a or b}” or nothing" for a, b in dict.fromkeys(changes[:SHOWN]))
    machine = all(
        setting.rewritten >= set(quoted[i].claim.reports) or setting.rewritten >= set(quoted[j].claim.reports)
        for i, j, _ in pairs
    )
    if machine:
        return "slip", f"Words inside the marks were replaced in a report that was rewritten word by word: {shown}."
    return "contradiction", f"Inside the quotation marks the reports print different words: {shown}."


def _words(group: ClaimGroup) -> str:
    return group.claim.value.text if isinstance(group.claim.value, Words) else ""
