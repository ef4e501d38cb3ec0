"""One scheme for names, and how each data set's labels are brought to it.

person, organisation, place, facility, group, event. Titles stand outside a name ("President
Arendt" names Arendt), a determiner too.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.language.words import word_set

if TYPE_CHECKING:
    from training.documents import Document

FACILITY = word_set(
    """
    airport airfield airbase aerodrome bridge stadium arena hall prison jail palace tower station building
    hospital dam mosque cathedral church chapel highway motorway freeway tunnel museum theatre theater hotel camp
    base fort castle temple monastery abbey refinery plant terminal harbour harbor pier cemetery memorial monument
    mall plaza square barracks courthouse library centre center avenue street road boulevard crossing checkpoint
    """
)
EVENT = word_set(
    """
    war wars olympics olympic games championship championships cup revolution uprising massacre summit conference
    festival hurricane storm typhoon cyclone earthquake tsunami election elections operation battle crisis spring
    holocaust intifada jihad genocide offensive protests riots day christmas easter ramadan convention debate
    attacks marathon awards exhibition expo treaty accord
    """
)
TITLES = word_set(
    """
    mr mrs ms miss dr prof professor president vice prime minister secretary senator sen rep representative
    congressman congresswoman governor gov mayor general gen colonel col major maj captain capt lieutenant lt
    sergeant sgt judge justice king queen prince princess pope sir lord lady chancellor ambassador attorney chief
    director chairman chairwoman ceo commander admiral sheikh imam ayatollah reverend rev father sister brother
    saint uncle aunt former acting deputy foreign defense defence interior state coach officer detective inspector
    spokesman spokeswoman spokesperson
    """
)
CONNECTORS = word_set(
    """
    of the and for de la del di von van der bin al el & - ' ’s 's
    """
)
MONTHS = word_set(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """
)
_DEMONYM = re.compile(r"[A-Z][\w'’-]{2,}(?:an|ian|ish|ese|ist|ists|ans|ians|i|is|ic|ite|ites)\Z")
GROUPS = word_set(
    """
    french dutch greek greeks swiss danish dane danes swede swedes turk turks turkish pole poles polish finn finns
    welsh scottish scot scots irish english british briton britons spanish spaniard spaniards thai filipino
    filipinos kurd kurds kurdish arab arabs arabic arabian jew jews jewish muslim muslims islamic islamist
    islamists christian christians catholic catholics protestant protestants orthodox sunni sunnis shia shias
    shiite shiites shi'ite shi'ites shi’ite alawite alawites druze yazidi yazidis hindu hindus buddhist buddhists
    sikh sikhs mormon mormons republican republicans democrat democrats democratic communist communists socialist
    socialists marxist nazi nazis labour tory tories conservative conservatives liberal liberals latino latinos
    hispanic hispanics african africans european europeans asian asians american americans soviet soviets serb
    serbs serbian croat croats bosniak czech czechs slovak slovaks magyar israeli israelis palestinian
    palestinians iraqi iraqis pakistani pakistanis saudi saudis emirati qatari yemeni yemenis kuwaiti omani
    bahraini bangladeshi nepali afghan afghans uzbek uzbeks tajik kazakh kyrgyz turkmen uyghur uyghurs uighur
    rohingya tamil tamils pashtun hazara tuareg berber baloch sinhalese lebanese sudanese chinese japanese
    vietnamese burmese maltese portuguese senegalese congolese taiwanese
    """
)
_PRONOUNS = word_set(
    """
    i he she we you they it his her our their my your me us them this that who
    """
)


# In the list of territories, but bodies or no place at all.
_NO_PLACES = frozenset(("European Union", "United Nations", "Cyberspace", "Global"))


@cache
def _territories() -> frozenset[str]:
    """Countries and their parts by name, so that a country that acts is still a place."""
    path = Path(os.environ.get("RASHOMON_SHARED", "../shared")) / "data/name_resources/territories.jsonl"
    names: set[str] = {"u.s.", "us", "u.k.", "uk", "usa", "u.s.a.", "america", "britain", "england", "uae"}
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if row["name"] in _NO_PLACES:
                    continue
                names.add(row["name"].lower())
                names.update(name.lower() for name in row.get("names_strong", []) if len(name) > 4)
    return frozenset(names)


@cache
def _is_demonym(word: str) -> bool:
    lower = word.lower()
    if lower in GROUPS:
        return True
    match = _DEMONYM.match(word)
    if not match or lower in _territories():
        return False
    stem = re.sub(r"(?:ians?|ans?|ish|ese|is?)\Z", "", lower)
    return len(stem) > 3 and any(name.startswith(stem) and len(name) < len(stem) + 4 for name in _territories())


