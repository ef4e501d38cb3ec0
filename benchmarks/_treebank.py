"""CoNLL-U documents with their running text, and the scores of the CoNLL 2018 shared task.

LAS compares universal relations (the part before the colon), as the shared task's own script does; `las_subtypes` compares
whole labels. A multiword token whose parts do not spell it ("don't" always does) is one span for all its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.frame import precision_recall_f1

# Genres of GUM whose texts are open; the others are left out of training and of measuring.
GUM_OPEN = ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")


@dataclass(slots=True)
class Treebank:
    """One document: words with gold labels, sentences and paragraphs in word numbers, running text."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)


def documents(lines: Iterable[str]) -> Iterator[Treebank]:
    """The documents of a CoNLL-U file."""
    document, paragraph = Treebank(), True
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# newdoc id"):
            if document.words:
                yield document
            document, paragraph = Treebank(), True
        elif line.startswith("# newpar") and not line.startswith("# newpar_"):
            paragraph = True
        elif not line.strip():
            if rows:
                _add_sentence(document, rows, paragraph=paragraph)
            rows, paragraph = [], False
        elif not line.startswith("#"):
            rows.append(line.rstrip("\n").split("\t"))
    if rows:
        _add_sentence(document, rows, paragraph=paragraph)
    if document.words:
        yield document


def _add_sentence(document: Treebank, rows: Sequence[list[str]], *, paragraph: bool) -> None:
    first = len(document.words)
    if document.words and paragraph:
        document.text = document.text.rstrip(" ") + "\n\n"
    if paragraph:
        document.paragraphs.append(first)
    inside, joint = 0, (0, 0)
    spelled = False
    for row in rows:
        spaced = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            low, high = map(int, row[0].split("-"))
            inside = high - low + 1
            parts = [other[1] for other in rows if other[0].isdigit() and low <= int(other[0]) <= high]
            spelled = "".join(parts) == row[1]
            joint = (len(document.text), len(document.text) + len(row[1]))
            document.text += row[1] + spaced
            position = joint[0]
        elif row[0].isdigit():
            if inside:
                inside -= 1
                document.spans.append((position, position + len(row[1])) if spelled else joint)
                position += len(row[1])
            else:
                document.spans.append((len(document.text), len(document.text) + len(row[1])))
                document.text += row[1] + spaced
            document.words.append(row[1])
            document.lemmas.append(row[2])
            document.upos.append(row[3])
            document.heads.append(int(row[6]) - 1 + first if row[6] != "0" else -1)
            document.deprels.append(row[7])
    if len(document.text) and not document.text.endswith((" ", "\n")):
        document.text += " "
    document.sentences.append((first, len(document.words)))


@dataclass(slots=True)
class Parsed:
    """What a parser says, in the same form: spans, and labels by word number."""

    spans: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]
    upos: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]


@dataclass(slots=True)
class GoldTokenScore:
    """Accuracies with given words and sentences."""

    counts: dict[str, int] = field(default_factory=dict)
    total: int = 0

    def add(self, gold: Treebank, parsed: Parsed) -> None:
        """Counts one document."""
        self.total += len(gold.words)
        for index in range(len(gold.words)):
            right_head = gold.heads[index] == parsed.heads[index]
            self._count("upos", right=gold.upos[index] == parsed.upos[index])
            self._count("lemma", right=gold.lemmas[index] == parsed.lemmas[index])
            self._count("uas", right=right_head)
            self._count("las", right=right_head and _universal(gold.deprels[index]) == _universal(parsed.deprels[index]))
            self._count("las_subtypes", right=right_head and gold.deprels[index] == parsed.deprels[index])

    def _count(self, key: str, *, right: bool) -> None:
        self.counts[key] = self.counts.get(key, 0) + right

    def measures(self) -> dict[str, float]:
        """Fractions of all words, punctuation included."""
        return {key: value / self.total for key, value in self.counts.items()} if self.total else {}


@dataclass(slots=True)
class RawScore:
    """F1 from running text: a word counts where its span is right."""

    correct: dict[str, int] = field(default_factory=dict)
    gold: dict[str, int] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)

    def add(self, gold: Treebank, parsed: Parsed) -> None:
        """Counts one document."""
        here = {span: index for index, span in enumerate(parsed.spans)}
        counts = {"tokens": 0, "upos": 0, "uas": 0, "las": 0}
        for index, span in enumerate(gold.spans):
            at = here.get(span)
            if at is None:
                continue
            counts["tokens"] += 1
            counts["upos"] += gold.upos[index] == parsed.upos[at]
            head, mine = gold.heads[index], parsed.heads[at]
            if (gold.spans[head] if head >= 0 else None) == (parsed.spans[mine] if mine >= 0 else None):
                counts["uas"] += 1
                counts["las"] += _universal(gold.deprels[index]) == _universal(parsed.deprels[at])
        for key, value in counts.items():
            self._add(key, value, len(gold.spans), len(parsed.spans))
        wanted = {(gold.spans[a][0], gold.spans[b - 1][1]) for a, b in gold.sentences}
        got = {(parsed.spans[a][0], parsed.spans[b - 1][1]) for a, b in parsed.sentences}
        self._add("sentences", len(wanted & got), len(wanted), len(got))

    def _add(self, key: str, correct: int, gold: int, given: int) -> None:
        self.correct[key] = self.correct.get(key, 0) + correct
        self.gold[key] = self.gold.get(key, 0) + gold
        self.given[key] = self.given.get(key, 0) + given

    def measures(self) -> dict[str, float]:
        """F1 of each kind."""
        return {
            key: precision_recall_f1(correct=self.correct[key], given=self.given[key], wanted=self.gold[key])["f1"]
            for key in self.correct
        }


def _universal(relation: str) -> str:
    return relation.partition(":")[0]
