"""A report with its parse: what the parts of annotate share."""

from bisect import bisect_right
from dataclasses import dataclass

from rashomon.annotate.grammar.tree import Tree, grow
from rashomon.language import Tagged
from rashomon.model import Report, Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report, what the language model says of it, and the tree of every sentence.

    Attributes:
        report: the report.
        tagged: the model's labels, in offsets of `report.text`.
        trees: one for each sentence that has words, in order.
        starts: their offsets, for bisection.
    """

    report: Report
    tagged: Tagged
    trees: tuple[Tree, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def tree_at(self, offset: int) -> Tree | None:
        """The sentence that covers an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.trees[index].end:
            return None
        return self.trees[index]

    def trees_in(self, start: int, end: int) -> tuple[Tree, ...]:
        """The sentences that overlap [start, end)."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, end - 1)
        return tuple(tree for tree in self.trees[first:last] if tree.end > start)

    def words(self, tree: Tree, tokens: range) -> Span:
        """The span from the first to the last of the tokens."""
        return self.report.span(tree.tokens[tokens.start].start, tree.tokens[tokens.stop - 1].end)

    def token(self, tree: Tree, index: int) -> Span:
        """The span of one token."""
        return self.report.span(tree.tokens[index].start, tree.tokens[index].end)

    def sentence(self, tree: Tree) -> Span:
        """The span of the whole sentence."""
        return self.report.span(tree.start, tree.end)


def open_report(report: Report, tagged: Tagged) -> Document:
    """Joins a report with its tags. The tags must be those of `report.text`."""
    trees = tuple(grow(sentence) for sentence in tagged.sentences if sentence.tokens)
    return Document(report, tagged, trees, tuple(tree.start for tree in trees))
