"""Bad input is dropped aloud, with what to do, or read right; it never raises."""

import gzip
import json
import time
import zipfile
from io import BytesIO

import pytest

from rashomon.read import MAX_BYTES, MAX_REPORT_BYTES, read

SENTENCE = "The coast guard of Marrenby said on Tuesday that nine passengers were hurt. "


def why(name: str, data: bytes) -> str:
    batch = read(name, data)
    assert batch.reports == ()
    assert len(batch.dropped) == 1
    assert batch.dropped[0].kind == "input"
    assert batch.dropped[0].what == name
    return batch.dropped[0].reason


def zipped() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF is not read yet"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (zipped(), "ZIP"),
        (gzip.compress(b"text"), "unpack it first"),
        (bytes(range(256)) * 40, "not text"),
        (b"\0" * 5000, "not text"),
        (b"\x01\x02" * 5000, "not text"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "feed"),
        ("\u200f\u200e\u2066".encode() * 20, "holds no words"),
        (b"Advertisement\n\nShare on Facebook", "nothing but what belongs to a page"),
    ],
)
def test_what_is_no_report_says_why(data: bytes, words: str) -> None:
    assert words in why("x.txt", data)


def test_too_large_is_refused_before_it_is_read() -> None:
    started = time.perf_counter()
    assert "larger than" in why("x.txt", SENTENCE.encode() * (MAX_BYTES // len(SENTENCE) + 2))
    assert "split it into reports" in why("x.txt", SENTENCE.encode() * (MAX_REPORT_BYTES // len(SENTENCE) + 2))
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a><a href='/a'>Sport</a></nav>", "<p>Log in to go on.</p>"])
def test_page_without_an_article(body: str) -> None:
    assert "no article was found" in why(
        "x.html", f"<!DOCTYPE html><html><head><title>News</title></head><body>{body}</body></html>".encode()
    )


def test_wrong_declared_encoding() -> None:
    article = f"<article><p>{SENTENCE * 3}</p><p>Die Schüler fragten: „Wo liegt die Fähre?“ {SENTENCE}</p></article>"
    page = f"<html><head><meta charset='iso-8859-1'></head><body>{article}</body></html>"
    assert "Die Schüler fragten: „Wo liegt die Fähre?“" in read("x.html", page.encode("utf-8")).reports[0].text
    claimed = page.replace("iso-8859-1", "utf-8")
    assert "Die Schüler fragten" in read("x.html", claimed.encode("cp1252")).reports[0].text
    assert "Die Schüler fragten" in read("x.html", page.replace("iso-8859-1", "no-such-code").encode()).reports[0].text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = (SENTENCE + "“Café owners in Åmot were warned,” she said. ").strip() * 3
    assert read("x.txt", text.encode(encoding)).reports[0].text == text


def test_one_damaged_byte_does_not_change_the_encoding() -> None:
    data = ("Café owners in Åmot said „nein“. " * 20).encode()
    assert "Café owners in Åmot" in read("x.txt", data + b"\xff" + data).reports[0].text


def test_mojibake_is_repaired_and_said() -> None:
    report = read(
        "x.txt", (SENTENCE + "“Café owners were warned,” she said.".encode().decode("cp1252", "replace")).encode()
    ).reports[0]
    assert "Café owners were warned" in report.text
    assert any(cut.reason == "wrongly decoded, repaired" for cut in report.cut)


def test_quotation_marks_ligatures_and_widths_stay_as_printed() -> None:
    text = "‘One’, “two”, «three», \"four\", 'five', ﬁrst and ｗide… the coast guard said on Tuesday — at last."
    assert read("x.txt", text.encode()).reports[0].text == text


def test_characters_that_are_no_text_go_and_are_named() -> None:
    report = read(
        "x.txt", "The \u202ecoast\u202c guard\u200b said\x07 \U0001f6a2 on\ue000 Tuesday that cafe\u0301s were shut.".encode()
    ).reports[0]
    assert report.text == "The coast guard said \U0001f6a2 on Tuesday that cafés were shut."
    assert {cut.reason for cut in report.cut} == {
        "control characters",
        "direction marks",
        "invisible characters",
        "characters that are not text",
    }


def test_lone_surrogates_and_null_bytes() -> None:
    report = read(
        "x.jsonl", b'{"id": "a\\ud800b\\u0000", "text": "The coast \\ud83d\\udea2 guard\\ud800 said\\u0000 so on Tuesday."}'
    ).reports[0]
    assert (report.id, report.text) == ("ab", "The coast \U0001f6a2 guard said so on Tuesday.")
    assert read("x.txt", b"The coast guard said\0 so on Tuesday.").reports[0].text == "The coast guard said so on Tuesday."


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"a":' * 50_000, '{"text": ' + "9" * 6000 + "}", '{"text": {"a": 1}}', '{"text": true}', "null", '"text"'],
)
def test_odd_json(line: str) -> None:
    for name in ("x.jsonl", "x.json"):
        assert read(name, line.encode()).reports == ()


def test_ten_thousand_words_without_a_full_stop() -> None:
    text = " ".join(["ferries collide in thick fog and"] * 2000)
    started = time.perf_counter()
    assert read("x.txt", text.encode()).reports[0].text == text
    assert time.perf_counter() - started < 5


HOSTILE = {
    "brackets": "(" * 60_000,
    "braces": "{" * 60_000,
    "quotes": "“" * 60_000,
    "code starts": "window.a= " * 8_000 + "The end has come, they said.",
    "entities": "&amp;" * 15_000,
    "by lines": "By A B\n" * 8_000,
    "short lines": "a b\n" * 15_000,
    "blank lines": "\n \n" * 30_000 + "The coast guard said so.",
    "header keys": "Title: a\n" * 6_000,
    "dates": "5 April 2019 " * 5_000,
    "mails": "a@b.c " * 10_000,
    "one word": "a" * 80_000,
    "words of share bars": "share " * 10_000,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 8_000,
    "capitals": "A B " * 20_000,
    "wrong decoding": "Ã©Ã¨ â€™ " * 8_000,
    "tags": "<p>" * 10_000,
    "nested tags": "<div>" * 8_000 + "text",
    "open meta": "<html><meta " + "property='article:published_time' " * 5000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl"])
def test_hostile_text_takes_no_longer_than_its_length(name: str, ending: str) -> None:
    text = HOSTILE[name]
    data = json.dumps({"text": text}) if ending == "jsonl" else text
    started = time.perf_counter()
    batch = read(f"x.{ending}", data.encode())
    assert len(batch.reports) + len(batch.dropped) >= 1
    assert time.perf_counter() - started < 15
