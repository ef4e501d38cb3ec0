"""What a story is about: the words that most of its reports use.

A passage is central as far as its words are those of many reports (the centroid of MEAD, Radev et al. 2004), and those of
their titles, which say in few words what the report is about. Copies do not count, so that reprints draw nothing to them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.compose.echo import stems
from rashomon.model import Report, Span

# As if each passage had so many words more that no report uses: a scrap of one frequent word is not the centre.
SCRAP = 2


class Centre:
    """Measures how central a passage is to its story. Cost is linear in the words of the story, then of each passage."""

    def __init__(self, sentences: Mapping[str, Iterable[Span]], originals: Iterable[Report]) -> None:
        """`sentences`: of each report; `originals`: the reports that are no copies."""
        self._reports: Counter[str] = Counter()
        self._titles: Counter[str] = Counter()
        self._titled = 0
        self._title_of: dict[str, frozenset[str]] = {}
        for report in originals:
            self._reports.update(frozenset().union(*(stems(s.quote) for s in sentences.get(report.id, ()))))
            title = stems(report.text[: report.body])
            self._titles.update(title)
            self._titled += bool(title)
            self._title_of[report.id] = title
        self._length = math.sqrt(sum(count * count for count in self._reports.values()))
        self._all_titles = sum(self._titles.values())

    def central(self, passage: str) -> float:
        """Cosine of the passage's words with the number of reports that use each word; 0 to 1."""
        words = stems(passage)
        if not words or not self._length:
            return 0.0
        return sum(self._reports[w] for w in words) / (self._length * math.sqrt(SCRAP + len(words)))

    def titled(self, passage: str) -> float:
        """The share of the words of all titles that the passage has; 0 to 1."""
        return sum(self._titles[w] for w in stems(passage)) / self._all_titles if self._all_titles else 0.0

    def echoed(self, passage: Span) -> float:
        """The share of the passage's words that stand in the title of another report, on average over these; 0 to 1."""
        words, own = stems(passage.quote), self._title_of.get(passage.report, frozenset())
        others = self._titled - bool(own)
        if not words or not others:
            return 0.0
        return sum(self._titles[w] - (w in own) for w in words) / (len(words) * others)
