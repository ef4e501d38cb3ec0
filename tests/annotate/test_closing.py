"""Reporting clauses at the end of a sentence, with parses that are wrong on purpose: the order of words decides."""

import pytest

from rashomon.annotate.grammar.tree import Tree, grow
from rashomon.annotate.speech.closing import closing
from tests.annotate.parses import read_parse

TAGS = {
    ",": "PUNCT",
    ".": "PUNCT",
    "”": "PUNCT",
    "the": "DET",
    "a": "DET",
    "an": "DET",
    "and": "CCONJ",
    "in": "ADP",
    "on": "ADP",
    "was": "AUX",
}
VERBS = {"said": "say", "told": "tell", "taken": "take", "fled": "flee", "added": "add", "shelled": "shell"}


def flat(sentence: str) -> Tree:
    """A sentence whose every word hangs on the first: no help from grammar."""
    lines = []
    for place, word in enumerate(sentence.split()):
        pos = TAGS.get(word.lower()) or ("VERB" if word in VERBS else "PROPN" if word[0].isupper() else "NOUN")
        lines.append(f"{word} {VERBS.get(word, word)} {pos} {0 if place == 0 else 1} {'root' if place == 0 else 'dep'}")
    _, tagged = read_parse("\n".join(lines))
    return grow(tagged.sentences[0])


@pytest.mark.parametrize(
    ("sentence", "speaker", "last"),
    [
        ("Rebels fled , a doctor said .", "doctor", 1),
        ("The town was taken , residents told Borea News .", "residents", 3),
        ("The town was taken , said Omar Sallabi , a doctor .", "Omar", 3),
    ],
)
def test_the_speaker_named_last(sentence: str, speaker: str, last: int) -> None:
    tree = flat(sentence)
    found = closing(tree)
    assert found is not None
    words = sentence.split()
    assert abs(words.index(speaker) - found.speaker) <= 1
    assert found.last == last + 1


@pytest.mark.parametrize(
    "sentence",
    ["A doctor said rebels fled .", "Rebels fled .", "Friday , a doctor said .", "said", "Rebels said the town was taken ."],
)
def test_no_reporting_clause_at_the_end(sentence: str) -> None:
    assert closing(flat(sentence)) is None


def test_several_speakers_are_kept_together() -> None:
    tree = flat("Rebels fled , a resident and a doctor said .")
    found = closing(tree)
    assert found is not None
    assert found.several is not None
    assert [tree.tokens[index].form for index in found.several] == ["a", "resident", "and", "a", "doctor"]
