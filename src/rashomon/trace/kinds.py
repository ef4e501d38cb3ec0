"""The kind of a link: copy, rewrite, shared or update."""

import re
from functools import lru_cache

from rashomon.model import Provenance
from rashomon.text.head_agencies import known_agency, own_reporters
from rashomon.trace.align import Aligned
from rashomon.trace.direction import agency_of, same_agency, same_outlet
from rashomon.trace.pair import Pair
from rashomon.trace.prepared import Prepared
from rashomon.trace.swaps import other_words

# Above this share of words put for others a text was rewritten. Of copies in another house style the most had 0.021, of copies
# with one content word in four replaced one in fifty has under 0.048 (train part of the reuse set).
REWRITTEN = 0.03
# Below this share of either report, a third text (a statement, an agency) is likelier than that one outlet took from the other.
_MADE_SHARE = 0.4
# Where both reports have more than this of their own, the agency that the shared words speak for is the likelier origin.
_OWN_PART = 0.4
_TOLD = re.compile(r"\btold (?:the )?(?P<agency>(?:[A-Z][\w-]+)(?: [A-Z][\w-]+){0,2})")


_SPEAKING = (" told ", "report", "correspond", "journalist", "photograph", "witness", " team", "stringer")


def kind_of(pair: Pair) -> tuple[str, str]:
    """The kind of a link between two reports that share text, and what it rests on."""
    a, b = pair.a.report, pair.b.report
    if a.text == b.text:
        return "copy", "the same text"
    if same_outlet(a, b):
        return "update", "the same outlet's text, changed"
    credited = _credited(pair)
    if credited:
        return "shared", f"both credit {credited}"
    speaking = _speaking(pair)
    third = f"the shared words are {speaking}'s own" if speaking else ""
    if not pair.taken or max(pair.share_a, pair.share_b) < _MADE_SHARE:
        return "shared", third or "some sentences in common, each report having most of its own"
    if third and min(1 - pair.share_a, 1 - pair.share_b) > _OWN_PART:
        return "shared", third
    rate = changed(pair.a, pair.b, pair.passages)
    if rate > REWRITTEN:
        return "rewrite", f"the same sentences, {rate:.0%} of the words put for others"
    return "copy", "the same sentences" + (f", {rate:.0%} of the words put for others" if rate >= 0.005 else "")


def changed(a: Prepared, b: Prepared, passages: tuple[Aligned, ...]) -> float:
    """Share of the passages' words that are other words on the other side, in [0, 1].

    Words added or left out, figures that moved, function words, and what house style prints otherwise do not count.
    """
    words = other = 0
    for passage in passages:
        words += max(passage.a_end - passage.a, passage.b_end - passage.b)
        for equal, a0, a1, b0, b1 in passage.ops:
            if not equal and a1 > a0 and b1 > b0:
                other += other_words(a.keys_of(a0, a1), b.keys_of(b0, b1))
    return other / max(1, words)


def _credited(pair: Pair) -> str:
    """An agency that both reports credit, when it published neither."""
    for one in agency_of(pair.a.report):
        for two in agency_of(pair.b.report):
            if same_agency(one, two) and not _published(pair, one):
                return max(one, two, key=len)
    for mark in pair.a.report.provenance:
        for other in pair.b.report.provenance:
            if _one_origin(mark, other) and not _is_of(pair, mark):
                return mark.name or other.name or mark.url
    return ""


def _one_origin(one: Provenance, two: Provenance) -> bool:
    """Whether two marks name one outlet, or one page."""
    return bool(one.name and two.name and same_agency(one.name, two.name)) or bool(one.url and one.url == two.url)


def _is_of(pair: Pair, mark: Provenance) -> bool:
    """Whether one of the two is what the mark names."""
    urls = (pair.a.report.url, pair.b.report.url)
    return bool(mark.name and _published(pair, mark.name)) or bool(mark.url and mark.url in urls)


def _speaking(pair: Pair) -> str:
    """An agency that the shared words show as their writer, in both reports, when it published neither."""
    if not (_speaks(pair.a.report.text) and _speaks(pair.b.report.text)):
        return ""
    words_a = " ".join(pair.a.report.text[pair.a.starts[p.a] : pair.a.ends[p.a_end - 1]] for p in pair.passages)
    words_b = " ".join(pair.b.report.text[pair.b.starts[p.b] : pair.b.ends[p.b_end - 1]] for p in pair.passages)
    named = sorted(set(_speaks_as(words_a)) & set(_speaks_as(words_b)))
    return next((name for name in named if not _published(pair, name)), "")


def _published(pair: Pair, agency: str) -> bool:
    return any(report.outlet and same_agency(report.outlet.name, agency) for report in (pair.a.report, pair.b.report))


def _speaks_as(text: str) -> tuple[str, ...]:
    """Agencies that the words show as their writer: "told Reuters", "a Reuters reporter said"."""
    if not any(word in text for word in _SPEAKING):
        return ()
    told = (known_agency(match["agency"]) for match in _TOLD.finditer(text))
    return (*own_reporters(text), *(agency for agency in told if agency))


_speaks = lru_cache(maxsize=1 << 12)(_speaks_as)
