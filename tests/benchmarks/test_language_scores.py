"""The scores of the language benchmarks on small cases worked out by hand."""

import pytest

from benchmarks._spans import ByType, Count
from benchmarks._treebank import GoldTokenScore, Parsed, RawScore, documents
from benchmarks.attribution import _gold, _joined
from training.documents import TextDocument, bio, join_words
from training.labels import script_of

CONLLU = """# newdoc id = a
# newpar
# sent_id = a-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = a-2
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

# newpar
# sent_id = a-3
1\tHelp\thelp\tNOUN\tNN\t_\t0\troot\t_\t_

"""


def test_a_treebank_gives_its_running_text() -> None:
    (document,) = documents(CONLLU.split("\n"))
    assert document.text.rstrip() == "Don't go. Stay\n\nHelp"
    assert [document.text[a:b] for a, b in document.spans] == document.words
    assert document.sentences == [(0, 4), (4, 5), (5, 6)]
    assert document.paragraphs == [0, 5]
    assert document.heads == [2, 2, -1, 2, -1, -1]


def test_scores_of_a_parse() -> None:
    (document,) = documents(CONLLU.split("\n"))
    given = GoldTokenScore()
    heads, deprels = [2, 2, -1, 1, -1, -1], ["aux:pass", "obj", "root", "punct", "root", "root"]
    given.add(document, Parsed(document.spans, document.sentences, document.upos, document.lemmas, heads, deprels))
    assert given.measures() == pytest.approx({"upos": 1, "lemma": 1, "uas": 5 / 6, "las": 4 / 6, "las_subtypes": 3 / 6})
    raw = RawScore()
    spans = [(0, 5), *document.spans[2:]]
    raw.add(
        document,
        Parsed(
            spans, [(0, 3), (3, 4), (4, 5)], ["X"] * 5, ["x"] * 5, [1, -1, 1, -1, -1], ["aux", "root", "punct", "root", "root"]
        ),
    )
    assert raw.measures()["tokens"] == pytest.approx(8 / 11)
    assert raw.measures()["las"] == pytest.approx(8 / 11)
    assert raw.measures()["upos"] == 0
    assert raw.measures()["sentences"] == 1


def test_spans_count_exactly_and_by_half() -> None:
    count = Count()
    count.add([(0, 5), (7, 9)], [(0, 5), (7, 10), (20, 22)])
    assert count.measures() == pytest.approx({"precision": 0.5, "recall": 1 / 3, "f1": 0.4})
    half = Count()
    half.add_overlapping([(0, 5), (7, 9), (11, 12)], [(0, 5), (7, 10), (11, 22)])
    assert (half.correct, half.given, half.wanted) == (2, 3, 3)
    typed = ByType()
    typed.add([(0, 5, "place")], [(0, 5, "person")])
    assert typed.all.correct == 0
    assert typed.untyped.correct == 1


def test_attributions_of_a_brat_file() -> None:
    text = "“Rain,” Osk said, “is near.”"
    brat = "\n".join(
        (
            "T1\tContent 0 7;18 28\t“Rain,” “is near.”",
            "T2\tSource 8 11\tOsk",
            "T3\tCue 12 16\tsaid",
            "T4\tAttribution 12 16\tsaid",
            "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2",
        )
    )
    gold = _gold(brat, text)
    assert [[text[a:b] for a, b in part] for part in gold[0]] == [["Osk"], ["said"], ["“Rain,”", "“is near.”"]]
    assert _joined(gold, with_cue=False) == {((8, 11), (0, 7)), ((8, 11), (18, 28))}


def test_text_documents_map_characters_to_words() -> None:
    parts = TextDocument("x/1", "Osk didn't.\nHe left")
    assert parts.document.words == ["Osk", "did", "n't", ".", "He", "left"]
    assert parts.document.paragraphs == [0, 4]
    assert parts.words_of(4, 10) == (1, 3)
    assert parts.words_of(5, 6) == (1, 2)
    assert parts.words_of(11, 12) is None


def test_tags_scripts_and_running_text() -> None:
    assert bio(5, [(0, 2, "x"), (1, 5, "y")]) == ["O", "B-y", "I-y", "I-y", "I-y"]
    assert script_of("Cities", "city") == "l3y"
    assert script_of("Osk", "Osk") == "0"
    text, spans = join_words(["He", "said", ",", '"', "No", ".", '"', "Osk", "'s"])
    assert text == 'He said, "No." Osk\'s'
    assert [text[a:b] for a, b in spans] == ["He", "said", ",", '"', "No", ".", '"', "Osk", "'s"]
