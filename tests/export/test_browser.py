"""The page in a real browser: a click on a statement opens its words beside it, and so does an address."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rashomon.export import export
from tests.compose import sample
from tests.export.test_html import Page

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on this machine: `make test` installs one where apt-get exists"
)

# A click as a reader makes it, at the first link in one position of one conflict.
CLICK = "<script>document.querySelector('#conflict-3 .side.c2 a.chip').click()</script>"


def loaded(page: str, folder: Path, address: str = "") -> str:
    """The document as it stands after the page's script has run."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    switches = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    asked = [
        *switches,
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=4000",
        "--dump-dom",
        file.as_uri() + address,
    ]
    done = subprocess.run([str(CHROMIUM), *asked], capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8")


def shown(document: str) -> tuple[str, list[str]]:
    """The panel's name and the words marked in it."""
    panel = re.search(r'<aside class="panel.*?</aside>', document, re.DOTALL)
    assert panel is not None
    assert 'hidden=""' not in panel.group().split(">", 1)[0], "the panel is closed"
    name = re.search(r'id="panel-name"[^>]*>([^<]*)<', panel.group())
    assert name is not None
    return name.group(1), re.findall(r"<mark[^>]*>([^<]*)</mark>", panel.group())


def without_policy(page: str) -> str:
    """The page with its policy taken out, so that the test's own script may run in it."""
    return re.sub(r"<meta http-equiv=[^>]*>", "", page)


@pytest.fixture(scope="module")
def page() -> str:
    return export(sample.account(), "html")


def test_the_panel_is_closed_at_first(page: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the panel is closed"):
        shown(loaded(page, tmp_path))


def test_an_address_opens_the_words_it_names(page: str, tmp_path: Path) -> None:
    """Emoji stand before the words: counted in the browser's units, the marks would slip by as many places."""
    words = sample.span("mina", "12 km")
    assert "🚢" in sample.REPORTS["mina"].text[: words.start]
    name, marked = shown(loaded(page, tmp_path, f"#r-mina-{words.start}-{words.end}"))
    assert name == sample.RTL_OUTLET
    assert marked == ["12 km", "from"]


def test_a_click_opens_the_words_of_the_statement(page: str, tmp_path: Path) -> None:
    name, marked = shown(loaded(without_policy(page).replace("</body>", f"{CLICK}</body>"), tmp_path))
    assert name == sample.RTL_OUTLET
    assert sorted(marked) == ["early on Tuesday", "ran aground"]


def test_the_policy_stops_a_script_that_is_not_the_pages_own(page: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the panel is closed"):
        shown(loaded(page.replace("</body>", f"{CLICK}</body>"), tmp_path))


def test_markup_of_a_report_stays_text_in_the_browser(page: str, tmp_path: Path) -> None:
    document = loaded(page, tmp_path)
    assert document.count("<script") == 1
    assert Page(document).elements
