"""Denials that answer what another says: "denied that a market was hit", "denied any role in the raid".

Who denies says that somebody has said it; so less in common is enough than where two reports tell a thing and its contrary:
the verb with what it was done to, or the deed with the one who disclaims it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Annotation, Attribution, Happened
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.counted import read_counted
from rashomon.reconcile.compare.lexicon import concepts
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import did_it, passage, shortened, whether
from rashomon.reconcile.conflicts.territory import apart_in_time, faces
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.names import fold
from rashomon.text.placewords import DEMONYMS

_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE)
# What is denied, where it is no deed but somebody's part in one.
_PART_IN = re.compile(
    r"\A(?:(?:any|all|its|his|her|their|having|had|playing|a|an|the|direct|being|that (?:it|he|she|they) (?:had|was|were)) )*"
    r"(?:involve\w*|responsib\w+|role|part|link\w*|complicity|behind|carry\w* out|carried out)\b",
    re.IGNORECASE,
)
# Deeds that a bare "any involvement" may mean.
_HARM = frozenset({"attack", "kill", "injure", "abduct", "destroy", "explode"})
_WORD = re.compile(r"[a-z]{4,}")

Deed = tuple[str, Telling]


def answer_conflicts(annotations: Sequence[Annotation], tellings: Sequence[Deed], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a denial, in order of the reports.

    Args:
        annotations: of the reports.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    told = sorted(tellings, key=lambda pair: (setting.order.get(pair[1].report, 0), pair[1].mention.trigger, pair[0]))
    facts = [pair for pair in told if _is_fact(pair[1])]
    for _, denial in told:
        if _is_denial(denial):
            answered = [pair for pair in facts if _answers(denial, pair[1], setting)]
            if answered:
                _make(answered, [_given("polarity", denial)], whether(answered[0][1]), maker)
    for deeds, denied, name in _disclaimers(annotations, facts, setting):
        _make(deeds, denied, did_it(name, passage(deeds[0][1].mention)), maker)
    return maker.made[before:]


def _make(told: Sequence[Deed], denied: Sequence[Given], question: str, maker: Maker) -> None:
    sides = [[_given(denied[0].kind, t) for _, t in told], denied]
    spans = [[g.span for g in side] for side in sides]
    if not any(maker.shown(kind, spans) for kind in ("polarity", "action", "actor")):
        maker.deeds(sides, told[0], question, alone=True)


def _given(kind: str, t: Telling) -> Given:
    words = passage(t.mention) if t.mention.polarity else shortened(t.mention.sentence.quote)
    return Given(kind, "happened", Happened(value=t.mention.polarity), t.mention.trigger, words)


def _is_fact(t: Telling) -> bool:
    return t.mention.kind == "event" and t.mention.polarity and told_as_fact(t)


# --- denied deeds ----------------------------------------------------------------------------------


def _is_denial(t: Telling) -> bool:
    """True where somebody denies the deed in so many words."""
    mention = t.mention
    before = mention.sentence.quote[: max(0, mention.trigger.start - mention.sentence.start)]
    spoken = mention.speaker is not None and bool(mention.speaker.chain)
    return (
        mention.kind == "event" and not mention.polarity and actual(mention.modality) and spoken and bool(_DENIED.search(before))
    )


def _answers(denial: Telling, fact: Telling, setting: Setting) -> bool:
    """True where the fact is what is denied: the same verb, and done to the same, or by the same where it is done to nobody."""
    if denial.lemma != fact.lemma or not faces(denial, fact) or apart_in_time(denial, fact, setting):
        return False
    if denial.recipients or denial.heads:
        return bool(denial.recipients & fact.recipients or _things(denial) & _things(fact))
    return bool(denial.actors & fact.actors)


def _things(t: Telling) -> frozenset[str]:
    """Nouns for what it was done to, people left out: "people were hit" is said of many."""
    return frozenset(h for h in t.heads if not read_counted(h, frozenset()).kinds)


# --- disclaimed deeds --------------------------------------------------------------------------------


def _disclaimers(
    annotations: Sequence[Annotation], facts: Sequence[Deed], setting: Setting
) -> Iterator[tuple[list[Deed], list[Given], str]]:
    """Deeds that are told of somebody who denies a part in them; the denials, and who denies."""
    found: dict[str, tuple[list[Deed], list[Given]]] = {}
    for annotation in annotations:
        for each in annotation.attributions:
            denier = setting.entities.find(annotation.report, each.speaker.entity)
            if denier is None or each.cue is None or not _disclaims(each):
                continue
            deeds = [pair for pair in facts if _his(denier, pair[1], setting) and _meant(each, pair[1])]
            if deeds:
                told, denied = found.setdefault(denier, ([], []))
                told.extend(pair for pair in deeds if pair not in told)
                place = setting.witnesses.parallels.at(each.cue)
                sentence = setting.witnesses.parallels.sentences[annotation.report][place[1]]
                denied.append(Given("actor", "happened", Happened(value=False), each.cue, shortened(sentence.quote)))
    for denier, (told, denied) in sorted(found.items()):
        yield told, denied, setting.entities.name(denier)


def _disclaims(each: Attribution) -> bool:
    return each.cue is not None and bool(_DENIED.search(each.cue.quote)) and bool(_PART_IN.match(each.content.quote))


def _his(denier: str, t: Telling, setting: Setting) -> bool:
    """True where the denier, or one of his side or of his country, does it."""
    known = setting.entities.by_id
    place = known[denier].place
    country = place.country if place is not None and place.kind == "country" else ""
    if any(actor == denier or setting.sides.parties.same(actor, denier) for actor in t.actors):
        return True
    return any(country and DEMONYMS.get(fold(name)) == country for actor in t.actors for name in known[actor].names)


def _meant(each: Attribution, t: Telling) -> bool:
    """True where the words for what is denied name the deed; a bare "any role" is in the deed that did harm."""
    words = _WORD.findall(_PART_IN.sub("", each.content.quote).lower())
    deeds = frozenset().union(*(concepts(word) for word in words))
    return bool(deeds & t.concepts) or (not words and bool(t.concepts & _HARM))
