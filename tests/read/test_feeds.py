"""RSS and Atom: what each item gives, and what broken or hostile feeds get."""

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Provenance, Report
from rashomon.read import read

FIRST = "Two ferries collided off the port of Marrenby on Tuesday, the coast guard said, and nine passengers were hurt."
SECOND = "The harbour master, Ilse Kordt, said that fog had closed in within minutes & that nobody saw it."
SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(*items: str, head: str = "", channel: str = "") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0" {SPACES}><channel><title>Marrenby Courier</title>'
        f"<link>https://courier.example/</link><language>en</language>{channel}{inside}</channel></rss>"
    ).encode()


def one(data: bytes, name: str = "news.xml") -> Report:
    batch = read(name, data)
    assert batch.dropped == ()
    (report,) = batch.reports
    return report


FULL = (
    "<title>Ferries collide &amp;amp; sink</title><link>https://courier.example/ferries</link>"
    "<guid isPermaLink='false'>c-17</guid><pubDate>Wed, 12 Mar 2031 18:30:00 GMT</pubDate><dc:creator>Tove Lund</dc:creator>"
    f"<description>A teaser that is shorter.</description><content:encoded><![CDATA[<p>{FIRST}</p>"
    f"<p>{SECOND.replace('&', '&amp;')}</p>]]></content:encoded>"
)


def test_an_rss_item_is_a_report() -> None:
    report = one(rss(FULL))
    assert (report.id, report.title, report.byline) == ("c-17", "Ferries collide & sink", "Tove Lund")
    assert report.text == f"Ferries collide & sink\n\n{FIRST}\n\n{SECOND}"
    assert (report.outlet and report.outlet.name, report.url) == ("Marrenby Courier", "https://courier.example/ferries")
    assert report.published is not None
    assert report.published.start == datetime(2031, 3, 12, 18, 30)
    assert (report.published_basis, report.provenance) == ("input", ())


def test_an_atom_entry_is_a_report() -> None:
    report = one(
        (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Marrenby Courier</title>'
            '<link href="https://courier.example/"/><entry><title type="html">Ferries &lt;b&gt;collide&lt;/b&gt;</title>'
            '<link rel="self" href="https://feeds.example/1"/><link href="/ferries"/><id>tag:courier.example,2031:17</id>'
            "<updated>2031-03-12T18:30:00Z</updated><author><name>Tove Lund</name></author><author><name>Ulf Ott</name></author>"
            '<link rel="via" href="https://wire.example/77"/>'
            f'<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>{FIRST}</x:p>'
            f"<x:p>{SECOND.replace('&', '&amp;')}</x:p></x:div></content></entry></feed>"
        ).encode()
    )
    assert report.text == f"Ferries collide\n\n{FIRST}\n\n{SECOND}"
    assert (report.id, report.url) == ("tag:courier.example,2031:17", "https://courier.example/ferries")
    assert report.byline == "Tove Lund, Ulf Ott"
    assert report.provenance == (Provenance("via link", "", "https://wire.example/77"),)


def test_rss_of_rdf_has_its_items_beside_the_channel() -> None:
    report = one(
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            f'{SPACES}><channel><title>Marrenby Courier</title></channel><item rdf:about="x"><title>Ferries</title>'
            f"<link>https://courier.example/f</link><description>{FIRST}</description><dc:date>2031-03-12</dc:date></item></rdf:RDF>"
        ).encode(),
        "-",
    )
    assert (report.id, report.outlet and report.outlet.name, report.text) == (
        "stdin-1",
        "Marrenby Courier",
        f"Ferries\n\n{FIRST}",
    )


