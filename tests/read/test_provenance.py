"""What a page, a feed's entry or a ninjs item says of where its text comes from is kept, when that is elsewhere."""

import json

from rashomon.model import Provenance, Report
from rashomon.read import read

BODY = (
    "Two ferries collided off the port of Marrenby on Tuesday, the coast guard said, and nine passengers were hurt.\n\n"
    "The harbour master, Ilse Kordt, said that fog had closed in within minutes. “We heard the horn, then the crash,” she said."
)


def of_page(head: str) -> Report:
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    head = f"<head><title>Ferries collide</title>{head}</head>"
    whole = f"<!DOCTYPE html><html lang='en'>{head}<body><article>{paragraphs}</article></body></html>"
    return read("page.html", whole.encode()).reports[0]


def of_record(**record: object) -> Report:
    return read("a.json", json.dumps({"id": "a", "text": BODY, **record}).encode()).reports[0]


def test_a_canonical_link_to_another_outlet_is_kept() -> None:
    report = of_page(
        '<link rel="canonical" href="https://courier.example/ferries"/><meta property="og:url" content="https://mirror.example/f/1"/>'
    )
    assert report.url == "https://mirror.example/f/1"
    assert report.provenance == (Provenance("canonical link", "", "https://courier.example/ferries"),)


def test_a_canonical_link_to_the_page_itself_is_none() -> None:
    own = (
        '<link rel="canonical" href="https://www.mirror.example/f/1"/>'
        '<meta property="og:url" content="https://mirror.example/f/1"/><meta name="original-source" content="https://mirror.example/f"/>'
    )
    assert of_page(own).provenance == ()
    assert of_page('<link rel="canonical" href="https://courier.example/ferries"/>').provenance == ()


def test_a_feed_entry_names_its_source() -> None:
    source = {"href": "https://courier.example/rss", "title": "Marrenby Courier"}
    report = of_record(outlet="Harbour Digest", link="https://digest.example/9", source=source)
    assert report.provenance == (Provenance("source element", "Marrenby Courier", "https://courier.example/rss"),)


def test_ninjs_provider_credit_and_usage_terms() -> None:
    report = of_record(
        outlet="Harbour Digest",
        provider={"name": "Orlan News Agency"},
        copyrightholder="Harbour Digest",
        usageterms="Not for resale. Agence France-Presse",
        infosources=[{"name": "Marrenby Courier"}],
    )
    assert report.provenance == (
        Provenance("provider", "Orlan News Agency"),
        Provenance("provider", "Marrenby Courier"),
        Provenance("usage terms", "AFP"),
    )
    assert report.agencies == ("Orlan News Agency", "AFP")


def test_odd_values_do_no_harm() -> None:
    report = of_record(
        provider=[None, {"name": 7}, "x" * 5000], source={"href": "http://[::1"}, canonical_url="://", credit={"literal": ""}
    )
    assert [mark.mark for mark in report.provenance] == ["provider"]
    assert len(report.provenance[0].name) == 300
