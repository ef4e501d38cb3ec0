"""Who claims an attack, and denies that he made it: "claimed responsibility" against "was not behind the blast".

Both are said by a name in a few fixed forms, and of no deed that a verb tells; what stands behind the name is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Annotation, Happened, Span
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import shortened, was_behind

_ASIDE = r"(?:,[^,.;]{0,60},)? (?:(?:has|have|had|later|also|quickly|publicly|on \w+|group|militants|movement|rebels) )*"
_CLAIMED = re.compile(
    _ASIDE + r"(?:(?:claim(?:s|ed|ing)?|took|taken|accepted|admitted) (?:the )?(?:responsibility|credit)"
    r"|said (?:it|they) (?:was|were|had been) behind|said (?:it|they|its \w+|their \w+) (?:had )?carried out the)\b"
)
_DISOWNED = re.compile(
    _ASIDE + r"(?:(?:was|were|is|are) not (?:behind|responsible for)|had nothing to do with|did not carry out"
    r"|(?:den(?:y|ies|ied)|reject(?:s|ed)) (?:any |all |having any |having |a |its |their )*"
    r"(?:responsibility|involvement|role|link|links|part|being behind|being involved|carrying out))\b"
)
_PARTIES = frozenset({"organisation", "group", "person"})
_BEHIND = 160


def claimed_conflicts(annotations: Sequence[Annotation], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict for each who claims or disowns a deed.

    Args:
        annotations: of the reports.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    said: dict[str, dict[bool, list[Span]]] = {}
    for annotation in sorted(annotations, key=lambda a: (setting.order.get(a.report, 0), a.report)):
        for who, owned, span in _of_report(annotation, setting):
            said.setdefault(who, {True: [], False: []})[owned].append(span)
    for who, by_kind in sorted(said.items()):
        claims, denials = by_kind[True], by_kind[False]
        if {s.report for s in claims} == {s.report for s in denials} or not claims or not denials:
            continue
        if not maker.shown("actor", [claims, denials]):
            given = [
                [Given("actor", "happened", Happened(value=owned), span, _label(span, setting)) for span in by_kind[owned]]
                for owned in (True, False)
            ]
            about, telling = maker.nearest(claims[0])
            if telling is not None:
                maker.deeds(given, (about, telling), was_behind(setting.entities.name(who)), alone=True)
    return maker.made[before:]


def _of_report(annotation: Annotation, setting: Setting) -> Iterator[tuple[str, bool, Span]]:
    text = setting.witnesses.reports[annotation.report].text
    for local in annotation.entities:
        who = setting.entities.find(annotation.report, local.key)
        if who is None or local.type not in _PARTIES or not setting.entities.by_id[who].names:
            continue
        for mention in local.mentions:
            behind = text[mention.span.end : mention.span.end + _BEHIND]
            for form, owned in ((_CLAIMED, True), (_DISOWNED, False)):
                match = form.match(behind)
                if match is not None:
                    start, end = mention.span.start, mention.span.end + match.end()
                    yield who, owned, Span(annotation.report, start, end, text[start:end])


def _label(span: Span, setting: Setting) -> str:
    report, number = setting.witnesses.parallels.at(span)
    return shortened(setting.witnesses.parallels.sentences[report][number].quote)
