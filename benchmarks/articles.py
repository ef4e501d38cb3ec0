"""Article text out of HTML pages: what `rashomon.read` gives, beside trafilatura alone, on the same pages in the same run.

Archives are told apart by what they hold:

- `evaldata.json` and pages: trafilatura's evaluation set. Each page has segments that must and that must not be in the text;
  counted as trafilatura's own evaluation counts them (white space normalised, substring, over all pages).
- `PUBLISHER.json` beside `PUBLISHER_DATE.html`: fundus (Dallabetta et al. 2024). The wanted text is summary, headlines and
  paragraphs.
- `ground-truth.json` and pages: the Scrapinghub article extraction benchmark.

The last two are scored by 4-grams of words as the Scrapinghub benchmark has them: each page counts alike; precision and recall
are means over pages, F1 is of these means.

No archive of the development data carries "dev" in its name, so the split `dev` takes all that do not carry "test".
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.frame import DataAbsent, Outcome, Stopwatch, carries, folder, members, pick, thin

NAME = "articles"
DATA = ("article_extraction",)
SUMMARY = "Article text out of HTML pages, beside trafilatura alone: must and must-not segments, 4-grams of words."

_GRAM = 4
Extract = Callable[[str, bytes], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what is wanted of it: segments (must, must not), or the text."""

    group: str
    name: str
    data: bytes
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    text: str = ""


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Run on the archives of the split; `limit` is the most pages of each group."""
    groups: dict[str, list[Page]] = {}
    for path in _archives(data, split):
        for page in _pages(members(path)):
            groups.setdefault(page.group, []).append(page)
    watch, peer_watch, words = Stopwatch(), Stopwatch(), 0
    measures: dict[str, Any] = {}
    peer: dict[str, Any] = {}
    for group, pages in sorted(groups.items()):
        chosen = thin(pages, limit)
        ours = _texts(chosen, _read, watch)
        measures[group] = {"n": len(chosen)} | _score(chosen, ours)
        peer[group] = {"n": len(chosen)} | _score(chosen, _texts(chosen, _trafilatura, peer_watch))
        words += sum(len(text.split()) for text in ours)
    n = sum(group["n"] for group in measures.values())
    return Outcome(n, measures | {"peer": peer}, words, watch.seconds)


def _archives(data: Path, split: str) -> tuple[Path, ...]:
    try:
        return pick(data, DATA[0], split, "*.tar.xz")
    except DataAbsent:
        here = sorted(folder(data, DATA[0]).glob("*.tar.xz"))
        without = tuple(path for path in here if not carries(path.name, "test"))
        if split != "dev" or not without:
            raise
        return without


def _pages(files: dict[str, bytes]) -> Iterator[Page]:
    held = {Path(name).name: name for name in files}
    if "evaldata.json" in held:
        yield from _segmented(files, held["evaldata.json"])
    elif "ground-truth.json" in held:
        yield from _shingled(files, held["ground-truth.json"])
    else:
        yield from _published(files)


def _segmented(files: dict[str, bytes], index: str) -> Iterator[Page]:
    pages = {Path(name).name: content for name, content in files.items() if not name.endswith(".json")}
    for _, item in sorted(json.loads(files[index]).items()):
        name = Path(item["file"]).name
        if name in pages:
            yield Page("trafilatura_set", name, pages[name], must=tuple(item["with"]), must_not=tuple(item["without"]))


def _shingled(files: dict[str, bytes], index: str) -> Iterator[Page]:
    pages = {Path(name).stem: content for name, content in files.items() if name.endswith((".html", ".htm"))}
    for key, item in sorted(json.loads(files[index]).items()):
        if key in pages:
            yield Page("scrapinghub", f"{key}.html", pages[key], text=item.get("articleBody", ""))


def _published(files: dict[str, bytes]) -> Iterator[Page]:
    """Fundus: the versions of a publisher's parser and the publisher's pages stand in the same order."""
    for name in sorted(name for name in files if name.endswith(".json")):
        wanted = json.loads(files[name])
        if not isinstance(wanted, dict) or not all(isinstance(item, dict) and "body" in item for item in wanted.values()):
            continue
        pages = sorted(page for page in files if re.fullmatch(re.escape(name[:-5]) + r"_\d{4}_\d\d_\d\d\.html", page))
        versions = sorted(wanted, key=lambda version: [int(number) for number in re.findall(r"\d+", version)])
        for version, page in zip(versions, pages, strict=False):
            yield Page("fundus", Path(page).name, files[page], text=_body(wanted[version]["body"]))


def _body(body: dict[str, Any]) -> str:
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        parts += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    return "\n".join(parts)


def _texts(pages: Sequence[Page], extract: Extract, watch: Stopwatch) -> list[str]:
    extract("warm.html", b"<html><body><p>Loads what is loaded once, outside the time that is taken.</p></body></html>")
    texts = []
    for page in pages:
        with watch:
            texts.append(extract(page.name, page.data))
    return texts


def _read(name: str, data: bytes) -> str:
    from rashomon.read import read  # noqa: PLC0415

    return "\n\n".join(report.text[report.body :] for report in read(name, data).reports)


def _trafilatura(_: str, data: bytes) -> str:
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(data, fast=False, include_comments=False, include_tables=True, include_formatting=False) or ""


# --- scores ---------------------------------------------------------------------------------------


def _score(pages: Sequence[Page], texts: Sequence[str]) -> dict[str, float]:
    return _by_segments(pages, texts) if pages[0].must else _by_grams(pages, texts)


def _by_segments(pages: Sequence[Page], texts: Sequence[str]) -> dict[str, float]:
    held = dropped = wrong = spared = 0
    for page, text in zip(pages, texts, strict=True):
        flat = _flat(text)
        has = sum(_flat(segment) in flat for segment in page.must)
        has_not = sum(_flat(segment) in flat for segment in page.must_not)
        held, dropped = held + has, dropped + len(page.must) - has
        wrong, spared = wrong + has_not, spared + len(page.must_not) - has_not
    return {
        "precision": held / (held + wrong) if held + wrong else 0.0,
        "recall": held / (held + dropped) if held + dropped else 0.0,
        "f1": 2 * held / (2 * held + wrong + dropped) if held + wrong + dropped else 0.0,
        "accuracy": (held + spared) / (held + dropped + wrong + spared) if pages else 0.0,
    }


def _flat(text: str) -> str:
    return " ".join(text.split())


def _by_grams(pages: Sequence[Page], texts: Sequence[str]) -> dict[str, float]:
    precisions, recalls = [], []
    for page, text in zip(pages, texts, strict=True):
        wanted, given = _grams(page.text), _grams(text)
        shared = sum((wanted & given).values())
        if given:
            precisions.append(shared / sum(given.values()))
        if wanted:
            recalls.append(shared / sum(wanted.values()))
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
    }


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[index : index + _GRAM]) for index in range(max(1, len(words) - _GRAM + 1)) if words)
