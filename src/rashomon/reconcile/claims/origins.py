"""Whose word a statement is: support counts origins, not reports.

An origin is a speaker, an agency or an outlet. Statements have one origin where they share any root: the same speaker, the
same family of copies, the same passage, the same outlet's own voice. A copy shares all roots of what it copies, so adding
one changes no support.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Lineage, Origin, Passage, Report, Span, Speaker, Statement
from rashomon.reconcile.compare.parallels import Parallels, Sentence
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.text.head_agencies import is_agency, known_agency
from rashomon.text.names import fold

Root = tuple[str, ...]

# Which of several roots of one origin names it.
_RANK = {"speaker": 0, "agency": 1, "outlet": 2}
# Whose an office is, and where: left out where offices are compared.
_WHOSE = re.compile(r"\A(?:the|a|an|its|his|her|their|our|local|state|city)\s+", re.IGNORECASE)
_WHERE = re.compile(r" (?:in|at|of|for|from|on) ")
_PRONOUNS = frozenset("he she it they we i you his her its their this that these those who which one".split())


@dataclass(frozen=True)
class Witnesses:
    """What is needed to tell whose word a statement is.

    Attributes:
        reports: by id.
        entities, parallels, lineage: of the story.
        voices: bodies and their spokespeople.
    """

    reports: Mapping[str, Report]
    entities: Entities
    parallels: Parallels
    lineage: Lineage
    voices: Union[str]

    @cached_property
    def _family_root(self) -> dict[str, str]:
        return {
            r: family.root if family.root in self.reports else min(set(family.reports) & set(self.reports))
            for family in self.lineage.families
            for r in family.reports
            if r in self.reports
        }

    @cached_property
    def _taken(self) -> dict[str, list[Span]]:
        """What of each report stands in its family's root, or in an elder one of its family."""
        taken: dict[str, list[Span]] = {}
        for link in self.lineage.links:
            root = self._family_root.get(link.younger, link.younger)
            if root == link.younger:
                taken.setdefault(link.elder, []).extend(passage.here for passage in link.passages)
            elif root == self._family_root.get(link.elder, link.elder):
                taken.setdefault(link.younger, []).extend(passage.there for passage in link.passages)
        return taken

    @cached_property
    def _word_for_word(self) -> dict[str, list[Passage]]:
        """Passages that the younger report has as they are in the elder, by the younger."""
        taken: dict[str, list[Passage]] = {}
        for link in self.lineage.links:
            if link.elder in self.reports:
                taken.setdefault(link.younger, []).extend(p for p in link.passages if p.similarity == 1.0)
        return taken

    def text_of(self, statement: Statement) -> str:
        """The report whose text a statement is: the eldest of its passage, or the root of the family.

        What a report of a family says in its own voice is the family's, for desks write headlines and leads of their own; whom
        it names outside what it took, it has heard itself.
        """
        eldest, index = self.parallels.root(statement.sentence)
        if _has_speaker(statement):
            sentence = self.parallels.sentences[eldest][index] if index >= 0 else statement.sentence
            if not any(sentence.overlaps(taken) for taken in self._taken.get(eldest, ())):
                return eldest
        elif eldest == statement.report:
            eldest = self._lent(statement)
        return self._family_root.get(eldest, eldest)

    def _lent(self, statement: Statement) -> str:
        """The elder report whose words all the evidence is, where the sentence was run together with others; else its own."""
        for passage in self._word_for_word.get(statement.report, ()):
            if statement.evidence and all(passage.there.covers(span) for span in statement.evidence):
                return passage.here.report
        return statement.report

    def printed_from(self, statement: Statement) -> Sentence | None:
        """The sentence of an elder report that its own is, word for word."""
        report, index = self.parallels.root(statement.sentence)
        if report == statement.report or index < 0:
            return None
        elder = self.parallels.sentences[report][index]
        return (report, index) if self.parallels.text(elder) == self.parallels.text(statement.sentence) else None

    def house(self, statement: Statement) -> tuple[Root, str, str]:
        """Who stands behind what is told in a report's own voice: root, name and kind.

        That of a copied or shared sentence is the house of the eldest report; that of agency copy is the agency.
        """
        return self.house_of(self.text_of(statement))

    def house_of(self, report_id: str) -> tuple[Root, str, str]:
        """Who stands behind a report's own voice: root, name and kind."""
        report = self.reports[report_id]
        agency = agency_of(report)
        if agency is not None:
            return ("house", fold(agency)), agency, "agency"
        if report.outlet is not None and fold(report.outlet.name):
            name = report.outlet.name
            return ("house", fold(known_agency(name) or name)), name, "outlet"
        return ("report", report.id), report.id, "outlet"

    def roots(self, statement: Statement) -> tuple[list[Root], str, str]:
        """All roots of a statement, and the name and kind of the one that names it."""
        house, house_name, house_kind = self.house(statement)
        found: list[Root] = [("strand", *map(str, self.parallels.strand(statement.sentence)))]
        speaker = statement.speaker
        if speaker is None or not speaker.chain:
            return [house, *found], house_name, house_kind
        last = speaker.chain[-1]
        agency = known_agency(last) or (last if speaker.kind == "agency" else None)
        if agency is not None:
            return [("house", fold(agency)), *found], agency, "agency"
        named = self._named(statement.report, speaker)
        if named is not None:
            return [("speaker", str(self.voices.find(named))), *found], self.entities.name(named), "speaker"
        if speaker.kind == "reporter":
            return [house, *found], house_name, house_kind
        if speaker.kind == "office" and (office := _office(last)):
            return [("office", office), *found], last, "speaker"
        carrier = next((a for part in speaker.chain[:-1] if (a := known_agency(part))), None)
        behind = ("house", fold(carrier)) if carrier else house
        return [("unnamed", fold(last), *behind), *found], last, "speaker"

    def _named(self, report: str, speaker: Speaker) -> str | None:
        entity = self.entities.find(report, speaker.entity)
        if entity is None or not self.entities.by_id[entity].names or speaker.kind == "anonymous":
            return None
        return entity


