"""Hand-made parses: a small reader for sentences written as columns, so that tests need no language model.

Columns: form, lemma, part of speech, governor (1-based, 0 the root), relation, then any of ``name=person`` (``+`` carries a
name on), ``event=occurrence``, ``glued`` (no space before the word). A blank line ends a sentence, ``---`` a paragraph.
"""

from __future__ import annotations

import hashlib

from rashomon.language import Label, Tagged, TaggedAttribution, TaggedSentence, Token
from rashomon.model import Report


def read_parse(columns: str, *, attributions: tuple[tuple[str | None, str | None, str], ...] = ()) -> tuple[Report, Tagged]:
    """The report and its tags. Attributions are given as the words of source, cue and content, found in the text."""
    text = ""
    sentences: list[TaggedSentence] = []
    for number, paragraph in enumerate(columns.strip().split("---\n")):
        text += "\n\n" if number else ""
        for place, block in enumerate(paragraph.strip().split("\n\n")):
            text += " " if place else ""
            sentence, text = _sentence(block.strip().split("\n"), text)
            sentences.append(sentence)
    found = tuple(
        TaggedAttribution(_find(text, source), _find(text, cue), _find(text, content) or (0, 0))
        for source, cue, content in attributions
    )
    report = Report(id="r1", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return report, Tagged(tuple(sentences), found)


def _sentence(lines: list[str], text: str) -> tuple[TaggedSentence, str]:
    tokens: list[Token] = []
    names: list[Label] = []
    events: list[Label] = []
    for line in lines:
        form, lemma, upos, head, deprel, *extra = line.split()
        if tokens and "glued" not in extra:
            text += " "
        start, text = len(text), text + form
        tokens.append(Token(start, len(text), form, lemma, upos, int(head) - 1, deprel))
        for mark in extra:
            key, _, value = mark.partition("=")
            if key == "name":
                names.append(Label(start, len(text), value))
            elif key == "+":
                names[-1] = Label(names[-1].start, len(text), names[-1].label)
            elif key == "event":
                events.append(Label(start, len(text), value))
    return TaggedSentence(tokens[0].start, tokens[-1].end, tuple(tokens), tuple(names), (), tuple(events)), text


def _find(text: str, words: str | None) -> tuple[int, int] | None:
    if words is None:
        return None
    start = text.index(words)
    return start, start + len(words)
