"""The reader model end to end, with the weights of the package."""

import shutil
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language import EVENT_LABELS, NAME_LABELS, TIME_LABELS, Tagged, tag, tag_words
from rashomon.language.weights import FOLDER, VARIABLE
from rashomon.model.errors import WeightsError

REPORT = """Rebels take harbour town of Port Ansel

KESTREL CITY (Reuters) - Fighters of the Ilmari Front seized the harbour of Port Ansel on Tuesday, a military spokesman said.

“We have lost the port, but the town holds,” Colonel Ada Verrin told reporters. “No one has been captured.” \
The United Nations said at least 145 people were wounded since 3 May.
"""


def check(text: str, tagged: Tagged) -> None:
    position = 0
    for sentence in tagged.sentences:
        assert position <= sentence.start < sentence.end
        assert not text[position : sentence.start].strip()
        position = sentence.end
        assert not set("\n\r") & set(text[sentence.start : sentence.end])
        assert sentence.tokens[0].start == sentence.start
        assert sentence.tokens[-1].end == sentence.end
        assert "".join(token.form for token in sentence.tokens) == "".join(text[sentence.start : sentence.end].split())
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.form
            assert token.lemma
        assert [token.deprel for token in sentence.tokens if token.head == -1] == ["root"]
        starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
        for layer, labels in ((sentence.names, NAME_LABELS), (sentence.times, TIME_LABELS), (sentence.events, EVENT_LABELS)):
            last = sentence.start
            for label in layer:
                assert label.start in starts
                assert label.end in ends
                assert last <= label.start < label.end
                assert label.label in labels
                last = label.end
    assert not text[position:].strip()
    for attribution in tagged.attributions:
        for span in (attribution.source, attribution.cue, attribution.content):
            assert span is None or text[span[0] : span[1]].strip()


def test_a_report() -> None:
    tagged = tag([REPORT])[0]
    check(REPORT, tagged)
    names = {(REPORT[n.start : n.end], n.label) for s in tagged.sentences for n in s.names}
    assert ("Port Ansel", "place") in names
    assert ("Ada Verrin", "person") in names
    assert ("United Nations", "organisation") in names
    times = [REPORT[t.start : t.end] for s in tagged.sentences for t in s.times]
    assert "Tuesday" in times
    cues = {REPORT[slice(*a.cue)] for a in tagged.attributions if a.cue}
    assert "said" in cues
    speakers = {REPORT[slice(*a.source)] for a in tagged.attributions if a.source}
    assert "a military spokesman" in speakers
    assert "The United Nations" in speakers


def test_nothing_gives_nothing() -> None:
    assert tag([]) == ()
    assert tag(["", " \n\t "]) == (Tagged((), ()), Tagged((), ()))


def test_a_text_is_tagged_the_same_whatever_stands_beside_it() -> None:
    alone = tag([REPORT])[0]
    others = ["Short.", REPORT * 3, "💥", REPORT.upper()]
    together = tag([*others, REPORT, *others])
    assert together[len(others)] == alone
    assert repr(astuple(together[len(others)])) == repr(astuple(alone))


HOSTILE = {
    "one word": "Help",
    "emoji": "💥💥 🔥🔥🔥",
    "another script": "قال المتحدث إن القتال انتهى. 当局は否定した。 Власти опровергли.",
    "capitals": REPORT.upper(),
    "lower case": REPORT.lower(),
    "control characters": "The\x00 mayor\x07 said\u200f it\u200b was\ufeff over.",
    "one long word": "x" * 30_000,
    "no stop": "the militia moved on and " * 3_000,
    "many lines": "a\n" * 3_000,
    "many stops": ". " * 3_000,
    "marks": "“”\"'()[]" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str) -> None:
    text = HOSTILE[name]
    check(text, tag([text])[0])


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    check(text, tag([text])[0])


def test_given_words_keep_their_numbers() -> None:
    words = "The mayor of Port Ansel said it rained . No one died .".split()
    tagged = tag_words(words, [(0, 9), (9, 13)])
    assert len(tagged.upos) == len(tagged.heads) == len(words)
    assert [index for index, head in enumerate(tagged.heads) if head == -1]
    assert all(head < 9 for head in tagged.heads[:9])
    assert all(head == -1 or head >= 9 for head in tagged.heads[9:])
    assert tagged.upos[1] == "NOUN"


@pytest.mark.parametrize("name", ["reader.json", "reader.onnx", "relations.onnx", "tokenizer.json", "lemmas.json"])
@pytest.mark.parametrize("harm", ["missing", "cut", "altered"])
def test_bad_weights_are_named(name: str, harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    path = folder / name
    if harm == "missing":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(path.read_bytes()[:100])
    else:
        path.write_bytes(b"\x00" + path.read_bytes()[1:])
    monkeypatch.setenv(VARIABLE, str(folder))
    with pytest.raises(WeightsError) as raised:
        tag(["The mayor left."])
    message = str(raised.value)
    assert name in message
    assert "pip install" in message
    assert message.count(". ") == 0
    assert message.endswith(".")