def _office(words: str) -> str:
    """What an office is called wherever it is: "the police" of one report and "Police in Osk" of another are one speaker."""
    return " ".join(_WHERE.split(fold(_WHOSE.sub("", words)))[0].split())


def agency_of(report: Report) -> str | None:
    """The agency whose copy a report is: its outlet is one, or byline or dateline credits one. A picture credit does not."""
    if report.outlet is not None and (report.outlet.kind == "agency" or is_agency(report.outlet.name)):
        return known_agency(report.outlet.name) or report.outlet.name
    head = fold(f"{report.byline} {report.dateline}")
    for agency in report.agencies:
        if f" {fold(agency)} " in f" {head} " or _short(agency) in head.split():
            return known_agency(agency) or agency
    return None


def _join_copies(said: list[tuple[Root, str, str, str]], texts: list[str], union: Union[Root]) -> None:
    """What a copy says as its model says it has the model's origin, also where a rewriting ruined the speaker's name."""
    models: dict[str, list[Root]] = {}
    for (root, _, _, report), text in zip(said, texts, strict=True):
        if report == text:
            models.setdefault(text, []).append(root)
    for (root, _, _, report), text in zip(said, texts, strict=True):
        known = sorted(union.find(each) for each in models.get(text, ()))
        if report != text and known and union.find(root) not in known:
            union.join(known[0], root)


def _own_words_aside(told: Sequence[Statement], witnesses: Witnesses) -> list[Statement]:
    """Without what a text says in its own voice where it names, for the same claim, the speaker that it has it from.

    A headline that says flatly what the lead attributes to the police is no second witness, nor is the "he" or "it" of a text
    that names whom it has it from. Whom a copy names in sentences of its own tells nothing of where its model has it from.
    """
    spoken = {witnesses.text_of(s) for s in told if _has_speaker(s)}
    named = {witnesses.text_of(s) for s in told if _says_who(s)}
    return [s for s in told if _says_who(s) or witnesses.text_of(s) not in (named if _has_speaker(s) else spoken)]


def _says_who(statement: Statement) -> bool:
    """True where the speaker is more than a pronoun."""
    speaker = statement.speaker
    return speaker is not None and bool(speaker.chain) and speaker.chain[-1].lower() not in _PRONOUNS


def _reprints(told: Sequence[Statement], witnesses: Witnesses) -> tuple[list[Statement], dict[str, list[str]]]:
    """What was not read in a reprint, and by the id of each such statement the reports that print its sentence word for word.

    The same words say the same, whatever was read in them there: reading a text once more makes no witness. Where nobody else
    tells the claim, it stands on the reprints.
    """
    models: dict[Sentence, list[str]] = {}
    first, again = [], []
    for s in told:
        place = witnesses.printed_from(s)
        if place is None:
            first.append(s)
            models.setdefault(witnesses.parallels.at(s.sentence), []).append(s.id)
        else:
            again.append((place, s.report))
    printed: dict[str, list[str]] = {}
    for place, report in again:
        for model in models.get(place, ()):
            printed.setdefault(model, []).append(report)
    return first or list(told), printed


def _has_speaker(statement: Statement) -> bool:
    return statement.speaker is not None and bool(statement.speaker.chain)


def _short(agency: str) -> str:
    return "".join(word[0] for word in agency.split() if word[0].isupper()).lower() if " " in agency else fold(agency)


def count_origins(statements: Iterable[Statement], witnesses: Witnesses) -> tuple[Origin, ...]:
    """The independent origins of statements that say the same, in order of name.

    Args:
        statements: of one claim.
        witnesses: of the story.
    """
    union: Union[Root] = Union()
    said: list[tuple[Root, str, str, str]] = []
    texts: list[str] = []
    first, printed = _reprints(tuple(statements), witnesses)
    told = sorted(_own_words_aside(first, witnesses), key=lambda s: s.id)
    tellers = {s.report for s in told}
    for s in told:
        roots, name, kind = witnesses.roots(s)
        if kind != "speaker" and witnesses.text_of(s) not in tellers:
            # A copy that says something else than its model says it in its own name.
            _, name, kind = witnesses.house_of(s.report)
        for root in roots[1:]:
            union.join(roots[0], root)
        if s.slot == "wording" and _has_speaker(s):
            union.join(("utterance",), roots[0])  # whoever is named for it, one utterance has one speaker
        for report in (s.report, *printed.get(s.id, ())):
            said.append((roots[0], kind, name, report))
            texts.append(witnesses.text_of(s))
    _join_copies(said, texts, union)
    grouped: dict[Root, list[tuple[str, str, str]]] = {}
    for root, kind, name, report in said:
        grouped.setdefault(union.find(root), []).append((kind, name, report))
    origins = []
    for members in grouped.values():
        often = Counter(name for _, name, _ in members)
        best = min(members, key=lambda m: (_RANK[m[0]], -often[m[1]], -len(m[1]), m[1]))
        origins.append(Origin(best[1], best[0], tuple(sorted({report for _, _, report in members}))))
    return tuple(sorted(origins, key=lambda o: (o.name, o.kind, o.reports)))
