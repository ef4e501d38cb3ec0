"""Our own words judge nothing: no form says what is so and what is not."""

import ast
import re
from importlib.resources import files

import pytest

from rashomon.export import FORMATS, export
from tests.compose import sample

VERDICT = re.compile(
    r"\b(confirm\w*|true|truth\w*|false\w*|debunk\w*|correct\w*|incorrect\w*|wrong\w*|lie[sd]?|lying|fake\w*|"
    r"verified|verify|proven|proved|disproved|misinformation|disinformation|hoax\w*|rumou?r\w*|alleged\w*|fact-?check\w*)\b",
    re.IGNORECASE,
)


def literals(package: str) -> list[str]:
    """Every string of a package's code that is no docstring; tables of weights hold words of reports that features look for."""
    found: list[str] = []
    for file in sorted(files(package).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".py") or file.name.endswith("_weights.py"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare
        ]
    return found


@pytest.mark.parametrize("package", ["rashomon.compose", "rashomon.export"])
def test_no_string_of_ours_is_a_verdict(package: str) -> None:
    strings = literals(package)
    assert len(strings) > 20
    assert [s for s in strings if VERDICT.search(s)] == []


def test_no_word_of_the_template_is_a_verdict() -> None:
    template = (files("rashomon.export") / "page" / "page.html.j2").read_text(encoding="utf-8")
    words = re.sub(r"\{[%{].*?[%}]\}|<[^>]*>|aria-hidden=\"true\"", " ", template, flags=re.DOTALL)
    assert "Where they differ" in words
    assert VERDICT.findall(words) == []


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_no_form_of_the_sample_holds_a_verdict(form: str) -> None:
    """The sample's reports hold no such word, so one that stands in the account is ours."""
    assert all(not VERDICT.search(report.text) for report in sample.REPORTS.values())
    assert VERDICT.findall(export(sample.account(), form)) == []


def test_the_forms_are_the_documented_ones() -> None:
    assert sorted(FORMATS) == ["html", "json", "markdown", "text"]
