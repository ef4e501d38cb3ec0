"""The index of stories: nothing of a report is markup in it, no script, every story linked, notes and losses shown."""

from dataclasses import replace
from html.parser import HTMLParser

from rashomon.export import to_index
from rashomon.model import Dropped
from tests.compose import sample

NOTE = Dropped("story", None, "metro <b>round-up</b> may tell of this story too", "note")
LOST = Dropped("picture.txt", None, "holds no words of a report", "input")


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def index(form: str) -> str:
    account = sample.account()
    hostile = replace(account.headline, text=sample.HOSTILE_TITLE) if account.headline else None
    first = replace(account, id="aaaa", headline=hostile, dropped=(NOTE,))
    single = replace(account, id="bbbb", reports=account.reports[:1])
    return to_index([first, single], [LOST], form)


def test_every_story_is_linked_and_nothing_of_a_report_is_markup() -> None:
    page = Links(index("html"))
    assert page.links == ["aaaa.html", "bbbb.html"]
    assert not page.tags & {"script", "b", "img"}
    assert sample.HOSTILE_TITLE.split()[0] in page.words
    assert "metro <b>round-up</b> may tell" in page.words
    assert "picture.txt" in page.words


def test_the_other_forms_name_each_file_note_and_loss() -> None:
    for form, files in (("text", ("aaaa.txt", "bbbb.txt")), ("markdown", ("aaaa.md", "bbbb.md")), ("json", ("aaaa.json",))):
        written = index(form)
        assert all(file in written for file in files), form
        assert "holds no words of a report" in written
    assert "round-up" in index("text")
    assert "\\<script\\>" in index("markdown")