def test_the_source_element_is_evidence_or_names_the_outlet() -> None:
    source = "<source url='https://courier.example/rss'>Marrenby Courier</source>"
    channel = "<title>All the News</title><link>https://all.example/</link>"
    elsewhere = (
        f"<rss><channel>{channel}<item><link>https://all.example/9</link><description>{FIRST}</description>{source}</item>"
    )
    taken = one(f"{elsewhere}</channel></rss>".encode())
    assert taken.outlet is not None
    assert taken.outlet.name == "All the News"
    assert taken.provenance == (Provenance("source element", "Marrenby Courier", "https://courier.example/rss"),)
    listed = one(f"{elsewhere}</channel></rss>".replace("https://all.example/9", "https://www.courier.example/9").encode())
    assert listed.outlet is not None
    assert (listed.outlet.name, listed.provenance) == ("Marrenby Courier", ())


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (f"{FIRST} It&amp;#39;s the third.", f"{FIRST} It's the third."),
        (f"{FIRST} Caf&eacute;&nbsp;Lund was shut.", f"{FIRST} Café Lund was shut."),
        (f"{FIRST} Fish & chips were served.", f"{FIRST} Fish & chips were served."),
        (f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;script&gt;var a=1;&lt;/script&gt;", FIRST),
    ],
)
def test_escapes_of_every_kind(words: str, text: str) -> None:
    (report,) = read("a.rss", rss(f"<description>{words}</description>")).reports
    assert " ".join(report.text.split()) == text


def test_an_item_without_a_text_is_dropped_and_the_rest_goes_on() -> None:
    batch = read("news.xml", rss("<title>Only a title</title><link>https://courier.example/2</link>", FULL, "<title/>"))
    assert [report.id for report in batch.reports] == ["c-17"]
    assert [dropped.what for dropped in batch.dropped] == ["news.xml, item 1", "news.xml, item 3"]
    assert "save the page" in batch.dropped[0].reason


def test_a_feed_that_breaks_off_gives_what_is_whole() -> None:
    data = rss(FULL, FULL.replace("c-17", "c-18"))
    batch = read("news.xml", data[: data.rindex(b"nine passengers")])
    assert [report.id for report in batch.reports] == ["c-17"]
    assert batch.dropped[0].what == "news.xml, item 2"
    assert "breaks off" in batch.dropped[0].reason


def test_a_wrong_encoding_is_seen_through() -> None:
    data = rss(FULL).replace(b"Tove Lund", "Tøve Lünd".encode("cp1252"))
    assert one(data.replace(b"UTF-8", b"ISO-8859-1")).byline == "Tøve Lünd"
    assert one(rss(FULL).replace(b"Tove Lund", "Tøve Lünd".encode()).replace(b"UTF-8", b"ISO-8859-1")).byline == "Tøve Lünd"
    assert one(rss(FULL).decode().replace("UTF-8", "UTF-16").encode("utf-16")).id == "c-17"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>', "declares entities of its own"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "declares entities of its own"),
    ],
)
def test_a_feed_with_entities_of_its_own_is_refused(head: str, words: str) -> None:
    batch = read("news.xml", rss(FULL.replace("teaser", "&a;"), head=head))
    assert batch.reports == ()
    assert words in batch.dropped[0].reason


def test_xml_of_another_kind_and_empty_feeds_say_so() -> None:
    assert "no RSS or Atom feed" in read("a.xml", b"<?xml version='1.0'?><nitf><body>x</body></nitf>").dropped[0].reason
    assert "without items" in read("a.xml", rss()).dropped[0].reason
    assert [dropped.reason[:14] for dropped in read("a", b"<rss").dropped] == ["is damaged XML", "is a feed with"]


def test_many_items_and_deep_nesting_cost_linear_time() -> None:
    started = time.process_time()
    batch = read("a.xml", rss(*["<title>x</title>"] * 20_000))
    assert len(batch.dropped) == 20_000
    read("a.xml", rss("<description>" + "<b>" * 50_000))
    assert time.process_time() - started < 10


@given(st.text(alphabet="<>/&;![]CDATAitemrssdescription \"'=x", max_size=200))
def test_no_feed_raises(inside: str) -> None:
    read("a.xml", f"<rss><channel>{inside}</channel></rss>".encode())
    read("a.xml", f"<rss><channel><item><description>{inside}".encode())