def is_group(words: list[str]) -> bool:
    """Whether a name is a nationality, a faith or a party in its adjective or plural form."""
    return _is_demonym(words[-1]) and all(word[:1].isupper() or word == "-" for word in words) and len(words) <= 3


def add_groups(document: Document) -> None:
    """Adds groups where a set labels none: single words that are nationalities, faiths, parties."""
    for index, word in enumerate(document.words):
        if document.names and document.names[index] == "O" and word[:1].isupper() and is_group([word]):
            document.names[index] = "B-group"


def base_label(kind: str, words: list[str]) -> str | None:
    """The scheme's label for a named span of one of the usual kinds (CoNLL, OntoNotes, WNUT, GUM)."""
    last = words[-1].lower().strip(".")
    kind = kind.lower()
    if all(word.lower() in MONTHS or word.isdigit() for word in words) or _is_pronoun(words[0]):
        return None
    if is_group(words) and len(words) == 1:
        return "group"
    plain = " ".join(words).lower().removeprefix("the ")
    if kind in ("org", "organization", "organisation", "loc", "gpe", "place", "location") and plain in _territories():
        return "place"
    if kind in ("per", "person"):
        return "person"
    if kind in ("org", "organization", "organisation", "corporation", "group"):
        return "facility" if last in ("airport", "bridge", "stadium", "prison", "dam", "mosque", "highway") else "organisation"
    if kind in ("loc", "gpe", "place", "location"):
        return "facility" if len(words) > 1 and last in FACILITY else "place"
    if kind in ("event",):
        return "event"
    if kind == "misc":
        if len(words) <= 2 and _DEMONYM.match(words[-1]):
            return "group"
        if len(words) > 1 and {word.lower() for word in words} & EVENT:
            return "event"
    return None


def _is_pronoun(word: str) -> bool:
    """Whether a name begins with a pronoun; "US" in capitals is the country."""
    return word.lower() in _PRONOUNS and (len(word) == 1 or not word.isupper())


def strip_title(words: list[str], start: int, end: int) -> int:
    """Where a person's name begins behind titles and determiners."""
    while start < end - 1 and (words[start].lower().strip(".") in TITLES or words[start].lower() in ("the", "a", "an")):
        start += 1
    return start


def name_of_mention(document: Document, start: int, end: int, kind: str) -> list[tuple[int, int, str]]:
    """The name inside a GUM entity mention, when its head is a proper noun.

    A mention is a whole noun phrase; the name is the run of proper nouns around its head, with the
    small words that proper nouns enclose ("Bank of Ilyria").
    """
    if kind not in ("person", "place", "organization", "event") or document.upos is None or document.head is None:
        return []
    heads = [i for i in range(start, end) if not start <= document.head[i] < end]
    proper = document.proper
    if len(heads) != 1 or proper is None or not proper[heads[0]]:
        return []
    first = last = heads[0]
    while first > start and proper[first - 1]:
        first -= 1
    while last + 1 < end:
        following = last + 1
        if proper[following]:
            last = following
            continue
        ahead = following
        while ahead < end and ahead - following < 2 and document.words[ahead].lower() in CONNECTORS:
            ahead += 1
        if following < ahead < end and proper[ahead] and document.words[following].lower() in ("of", "-", "&"):
            last = ahead
            continue
        break
    words = document.words[first : last + 1]
    label = base_label({"organization": "org"}.get(kind, kind), words)
    if label == "person":
        first = strip_title(document.words, first, last + 1)
    if kind == "event" and not {word.lower() for word in words} & EVENT:
        return []
    return [(first, last + 1, label)] if label else []


def usable(words: list[str], start: int, end: int) -> bool:
    """Whether a stripped name still looks like one."""
    return start < end and words[start][:1].isupper() and words[end - 1].lower().strip(".") not in TITLES


def settle(documents: Sequence[Document], *, share: float = 0.6) -> None:
    """One form, one type: the majority over the whole set, or unknown where there is none."""
    votes: dict[str, Counter[str]] = {}
    for document in documents:
        for start, end, kind in _spans(document.names or []):
            votes.setdefault(" ".join(document.words[start:end]).lower(), Counter())[kind] += 1
    for document in documents:
        if document.names is None:
            continue
        for start, end, kind in _spans(document.names):
            count = votes[" ".join(document.words[start:end]).lower()]
            best, number = max(count.items(), key=lambda item: (item[1], item[0]))
            if number < share * count.total():
                document.names[start:end] = ["?"] * (end - start)
            elif best != kind:
                document.names[start:end] = [f"{'I' if i else 'B'}-{best}" for i in range(end - start)]


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        part, _, kind = tag.partition("-")
        if part == "B":
            spans.append((index, index + 1, kind))
        elif part == "I":
            spans[-1] = (spans[-1][0], index + 1, kind)
    return spans
