"""What an account has told so far, and how much of a passage several origins tell."""

from collections.abc import Iterable

from rashomon.compose.echo import Echo
from rashomon.compose.index import Index
from rashomon.compose.passages import alike, sentence_of, words
from rashomon.model import Claim, Span

# Copies of one sentence with house edits share more of their words than this; rewrites and new tellings share less.
SAME = 0.75


def whole(span: Span, at: Index) -> Span:
    """The sentence of a passage; itself where annotate has none."""
    return sentence_of(span, at) or span


class Told:
    """Sentences told so far. One that shares nearly all its words with one of them, as in a copy, was told as well.

    With an echo, so was one that tells the same news in other words.
    """

    def __init__(self, echo: Echo | None = None) -> None:
        self._echo = echo
        self._spans: set[Span] = set()
        self._marked: set[Span] = set()
        self._words: list[frozenset[str]] = []

    def __contains__(self, sentence: Span) -> bool:
        found = words(sentence.quote)
        if sentence in self._spans or sentence in self._marked or any(alike(found, other, share=SAME) for other in self._words):
            return True
        return self._echo is not None and any(self._echo.answers(sentence.quote, span.quote) for span in self._spans)

    def mark(self, sentences: Iterable[Span]) -> None:
        """These sentences are told as well; what resembles them is not."""
        self._marked.update(sentences)

    def add(self, sentence: Span) -> None:
        """From now on the sentence is told."""
        self._spans.add(sentence)
        self._words.append(words(sentence.quote))


class Shared:
    """How much of what a passage tells is told by two origins or more."""

    def __init__(self, held: Iterable[Claim], at: Index) -> None:
        self._at = at
        self._told = frozenset(s for claim in held for s in claim.statements)

    def alone(self, passage: Span) -> float:
        """The share of the happenings in the passage that one origin alone tells; 0 where it tells none."""
        sentence = whole(passage, self._at)
        said = [s for s in self._at.said_in.get(sentence, ()) if s.slot == "happened" and passage.covers(s.evidence[0])]
        return sum(s.id not in self._told for s in said) / len(said) if said else 0.0
