"""The page as a file: nothing of a report is markup in it, nothing is fetched, every link leads to the words it names."""

import re
from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from rashomon.export import export
from tests.compose import sample

VOID = {"meta", "link", "br", "img", "input", "hr", "line", "circle", "path"}


class Page(HTMLParser):
    """What the tests ask of a page: elements with their attributes, and the text of every cited piece."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.cited: defaultdict[str, str] = defaultdict(str)
        self.raw: dict[str, str] = {}
        self.open: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        tag, attributes = self.open[-1] if self.open else ("", {})
        if tag in {"script", "style"}:
            self.raw[tag] = self.raw.get(tag, "") + data
        for name in attributes.get("class", "").split():
            if re.fullmatch(r"e\d+", name):
                self.cited[name] += data


@pytest.fixture(scope="module")
def text() -> str:
    return export(sample.account(), "html")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.open == []
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_markup_in_a_report_is_text(text: str, page: Page) -> None:
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in text
    assert "<b>children" not in text


def test_nothing_is_fetched_and_nothing_runs_but_the_pages_own(page: Page) -> None:
    for tag, attributes in page.elements:
        assert not {"src", "srcset", "style", "action", "background"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
        assert tag not in {"link", "iframe", "img", "object", "embed", "form", "base"}
        if tag == "a" and not attributes.get("href", "#").startswith("#"):
            assert attributes["href"].startswith("https://")
    assert "url(" not in page.raw["style"]
    assert "@import" not in page.raw["style"]


def test_the_policy_allows_exactly_the_pages_own_script_and_style(page: Page) -> None:
    policy = next(a["content"] for t, a in page.elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    for part in ("script", "style"):
        digest = b64encode(sha256(page.raw[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}';" in policy


def test_every_link_in_the_page_leads_somewhere(page: Page) -> None:
    ids = {a["id"] for _, a in page.elements if "id" in a}
    links = [a["href"][1:] for t, a in page.elements if t == "a" and a.get("href", "").startswith("#")]
    assert len(links) > 50
    assert [link for link in links if link not in ids] == []


def test_the_marked_pieces_of_each_link_are_the_words_it_cites(page: Page) -> None:
    """Code points become marked pieces when the page is written, so that no browser has to count characters."""
    for tag, attributes in page.elements:
        if tag != "a" or "data-marks" not in attributes:
            continue
        slug, start, end = attributes["href"][1:].rsplit("-", 2)
        report = sample.REPORTS[slug.removeprefix("r-")]
        quote = report.text[int(start) : int(end)]
        assert page.cited[attributes["data-marks"].split()[0]] == quote
        assert attributes["data-sheet"] == slug


def test_a_script_in_an_address_is_no_link(text: str, page: Page) -> None:
    assert "javascript:" not in text
    assert any(a.get("href") == "https://gazette.example/ferry?id=1&part=2" for _, a in page.elements)


def test_control_characters_do_not_reach_the_page(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_statements_are_kept_apart_from_their_surroundings_direction(page: Page) -> None:
    assert sum(1 for tag, _ in page.elements if tag == "bdi") > 20
    assert all(a.get("dir") == "auto" for t, a in page.elements if t == "blockquote")
