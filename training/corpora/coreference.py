"""Reports with their entities' mentions linked: GUM, MEANTIME, ECB+."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks._treebank import GUM_OPEN, documents
from benchmarks.frame import members
from training.documents import join_words

Span = tuple[int, int]
_MEANTIME_LINES = 6  # only the title and the first five sentences are annotated
_BRACKET = re.compile(r"\((?P<open>\d+(?:\[\d+/\d+\])?)(?P<about>(?:-[^()]*)?)|(?P<close>\d+(?:\[\d+/\d+\])?)?\)")


@dataclass(frozen=True, slots=True)
class Linked:
    """One text with the mentions of its entities.

    Attributes:
        name: of the document.
        text: its words as written.
        clusters: mentions of each entity as [start, end) in code points, in order; singletons too where the set has them.
        types: the set's own type of each cluster.
        scored: the parts of the text that were annotated; None: all of it.
    """

    name: str
    text: str
    clusters: tuple[tuple[Span, ...], ...]
    types: tuple[str, ...]
    scored: tuple[Span, ...] | None = None


def read_gum(archive: Path) -> Iterator[Linked]:
    """GUM (Zeldes 2017): all noun phrases and pronouns, singletons too; open genres only."""
    for name, content in sorted(members(archive).items()):
        genre = re.match(r"(?:.*/)?GUM_([a-z]+)_", name)
        if genre is None or genre.group(1) not in GUM_OPEN:
            continue
        lines = content.decode("utf-8").split("\n")
        document = next(documents(lines))
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        marks = [row[9] for row in rows if row[0].isdigit()]
        yield _linked(Path(name).stem, document.text, _brackets(marks, document.spans))


def _brackets(marks: list[str], spans: list[Span]) -> dict[str, list[tuple[Span, str]]]:
    """The mentions of each entity from the brackets at its words. Of one in pieces the first stands."""
    found: dict[str, list[tuple[Span, str]]] = {}
    waiting: list[tuple[str, int, str]] = []
    for index, mark in enumerate(marks):
        entity = next((each[7:] for each in mark.split("|") if each.startswith("Entity=")), "")
        for match in _BRACKET.finditer(entity):
            if match["open"]:
                waiting.append((match["open"], index, match["about"].split("-")[1] if match["about"] else ""))
                continue
            wanted = match["close"] or waiting[-1][0]
            place = max(place for place, each in enumerate(waiting) if each[0] == wanted)
            group, first, type_ = waiting.pop(place)
            key, _, piece = group.partition("[")
            if not piece or piece.startswith("1/"):
                found.setdefault(key, []).append(((spans[first][0], spans[index][1]), type_))
    return found


def _linked(name: str, text: str, found: dict[str, list[tuple[Span, str]]], scored: tuple[Span, ...] | None = None) -> Linked:
    """Every span stands once: of two entities on one span the larger has it."""
    order = sorted(found, key=lambda key: (-len(found[key]), min(found[key])))
    taken: set[Span] = set()
    clusters, types = [], []
    for key in order:
        spans = sorted({span for span, _ in found[key]} - taken)
        if spans:
            taken.update(spans)
            clusters.append(tuple(spans))
            types.append(found[key][0][1])
    return Linked(name, text, tuple(clusters), tuple(types), scored)


def read_meantime(archive: Path, corpora: tuple[str, ...]) -> Iterator[Linked]:
    """MEANTIME (Minard et al. 2016), layer of single documents: entities in the title and the first five sentences."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda each: each.name):
            path = Path(member.name)
            if not member.isfile() or path.suffix != ".xml" or path.parent.name.removeprefix("corpus_") not in corpora:
                continue
            if path.parent.parent.name != "intra-doc_annotation":
                continue
            handle = tar.extractfile(member)
            if handle is not None:
                yield _meantime(path.stem, ElementTree.fromstring(handle.read()))  # noqa: S314 - our own data


def _meantime(name: str, root: ElementTree.Element) -> Linked:
    lines: dict[int, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        lines.setdefault(int(token.attrib["sentence"]), []).append((token.attrib["t_id"], token.text or ""))
    text, spans, last = "", {}, 0
    for number in sorted(lines):
        line, places = join_words([word for _, word in lines[number]])
        for (key, _), (start, end) in zip(lines[number], places, strict=True):
            spans[key] = (len(text) + start, len(text) + end)
        text += line + "\n"
        last = len(text) if number < _MEANTIME_LINES else last
    mentions = {}
    for node in root.iter("ENTITY_MENTION"):
        words = [spans[anchor.attrib["t_id"]] for anchor in node.iter("token_anchor")]
        if words:
            mentions[node.attrib["m_id"]] = (min(words)[0], max(words)[1])
    types = {node.attrib["m_id"]: node.attrib.get("ent_type", "") for node in root.iter("ENTITY")}
    found: dict[str, list[tuple[Span, str]]] = {}
    joined: set[str] = set()
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        if target is None or target.attrib["m_id"] not in types:
            continue
        for part in link.iter("source"):
            if part.attrib["m_id"] in mentions:
                joined.add(part.attrib["m_id"])
                key = target.attrib["m_id"]
                found.setdefault(key, []).append((mentions[part.attrib["m_id"]], types[key]))
    found.update({f"m{key}": [(span, "")] for key, span in mentions.items() if key not in joined})
    return _linked(name, text, found, ((0, last),))


def read_ecbplus(path: Path) -> Iterator[Linked]:
    """ECB+ (Cybulska & Vossen 2014): participants and places in the chosen sentences, no pronoun left out there."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text, offsets = "", []
            for sentence in row["sentences"]:
                joined, places = join_words(sentence)
                offsets.append([(len(text) + start, len(text) + end) for start, end in places])
                text += joined + "\n"
            found: dict[str, list[tuple[Span, str]]] = {}
            for mention in row["mentions"]:
                kind = mention["tag"]
                if mention["sent"] in row["selected_sentences"] and kind.startswith(("HUMAN", "NON_HUMAN", "LOC")):
                    places = offsets[mention["sent"]]
                    span = (places[mention["tokens"][0]][0], places[mention["tokens"][-1]][1])
                    found.setdefault(mention["chain"] or f"m{mention['m_id']}", []).append((span, kind))
            scored = tuple((offsets[each][0][0], offsets[each][-1][1]) for each in row["selected_sentences"] if offsets[each])
            yield _linked(row["doc_id"], text, found, scored)
