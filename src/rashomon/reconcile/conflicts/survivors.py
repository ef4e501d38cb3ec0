"""Nobody left alive, or somebody: "killing everybody aboard" against "two people survived".

The two share no word, and neither is the other's denial, so both are read where they stand in their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Annotation, Happened, Span
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import SURVIVED, shortened

_NOBODY = re.compile(
    r"\b(?:kill(?:ing|ed|s) (?:every(?:body|one)|all)(?: [\w,]+){0,4}? (?:aboard|on ?board)"
    r"|(?:every(?:body|one)|all)(?: of)?(?: the)?(?: those)?(?: [\w,]+){0,3}? (?:aboard|on ?board)(?: the \w+)?"
    r" (?:(?:were|was|are|is|have|had|been|feared) ){0,3}(?:killed|dead|died|perished)"
    r"|(?:there (?:were|are) |leaving |left |found )?no survivors"
    r"|(?:nobody|no[ -]one|none of (?:those|the \w+)(?: \w+)?) survived)\b",
    re.IGNORECASE,
)
_FEW = r"one|two|three|four|five|six|seven|eight|nine|ten|\d+"
_SOMEBODY = re.compile(
    rf"\b(?:(?:only |at least )?(?:{_FEW}|several|some|a (?:man|woman|girl|boy|child|baby))(?: of (?:those|the) \w+)?"
    r"(?: (?:people|persons|passengers|men|women|children|crew members|others|aboard|on board)){0,2}"
    r"(?: (?:had|has|have|who))? (?:survived|were pulled out alive|was pulled out alive)"
    rf"|(?:sole|lone|only|{_FEW}) survivors?)\b",
    re.IGNORECASE,
)
# Who survived another thing, or may have.
_UNREAL = re.compile(
    r"\b(?:if|whether|may|might|could|hope\w*|search\w*|earlier|previous|years? ago|in (?:19|20)\d\d)\b", re.IGNORECASE
)
HEAD = 8


def survivor_conflicts(annotations: Sequence[Annotation], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict.

    Args:
        annotations: of the reports.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    ordered = sorted(annotations, key=lambda a: (setting.order.get(a.report, 0), a.report))
    none, some = ([span for a in ordered for span in _said(a, form)] for form in (_NOBODY, _SOMEBODY))
    # A report that tells both tells them of two, or of two times.
    both = {span.report for span in none} & {span.report for span in some}
    sides = [[span for span in side if span.report not in both] for side in (none, some)]
    before = len(maker.made)
    if all(sides) and not maker.shown("polarity", sides):
        given = [
            [Given("polarity", "survived", Happened(value=there_were), span, _label(span, setting)) for span in side]
            for side, there_were in zip(sides, (False, True), strict=True)
        ]
        about, telling = maker.nearest(sides[0][0])
        if telling is not None:
            maker.deeds(given, (about, telling), SURVIVED, alone=True)
    return maker.made[before:]


def _said(annotation: Annotation, form: re.Pattern[str]) -> Iterator[Span]:
    for sentence in annotation.sentences[:HEAD]:
        match = form.search(sentence.quote)
        if match is not None and not _UNREAL.search(sentence.quote):
            start = sentence.start + match.start()
            yield Span(annotation.report, start, start + len(match[0]), match[0])


def _label(span: Span, setting: Setting) -> str:
    report, number = setting.witnesses.parallels.at(span)
    return shortened(setting.witnesses.parallels.sentences[report][number].quote)
