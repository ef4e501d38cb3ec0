"""Attributions before they are finished: who the speaker is, and whom "he", "it" and "they" take up."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.speakers import UNKNOWN, may_speak, nested, speaker_at
from rashomon.annotate.speech.speech import Range
from rashomon.model import Speaker

MAX_PARAGRAPHS = 3  # between a pronoun and the speaker that it takes up
MAX_BACK = 1000  # characters between them

_SORTS = {
    "named": "person",
    "anonymous": "person",
    "reporter": "person",
    "office": "body",
    "agency": "body",
    "document": "body",
    "group": "group",
}
_BREAK = re.compile(r"\n+")
PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker is known. `noun` is the head of the source in `tree`."""

    content: Range
    cue: Range | None = None
    source: Range | None = None
    tree: Tree | None = None
    noun: int | None = None
    relayed: tuple[int, ...] = ()
    several: range | None = None
    speaker: Speaker | None = None


def with_speakers(document: Document, roster: Roster, drafts: list[Draft]) -> list[Draft]:
    """Names the speaker of each draft; "he" and "it" take the last speaker that they can mean."""
    by_cue = sorted(range(len(drafts)), key=lambda place: (drafts[place].cue or drafts[place].content, place))
    spoken = list(drafts)
    lasts: dict[str, tuple[int, Speaker]] = {}  # of each sort of speaker the last
    for place in by_cue:
        draft = drafts[place]
        position = (draft.cue or draft.content)[0]
        near = tuple(speaker for start, speaker in lasts.values() if _close(document.text, start, position))
        speaker = resolved(document, roster, draft, near)
        if speaker.chain and speaker.kind in _SORTS:
            lasts[_SORTS[speaker.kind]] = (position, speaker)
        spoken[place] = replace(draft, speaker=speaker)
    return spoken


def _close(text: str, before: int, position: int) -> bool:
    """Near enough for a pronoun: two paragraphs back at most."""
    return 0 <= position - before < MAX_BACK and len(_BREAK.findall(text, before, position)) <= MAX_PARAGRAPHS


def resolved(document: Document, roster: Roster, draft: Draft, near: tuple[Speaker, ...]) -> Speaker:
    """The speaker of a draft; "he", "it" and "they" take the subject of the sentence before, or the last such speaker.

    Where coreference knows who is named by a pronoun it goes before these; where it knows but a description, behind them.

    Args:
        document: the report.
        roster: its entities.
        draft: what is said, and the words for who says it.
        near: the last person, body and group who spoke, where they spoke a few paragraphs back at most.
    """
    speaker = _own_speaker(document, roster, draft)
    pronoun = draft.tree.tokens[draft.noun].form.lower() if draft.tree is not None and draft.noun is not None else ""
    if speaker.entity is None or roster.names(speaker.entity):
        for last in near:
            if _is_taken_up(document, roster, draft, speaker, last):
                return Speaker(last.chain, last.kind, last.entity, speaker.spans)
        if speaker.kind != "unknown" or not speaker.chain or speaker.chain[0].lower() not in PRONOUNS:
            return speaker
    if pronoun not in PRONOUNS:
        return speaker
    candidates = (_subject_before(document, roster, draft), *near)
    meant = next((each for each in candidates if each and _can_mean(pronoun, each)), None)
    return Speaker(meant.chain, meant.kind, meant.entity, speaker.spans) if meant is not None else speaker


def _is_taken_up(document: Document, roster: Roster, draft: Draft, speaker: Speaker, last: Speaker) -> bool:
    """Whether "he said" goes on with the last speaker although another person was named in between, as news has it.

    Not so where that other person is the subject of the sentence before.
    """
    if draft.tree is None or draft.noun is None or speaker.entity is None or last.kind not in {"named", "anonymous", "reporter"}:
        return False
    if draft.tree.tokens[draft.noun].form.lower() not in {"he", "she"} or last.entity == speaker.entity:
        return False
    subject = _subject_before(document, roster, draft, opening=False)
    return subject is None or subject.entity != speaker.entity


def _subject_before(document: Document, roster: Roster, draft: Draft, *, opening: bool = True) -> Speaker | None:
    """The subject of the sentence before, which a pronoun that opens its sentence takes up."""
    if draft.tree is None or draft.noun is None:
        return None
    if opening and any(draft.tree.has(each, "nsubj") for each in range(draft.noun)):
        return None
    place = bisect_right(document.starts, draft.tree.start) - 2
    if place < 0:
        return None
    tree = document.trees[place]
    root = next((index for index, token in enumerate(tree.tokens) if token.head < 0), None)
    subject = tree.kid(root, "nsubj") if root is not None else None
    if subject is None or not may_speak(tree, subject):
        return None
    return speaker_at(document, roster, tree, subject)


def _can_mean(pronoun: str, speaker: Speaker) -> bool:
    """Whether a pronoun can stand for the last speaker: "he" for a person, "it" for a body, "they" for several."""
    if pronoun in {"he", "she"}:
        return speaker.kind in {"named", "anonymous", "reporter"}
    if pronoun == "it":
        return speaker.kind in {"office", "agency", "document"}
    return speaker.kind == "group"


def _own_speaker(document: Document, roster: Roster, draft: Draft) -> Speaker:
    """The speaker of one draft, those it relays included."""
    if draft.tree is None or draft.noun is None:
        return UNKNOWN
    speaker = speaker_at(document, roster, draft.tree, draft.noun, several=draft.several)
    for noun in draft.relayed:
        speaker = nested(speaker, speaker_at(document, roster, draft.tree, noun))
    return speaker
