"""Every form that is read, and what each gives."""

import json
from datetime import datetime
from textwrap import fill

import pytest

from rashomon.model import InputError, Report
from rashomon.read import read, read_lines

BODY = (
    "Two ferries collided off the port of Marrenby on Tuesday, the coast guard said, and nine passengers were hurt.\n\n"
    "The harbour master, Ilse Kordt, said that fog had closed in within minutes. “We heard the horn, then the crash,” she said."
)


def only(name: str, data: bytes | str, **options: dict[str, str]) -> Report:
    batch = read(name, data.encode() if isinstance(data, str) else data, **options)
    assert batch.dropped == ()
    assert len(batch.reports) == 1
    return batch.reports[0]


def page(article: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{article}</body></html>"


def test_plain_text_is_one_report_named_after_its_file() -> None:
    report = only("ferry-crash.txt", BODY)
    assert report.id == "ferry-crash"
    assert report.text == BODY
    assert (report.body, report.title, report.outlet, report.published, report.language) == (0, "", None, None, "en")


def test_standard_input_has_a_name_too() -> None:
    assert only("-", BODY).id == "stdin"


def test_header_block() -> None:
    front = (
        "Title: Ferries collide in fog\nOutlet: Marrenby Courier\nPublished: 12 March 2031 18:30\nByline: Tove Lund\n"
        "Url: https://courier.example/ferries\nAgencies: dpa; Agence France-Presse\nNote: typed off paper\nDesk: harbour\n\n"
    )
    report = only("a.txt", front + BODY)
    assert report.title == "Ferries collide in fog"
    assert report.text == f"Ferries collide in fog\n\n{BODY}"
    assert report.text[report.body :] == BODY
    assert report.outlet is not None
    assert report.outlet.name == "Marrenby Courier"
    assert report.published is not None
    assert (report.published.start, report.published.precision) == (datetime(2031, 3, 12, 18, 30), "minute")
    assert (report.published_basis, report.byline, report.agencies) == ("input", "Tove Lund", ("dpa", "AFP"))
    assert {cut.text for cut in report.cut} == {"typed off paper", "Desk: harbour"}


@pytest.mark.parametrize(
    "first",
    ["Marrenby: Two ferries collided on Tuesday, the coast guard said.", "Ilse Kordt: we heard the horn\nTove Lund: so did we"],
)
def test_a_line_with_a_colon_is_no_header_block(first: str) -> None:
    report = only("a.txt", f"{first}\n\n{BODY}")
    assert first.split("\n", maxsplit=1)[0] in report.text


def test_wrapped_lines_are_joined_and_single_lines_are_paragraphs() -> None:
    first = (
        "Two ferries collided off the port of Marrenby on Tuesday, the coast",
        "guard said, and nine passengers were hurt in the crash, three of",
        "them badly.",
    )
    second = (
        "The harbour master said that fog had closed in within a few minutes",
        "of the first call, and that the pilots had followed the rules of the",
        "port.",
    )
    wrapped = "\n".join((*first, *second))
    wanted = f"{' '.join(first)}\n\n{' '.join(second)}"
    assert only("a.txt", wrapped).text == wanted
    assert only("a.txt", wanted.replace("\n\n", "\n")).text == wanted
    assert only("a.txt", wanted.replace("\n\n", "\r\n \r\n")).text == wanted


def test_page_with_metadata() -> None:
    head = (
        '<title>Ferries collide in fog | Marrenby Courier</title><meta property="og:site_name" content="Marrenby Courier">'
        '<meta property="article:published_time" content="2031-03-12T18:30:00+01:00"><meta name="author" content="Tove Lund">'
        '<link rel="canonical" href="https://courier.example/2031/03/12/ferries.html">'
    )
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    frame = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul></nav>"
    figure = "<figure><img src='a.jpg'><figcaption>The port in an earlier fog</figcaption></figure>"
    report = only("x.html", page(f"{frame}<article><h1>Ferries collide in fog</h1>{figure}{paragraphs * 1}</article>", head))
    assert report.title == "Ferries collide in fog"
    assert report.text[report.body :] == BODY
    assert report.published is not None
    assert report.published.start == datetime(2031, 3, 12, 18, 30)
    assert (report.published_basis, report.byline) == ("page metadata", "Tove Lund")
    assert report.outlet is not None
    assert report.outlet.name == "Marrenby Courier"
    assert report.url == "https://courier.example/2031/03/12/ferries.html"
    assert any(cut.reason.startswith("boilerplate by trafilatura: ") for cut in report.cut)


def test_page_saved_as_text_is_still_a_page() -> None:
    assert "<p>" not in only("x.txt", page("".join(f"<article><p>{line}</p></article>" for line in BODY.split("\n\n")))).text


def test_jsonl_with_usual_keys_and_broken_lines() -> None:
    lines = [
        json.dumps({"id": "c-7", "headline": "Ferries collide", "body": BODY, "publisher": "Courier", "date": "2031-03-12"}),
        "{broken",
        "",
        json.dumps({"title": "Without text"}),
        json.dumps(
            {
                "text": [BODY.split("\n\n", maxsplit=1)[0], BODY.split("\n\n")[1]],
                "source": {"id": 3, "name": "Wire Nine"},
                "authors": ["A. Lund", "B. Kordt"],
            }
        ),
        "17",
    ]
    batch = read("feed.jsonl", "\n".join(lines).encode())
    assert [report.id for report in batch.reports] == ["c-7", "feed-5"]
    assert batch.reports[0].text == f"Ferries collide\n\n{BODY}"
    assert batch.reports[1].text == BODY
    assert batch.reports[1].outlet is not None
    assert (batch.reports[1].outlet.name, batch.reports[1].byline) == ("Wire Nine", "A. Lund, B. Kordt")
    assert [dropped.what for dropped in batch.dropped] == ["feed.jsonl, line 2", "feed.jsonl, line 4", "feed.jsonl, line 6"]
    assert all(dropped.kind == "input" and dropped.report is None for dropped in batch.dropped)
    assert "title" in batch.dropped[1].reason


def test_field_map() -> None:
    record = {"story": {"full": BODY}, "text": "not this", "when": "April 5, 2031"}
    report = only("a.jsonl", json.dumps(record), fields={"text": "story.full", "published": "when"})
    assert report.text == BODY
    assert report.published is not None
    assert report.published.start == datetime(2031, 4, 5)
    with pytest.raises(InputError, match="no field is called 'txt'"):
        read("a.jsonl", b"{}", fields={"txt": "body"})


def test_wrapped_lines_in_capitals_are_joined_and_headings_are_not() -> None:
    first = (
        "A FERRY RAN AGROUND OFF THE PORT OF MARRENBY ON TUESDAY AND NINE OF ITS PASSENGERS WERE HURT, AS THE COAST GUARD OF THE "
        "ISLANDS SAID LATE IN THE EVENING IN PORT SELVA."
    )
    second = "THE HARBOUR MASTER OF MARRENBY SAID THAT FOG HAD CLOSED IN WITHIN A FEW MINUTES OF THE FIRST CALL."
    assert only("a.txt", f"{fill(first, 72)}\n\n   {fill(second, 72)}").text == f"{first}\n\n{second}"
    lines = ("FERRY RUNS AGROUND OFF PORT SELVA.", "NINE OF ITS PASSENGERS ARE HURT.", "THE HARBOUR IS SHUT.")
    assert only("a.txt", "\n".join(lines)).text == "\n\n".join(lines)


def test_json_lists_and_wrapped_lists() -> None:
    record = {"text": BODY}
    assert len(read("a.json", json.dumps([record, record]).encode()).reports) == 2
    assert len(read("a.json", json.dumps({"status": "ok", "articles": [record, record]}, indent=2).encode()).reports) == 2
    assert [report.id for report in read("-", json.dumps([record]).encode()).reports] == ["stdin-1"]
    assert "not valid JSON" in read("a.json", b'{"text": ').dropped[0].reason


def test_lines_can_be_streamed() -> None:
    taken = read_lines("big.jsonl", (json.dumps({"text": BODY}).encode() for _ in range(3)))
    assert [item.id for item in taken if isinstance(item, Report)] == ["big-1", "big-2", "big-3"]


def test_markup_inside_a_record_is_read() -> None:
    text = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n")) + "<script>track()</script>"
    assert only("a.jsonl", json.dumps({"text": text})).text == BODY


def test_title_that_the_text_repeats_stands_once() -> None:
    report = only("a.jsonl", json.dumps({"title": "Ferries collide in fog", "text": f"Ferries collide in fog\n\n{BODY}"}))
    assert report.text == f"Ferries collide in fog\n\n{BODY}"
    run_on = only("a.jsonl", json.dumps({"title": "Ferries collide in fog", "text": f"Ferries collide in fog {BODY}"}))
    assert run_on.text == report.text


def test_outlets_name_leaves_the_title() -> None:
    record = {"title": "Ferries collide in fog - KZZQ News 2", "text": BODY, "url": "http://www.kzzq.example:80/story/1"}
    report = only("a.jsonl", json.dumps(record))
    assert report.title == "Ferries collide in fog"
    assert report.outlet is not None
    assert report.outlet.name == "kzzq.example"
    kept = only("a.jsonl", json.dumps(record | {"title": "Ferries collide - nine hurt"}))
    assert kept.title == "Ferries collide - nine hurt"


def test_outlets_name_leaves_a_headline_that_stands_in_the_text() -> None:
    record = {"text": f"Ferries collide in fog | Marrenby Courier\n\n{BODY}", "outlet": "marrenbycourier.example"}
    report = only("a.jsonl", json.dumps(record))
    assert report.title == "Ferries collide in fog"
    assert report.text == f"Ferries collide in fog\n\n{BODY}"
    assert [(cut.text, cut.reason) for cut in report.cut] == [("| Marrenby Courier", "outlet's name in the title")]


@pytest.mark.parametrize(
    ("published", "start", "end", "precision"),
    [
        ("2031-03-12", "2031-03-12", "2031-03-13", "day"),
        ("2031-03-12T18:30:00Z", "2031-03-12 18:30", "2031-03-12 18:31", "minute"),
        ("2031-03-12 00:00:00", "2031-03-12", "2031-03-13", "day"),
        ("Wed, 12 Mar 2031 18:30:05 GMT", "2031-03-12 18:30", "2031-03-12 18:31", "minute"),
        ("5 April 2019", "2019-04-05", "2019-04-06", "day"),
        ("April 5, 2019 5:05 PM", "2019-04-05 17:05", "2019-04-05 17:06", "minute"),
        ("Friday, April 5th, 2019 at 12:10 a.m. EDT", "2019-04-05 00:10", "2019-04-05 00:11", "minute"),
        ("25/04/2019", "2019-04-25", "2019-04-26", "day"),
        ("05.04.2019", "2019-04-05", "2019-04-06", "day"),
        ("04/05/2019", "2019-04-05", "2019-05-05", "month"),
        ("1/12/2019", "2019-01-12", "2019-12-02", "year"),
        ("April 2019", "2019-04-01", "2019-05-01", "month"),
    ],
)
def test_dates_as_outlets_write_them(published: str, start: str, end: str, precision: str) -> None:
    found = only("a.jsonl", json.dumps({"text": BODY, "published": published})).published
    assert found is not None
    assert (found.start, found.end, found.precision) == (datetime.fromisoformat(start), datetime.fromisoformat(end), precision)


def test_a_country_settles_a_numeric_date() -> None:
    def day(url: str) -> datetime:
        found = only("a.jsonl", json.dumps({"text": BODY, "published": "04/05/2019", "url": url})).published
        assert found is not None
        assert found.precision == "day"
        return found.start

    assert day("https://courier.co.uk/story") == datetime(2019, 5, 4)
    assert day("https://town.example.us/story") == datetime(2019, 4, 5)
    assert day("https://courier.example/2019/05/04/story") == datetime(2019, 5, 4)


@pytest.mark.parametrize("published", ["yesterday", "12", "31 June", "99/99/2019", "", "2019-13-45"])
def test_what_is_no_date_gives_none(published: str) -> None:
    report = only("a.jsonl", json.dumps({"text": BODY, "published": published}))
    assert (report.published, report.published_basis) == (None, "unknown")


def test_date_in_the_files_name() -> None:
    report = only("courier_2031-03-12_ferries.txt", BODY)
    assert report.published is not None
    assert (report.published.start, report.published_basis) == (datetime(2031, 3, 12), "file name")


def test_other_languages_are_read_and_named() -> None:
    french = (
        "Deux navires sont entrés en collision mardi au large du port, a dit la garde côtière, et neuf passagers ont été blessés."
    )
    assert only("a.txt", french).language == "fr"
    assert only("a.txt", "Nine hurt as ferries collide").language == "en"
    assert only("a.jsonl", json.dumps({"text": BODY, "language": "en-GB"})).language == "en"
