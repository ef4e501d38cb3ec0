"""What several reports tell alike, sentence by sentence, whether reconcile has joined it or not.

General news is told in words for which no class of happenings stands ("declared his candidacy", "threw his hat in the ring"), so
that most of what its reports agree on is never one event. Two sentences that share the rare words of the story, and enough of
all their words, tell the same; the claims that each of them makes are told together then, with the origins of all.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.compose.echo import figures, stems
from rashomon.compose.index import Index
from rashomon.compose.passages import LONGEST, POINTS_BACK, SHORTEST, hanging, pointing, ragged, spoken, undated
from rashomon.compose.rank import in_lead
from rashomon.compose.support import merged
from rashomon.compose.told import Told
from rashomon.model import Claim, Finding, Origin, Span
from rashomon.text.denials import denies

# The cosine of two sentences that tell the same, and how many words they share at least. Read on some two hundred pairs of
# sixteen stories: of those above it nine in ten tell the same, below .35 one in three.
ALIKE, WORDS = 0.42, 5
# The same for titles and first sentences, which tell the story's main news in few words.
HEADS_ALIKE, HEADS_WORDS = 0.3, 3
# What shares more of all words than this is one text, printed twice: an agency's, or a statement.
ONE_TEXT = 0.75
# So many are told; in a long story most of them would tell details.
LISTED = 12
# A sentence is compared with those that share one of its rarest words; a word of more sentences than this marks none.
RAREST, CROWD = 6, 40


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it is compared.

    Attributes:
        span: the sentence without its dateline.
        stems: its content words; `weight`: what they weigh.
        figures: the numbers in it.
        denies: whether it denies something.
        claim: what it says first, in its report's own word where there is such.
        origin: who stands behind that claim in this report.
        head: whether it is the title or the first sentence.
    """

    span: Span
    stems: frozenset[str]
    weight: float
    figures: frozenset[str]
    denies: bool
    claim: Claim
    origin: Origin
    head: bool


def chorus(claims: Iterable[Claim], at: Index, *, told: Told) -> tuple[Finding, ...]:
    """What sentences of two origins or more tell alike, the most widely told first; at most `LISTED`.

    Args:
        claims: of the story, less those that are told.
        at: look-ups.
        told: what is not to be told again; what is told is added.
    """
    lines = _lines(claims, at)
    beside: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for a, b in _pairs(lines):
        shared = at.echo.weight(lines[a].stems & lines[b].stems)
        if _alike(lines[a], lines[b], shared):
            beside[a].append((b, shared))
            beside[b].append((a, shared))
    found: list[Finding] = []
    taken: set[str] = set()
    for *_, n in sorted(_rank(n, lines, beside[n], at) for n in sorted(beside) if _fit(lines[n].span, at)):
        group = [line for line in (lines[n], *(lines[m] for m, _ in beside[n])) if _stands_behind(line, lines[n], taken)]
        if len(found) == LISTED or group[:1] != [lines[n]] or lines[n].span in told:
            continue
        origins = merged(Origin(line.origin.name, line.origin.kind, (line.span.report,)) for line in group)
        if len(origins) > 1:
            found.append(_finding(group, origins, at))
            taken.update(found[-1].claims)
            told.add(lines[n].span)
            told.mark(line.span for line in group)
    return tuple(found)


def _stands_behind(line: Line, passage: Line, taken: set[str]) -> bool:
    """True where a sentence gives every figure that the passage gives, and its claim is not told yet."""
    return passage.figures <= line.figures and line.claim.id not in taken


def _lines(claims: Iterable[Claim], at: Index) -> list[Line]:
    """The sentences of all reports that are no copies and no rewritings, with their claims; those that take a side left out."""
    makes = {s: claim for claim in claims for s in claim.statements}
    found = []
    for report, sentences in at.sentences.items():
        if report in at.copies or report in at.rewritten:
            continue
        for sentence in sentences:
            held = [makes[s.id] for s in at.said_in.get(sentence, ()) if s.id in makes]
            owners = _owners(held, report)
            if not owners or any(claim.id in at.disputed for claim in held):
                continue
            span = undated(sentence, at)
            words = stems(span.quote)
            if len(words) >= HEADS_WORDS:
                weight, marks = at.echo.weight(words), figures(span.quote)
                found.append(Line(span, words, weight, marks, denies(span.quote), *owners[0], in_lead(span, at)))
    return found


def _owners(claims: Iterable[Claim], report: str) -> list[tuple[Claim, Origin]]:
    """The claims with the origin that this report gives each; its own word first, happenings before what is told of them."""
    found = [(c, o) for c in claims for o in c.origins if report in o.reports]
    return sorted(found, key=lambda pair: (pair[1].kind == "speaker", pair[0].slot != "happened", pair[0].id))


def _pairs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of two reports that share one of the rarest words of both."""
    common: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        for stem in line.stems:
            common[stem] += 1
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        for stem in sorted((s for s in line.stems if 1 < common[s] <= CROWD), key=lambda s: (common[s], s))[:RAREST]:
            blocks[stem].append(n)
    pairs = {(a, b) for block in blocks.values() for i, a in enumerate(block) for b in block[i + 1 :]}
    return ((a, b) for a, b in sorted(pairs) if lines[a].span.report != lines[b].span.report)


def _alike(a: Line, b: Line, shared: float) -> bool:
    least, words = (HEADS_ALIKE, HEADS_WORDS) if a.head and b.head else (ALIKE, WORDS)
    if a.denies != b.denies or len(a.stems & b.stems) < words or shared >= ONE_TEXT * max(a.weight, b.weight):
        return False
    return shared >= least * math.sqrt(a.weight * b.weight)


def _fit(passage: Span, at: Index) -> bool:
    """True for a sentence that can be quoted alone."""
    return (
        passage.start >= at.reports[passage.report].body
        and SHORTEST <= len(passage.quote) <= LONGEST
        and pointing(passage) < POINTS_BACK
        and not (hanging(passage) or spoken(passage) or ragged(passage, at) or at.takes_side(passage))
    )


def _rank(
    n: int, lines: list[Line], beside: list[tuple[int, float]], at: Index
) -> tuple[int, bool, float, tuple[int, int, int], int]:
    """Told by the most reports first, then no plan of what most tell as done, then what has the least of its own."""
    held = [(lines[m].span.report, shared) for m, shared in beside if lines[n].figures <= lines[m].figures]
    echoed = sum(shared for _, shared in held) / (lines[n].weight * len(held)) if held else 0.0
    planned = any(at.is_overtaken(lines[n].span, event) for event in at.overtaken)
    return (-len({report for report, _ in held}), planned, -round(echoed, 6), at.place(lines[n].span), n)


def _finding(group: list[Line], origins: tuple[Origin, ...], at: Index) -> Finding:
    passage = group[0].span
    return Finding(
        about=group[0].claim.about,
        text=passage.quote,
        claims=tuple(dict.fromkeys(line.claim.id for line in group)),
        reports=at.reports_of(line.span for line in group),
        origins=origins,
        evidence=(passage, *(s for s in at.ordered(line.span for line in group) if s != passage)),
    )
