"""What holds for every input: reading never raises, and what it gives is sound."""

import hashlib
import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Outlet, Report
from rashomon.read import Batch, read, unique
from rashomon.text.clean import clean
from rashomon.text.clean_characters import clean_characters

NAMES = st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "-", "a", "dir\\b.TXT", "a 2019-04-05.md"])
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "The mayor said so.",
                "By Tove Lund",
                "AP",
                "5 April 2019",
                "date",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "<p>",
                "</p>",
                "<!--",
                "-->",
            ),
            *(
                "\n",
                "\n\n",
                "\r",
                " ",
                "\t",
                "— AP",
                "(Reuters)",
                "Photo:",
                "TOWN (AP) —",
                "Read more:",
                "©",
                "2031",
                "Title: x\n",
                '"text": "',
                "&amp;",
            ),
            *(
                "\u202e",
                "\u200b",
                "\x00",
                "\x85",
                "\ud800",
                "é",
                "e\u0301",
                "Ã©",
                "\U0001f6a2",
                "var x = {",
                "};",
                "@a",
                "a@b.example",
                "|",
                ":",
                ".",
                "12",
            ),
        ]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), PIECES)


def sound(batch: Batch) -> None:
    for report in batch.reports:
        assert report.text
        assert report.text == report.text.strip()
        assert report.sha256 == hashlib.sha256(report.text.encode("utf-8")).hexdigest()
        assert unicodedata.is_normalized("NFC", report.text)
        assert 0 <= report.body <= len(report.text)
        assert report.text.startswith(report.title)
        assert report.id
        assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in report.text.replace("\n", ""))
        assert "\n\n\n" not in report.text
        assert all(line for line in report.text.split("\n\n"))
        for words in (report.id, report.title, report.byline, report.dateline, report.url, *report.agencies):
            words.encode("utf-8")
        for cut in report.cut:
            assert cut.reason
            cut.text.encode("utf-8")
        if report.published is not None:
            assert report.published.start < report.published.end
        assert (report.published is None) == (report.published_basis == "unknown")
    for dropped in batch.dropped:
        assert dropped.what
        assert dropped.reason
        assert dropped.kind == "input"


@given(NAMES, st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    batch = read(name, data)
    assert batch.reports or batch.dropped
    sound(batch)


@given(NAMES, TEXTS)
@settings(deadline=None)
def test_any_text(name: str, text: str) -> None:
    sound(read(name, text.encode("utf-8", "surrogatepass")))


@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "text", "date", "url", "author", "source", "language", "note", "x"]), TEXTS, min_size=1
    )
)
@settings(deadline=None)
def test_any_record(record: dict[str, str]) -> None:
    sound(read("a.jsonl", json.dumps(record).encode()))


@given(TEXTS)
@settings(deadline=None)
def test_no_word_is_lost_in_silence(text: str) -> None:
    """Every word of a text is in the paragraphs or in a cut."""
    given_text, _ = clean_characters(text)
    result = clean(given_text)
    kept = " ".join([result.title, *result.paragraphs, *(cut.text for cut in result.cut)])
    assert sorted("".join(given_text.split())) == sorted("".join(kept.split()))


@given(TEXTS)
@settings(deadline=None)
def test_clean_text_is_not_cut_again(text: str) -> None:
    """What reading gives, read again, keeps its characters as they are."""
    once, _ = clean_characters(text)
    again, cuts = clean_characters(once)
    assert (again, cuts) == (once, ()) or "&" in once or not once.isascii()


REPORTS = st.lists(
    st.builds(
        lambda name, text, outlet: Report(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=Outlet(outlet)),
        st.sampled_from(["a", "b", "a-2", "a-ca978112ca1b"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["x", "y"]),
    ),
    max_size=8,
)


@given(REPORTS, st.randoms(use_true_random=False))
def test_ids_are_unique_whatever_the_order(reports: list[Report], random: object) -> None:
    first = unique(reports)
    assert len({report.id for report in first}) == len(reports)
    assert [(report.text, report.outlet) for report in first] == [(report.text, report.outlet) for report in reports]
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(unique(shuffled), key=repr) == sorted(first, key=repr)


def test_ids_say_what_they_share() -> None:
    def report(name: str, text: str) -> Report:
        return Report(name, text, hashlib.sha256(text.encode()).hexdigest())

    assert [item.id for item in unique([report("a", "x"), report("b", "y")])] == ["a", "b"]
    told_apart = [item.id for item in unique([report("a", "x"), report("a", "y")])]
    assert all(name.startswith("a-") and len(name) == 8 for name in told_apart)
    assert [item.id for item in unique([report("a", "x"), report("a", "x")])] == ["a", "a-2"]
