"""The one form that every data set is brought into: a document of words with labels where known."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rashomon.language.words import split_sentences, split_words

UNKNOWN = "?"
"""Tag of a word of which a data set does not say what it is; it takes no part in the loss."""


@dataclass
class Document:
    """A text as flat words. Label lists are None where the data set does not have the layer.

    Attributes:
        id: Data set and document.
        words: Forms.
        sentences: Word ranges.
        paragraphs: Index of the first word of each paragraph.
        upos, lemma, head, deprel: Per word; head is an index in the document, -1 for a root.
        proper: Whether the treebank's own tag is that of a proper noun (its UPOS may be ADJ: "New York").
        names, times, events: BIO tags per word, ``?`` where unknown.
        attributions: ``{"source": [[a, b]], "cue": [...], "content": [...]}`` in word ranges.
    """

    id: str
    words: list[str]
    sentences: list[tuple[int, int]]
    paragraphs: list[int] = field(default_factory=list)
    upos: list[str] | None = None
    lemma: list[str] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    proper: list[bool] | None = None
    names: list[str] | None = None
    times: list[str] | None = None
    events: list[str] | None = None
    attributions: list[dict[str, list[tuple[int, int]]]] | None = None

    @property
    def set(self) -> str:
        """The data set that it is from."""
        return self.id.split("/", 1)[0]


def write_documents(path: Path, documents: Iterable[Document]) -> int:
    """Writes documents as JSON lines and gives the number of their words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")
            count += len(document.words)
    return count


def read_documents(path: Path) -> Iterator[Document]:
    """Reads what `write_documents` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Document(**json.loads(line))


class TextDocument:
    """A raw text split by the product's own splitter, with a map from characters to words."""

    def __init__(self, identifier: str, text: str) -> None:
        self.text = text
        self.spans = split_words(text)
        sentences = [tuple(pair) for pair in split_sentences(text, self.spans)]
        paragraphs = [0] if self.spans else []
        for index in range(1, len(self.spans)):
            if "\n" in text[self.spans[index - 1][1] : self.spans[index][0]]:
                paragraphs.append(index)
        self.document = Document(
            id=identifier,
            words=[text[a:b] for a, b in self.spans],
            sentences=sentences,  # type: ignore[arg-type]
            paragraphs=paragraphs,
        )
        self._starts = [a for a, _ in self.spans]

    def words_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The word range that a character range touches."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return None
        first = max(0, bisect_right(self._starts, start) - 1)
        if self.spans[first][1] <= start:
            first += 1
        last = bisect_left(self._starts, end)
        return (first, last) if first < last else None


def bio(count: int, spans: Iterable[tuple[int, int, str]], outside: str = "O") -> list[str]:
    """BIO tags of labelled word ranges; where two overlap the longer stays."""
    tags = [outside] * count
    taken = [False] * count
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if start >= end or any(taken[start:end]):
            continue
        for index in range(start, end):
            taken[index] = True
            tags[index] = f"{'B' if index == start else 'I'}-{label}"
    return tags


_NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "%", "''", "”", "’", "n't"}
_NO_SPACE_AFTER = {"(", "[", "$", "``", "“", "‘", "#", "£", "€"}


def join_words(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Writes pre-split words as running text; gives the text and each word's offsets.

    Straight double quotes are taken in turn as opening and closing.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    glue = True
    inside = False
    for word in words:
        before = not glue
        glue = word in _NO_SPACE_AFTER
        if word in _NO_SPACE_BEFORE or (word[:1] in "'’" and len(word) < 4 and word != "'") or word == "n't":
            before = False
        if word == '"':
            if inside:
                before = False
            else:
                glue = True
            inside = not inside
        if before and text:
            text += " "
        form = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        spans.append((len(text), len(text) + len(form)))
        text += form
    return text, spans
