"""Which names of one report are one: spellings, surnames, abbreviations defined in brackets."""

import re
from collections import Counter, defaultdict

from rapidfuzz.distance import Levenshtein

from rashomon.annotate.entities.bearers import with_whole_names
from rashomon.annotate.entities.spelling import Name, core, key
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import Tree
from rashomon.text.gazetteer import lookup

MAX_RIVALS = 50  # surnames compared letter by letter with one another, at most
FUZZY_LENGTH = 6  # letters: shorter surnames that differ in one letter are other people

_BODIES = frozenset(
    "front army guard council commission ministry government party union force forces movement brigade brigades committee agency"
    " organisation organization police parliament congress senate corps authority militia secretariat federation association"
    " coalition alliance battalion command bureau".split()
)
# What the model now and then calls a surname that stands alone.
_MAYBE_PERSON = frozenset({"person", "group", "organisation"})
_SMALL = frozenset("of the and for in on to de la des du et".split())
_PLACE_BEFORE = re.compile(
    r"\b(?:towns?|city|cities|villages?|districts?|areas?|suburbs?|regions?|provinces?|ports?|neighbou?rhoods?|municipality)"
    r" of (?:the )?\Z|\b(?:km|kilomet(?:er|re)s|miles) (?:\w+ )?(?:of|from) \Z"
    r"|\b(?:outskirts|control|residents|capital),? (?:of )?\Z"
    r"|\b(?:clashes|fighting|fought|killed|arrived|live[sd]?|held|hospitals?|streets|based) in \Z",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(
    r",? (?:(?:lies|is|stands|sits) )?(?:about |some |around |roughly |just )?\d[\d,.]* ?(?:km|kilomet(?:er|re)s|miles)\b"
    r"|, a (?:\w+ ){0,2}(?:town|city|village|port) |,? (?:has|had|have) fallen (?:to |into |under )"
)
# Who says is no place, where the gazetteer knows none of the name: "Washington said" speaks for a government.
_SPEAKS_BEHIND = re.compile(r",? (?:said|says|told|added|warned|stated)\b")
_LIST = re.compile(r",? and |, ")
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Sen|Rep|Gov|Rev|Sir|Dame|Lord|Lady|Sheikh|President"
    r"|General|Colonel|Major|Captain|Prime Minister|Minister)\.?(?:\s+|\Z))+"
)
_DATELINE_VOTES = 6  # a dateline names a place, whatever the model makes of the name further down
_DATELINE_PLACE = re.compile(r"[^\W\d_][^\d,(/:–—]{2,40}?(?=\s*(?:[,(/:–—]|\Z))")
# "HALMARA, Norland, May 3": of the parts behind the first those that the gazetteer knows.
_PART = re.compile(r"[^\s,/][^,/]*")
_DANGLING = re.compile(r"\s+(?:of|the|for|and|in)\Z")
_BRACKET = re.compile(
    r"[ \t]{0,2}[(\[](?:or |the |known as |also known as |formerly |hereafter )?[\"“'‘]?([^()\[\]\"”“\n]{2,40}?)[\"”'’]?[)\]]"
)
_POSSESSIVE = re.compile(r"(?:['’]s?|[,.;:\"”“]+)\Z")


def collect_names(document: Document) -> tuple[Name, ...]:
    """The model's names, trimmed, with the same words found again where the model passed them over.

    Returns:
        In order of position, without overlap.
    """
    found: list[Name] = []
    for sentence in document.tagged.sentences:
        for label in sentence.names:
            name = _trimmed(document.text, label.start, label.end, label.label)
            if name is not None:
                found.append(name)
    found.extend(_dated(document, found))
    found = [_with_head(document, name) for name in _hyphenated(document, found)]
    found = with_whole_names(document.text, found)
    found.extend(_bracketed(document, found))
    found.extend(_shortened(document, found))
    found.extend(_repeated(document, found))
    found.sort(key=lambda name: (name.start, -name.end))
    apart: list[Name] = []
    for name in found:
        if not apart or name.start >= apart[-1].end:
            apart.append(name)
    return _with_one_type(document, apart)


def _dated(document: Document, names: list[Name]) -> list[Name]:
    """The places of the dateline, which the model does not read: "HALMARA, Ind. (KESTREL) - …"."""
    dateline = document.report.dateline
    start = document.text.find(dateline, document.report.body) if dateline else -1
    if start < 0:
        return []
    found = []
    for first, part in enumerate(_PART.finditer(dateline.partition("(")[0])):
        head = _DATELINE_PLACE.match(part[0])
        if head is None or (first and not lookup(head[0])):
            continue
        name = _trimmed(document.text, start + part.start(), start + part.start() + head.end(), "place")
        if name is not None and not any(other.start < name.end and name.start < other.end for other in names):
            found.append(name)
    return found


def _trimmed(text: str, start: int, end: int, type_: str) -> Name | None:
    """A label without article, possessive and quotation marks."""
    while start < end and (text[start].isspace() or text[start] in "\"“'‘([,."):
        start += 1
    if text[start:end].casefold().startswith("the ") and end - start > 4:
        start += 4
    if type_ == "person" and (title := _TITLE.match(text, start, end)):
        start = title.end()
    last = _DANGLING.search(text, start, end)
    end = last.start() if last else end
    for _ in range(3):
        quote = text[start:end]
        match = _POSSESSIVE.search(quote[-4:])
        if match is None or (quote.endswith(".") and re.search(r"\b\w\.\Z", quote)):
            break
        end -= len(match.group())
    while end > start and text[end - 1].isspace():
        end -= 1
    form = key(text[start:end]) if start < end else ""
    if not any(char.isalnum() for char in form) or text[start:end].islower():
        return None
    return Name(start, end, type_, form)


def _hyphenated(document: Document, names: list[Name]) -> list[Name]:
    """Joins names that a hyphen divides: "Al-Mirsad" is one name."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before is not None and _glued(document.text, before.end, name.start):
            form = key(document.text[before.start : name.end])
            joined[-1] = Name(before.start, name.end, name.type, form)
        else:
            joined.append(name)
    return joined


def _glued(text: str, end: int, start: int) -> bool:
    """True where nothing but a hyphen stands between two names."""
    return text[end:start] in {"-", "‑", "–"} or (end == start and text[end - 1 : end] in {"-", "‑"})


def _with_head(document: Document, name: Name) -> Name:
    """Bodies named with "of" have their head back: "Government of National Accord" where "National Accord" was marked."""
    tree = document.tree_at(name.start)
    first = tree.at(name.start) if tree is not None and name.type == "organisation" else None
    if tree is None or first is None or first < 2:
        return name
    of = first - 1 - (tree.tokens[first - 1].form == "the")
    if of < 1 or tree.tokens[of].form != "of" or not _capital(tree, of - 1):
        return name
    head = of - 1
    while head > 1 and _capital(tree, head - 1):
        head -= 1
    if head == 0 or tree.tokens[head - 1].form.lower() not in {"the", "a", "’s", "'s", "-", "to", "by", "with"}:
        return name
    start = tree.tokens[head].start
    return Name(start, name.end, name.type, key(document.text[start : name.end]))


def _capital(tree: Tree, index: int) -> bool:
    return tree.tokens[index].form[:1].isupper() and tree.tokens[index].upos in {"PROPN", "NOUN", "ADJ"}


def _bracketed(document: Document, names: list[Name]) -> list[Name]:
    """Abbreviations in brackets behind a name that the model did not mark."""
    marked = {name.start for name in names}
    extra = []
    for name in names:
        match = _BRACKET.match(document.text, name.end)
        if match and match.start(1) not in marked and abbreviates(match.group(1), document.text[name.start : name.end]):
            extra.append(Name(match.start(1), match.end(1), name.type, key(match.group(1))))
    return extra


def abbreviates(short: str, full: str) -> bool:
    """True where `short` can be the abbreviation of `full`: ("GNA", "Government of National Accord")."""
    letters = short.replace(".", "").casefold()
    words = [word for word in re.split(r"[\s\-–/]+", full.casefold()) if word]
    if not 2 <= len(letters) <= 10 or not letters.isalnum() or " " in short or len(words) < 2:
        return False
    if sum(char.isupper() for char in short) < 2:
        return False
    for initials in ("".join(word[0] for word in words if word not in _SMALL), "".join(word[0] for word in words)):
        if _subsequence(letters, initials):
            return True
    return len(letters) >= 3 and letters[0] == words[0][0] and _subsequence(letters, "".join(words))


def _subsequence(short: str, full: str) -> bool:
    letters = iter(full)
    return all(char in letters for char in short)


def _last_words(document: Document, names: list[Name]) -> dict[str, str]:
    """The last word of a body's name, where one body alone has it: "Front" of "Azrakat Salvation Front" → its form."""
    called: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = document.text[name.start : name.end].split()
        if name.type in {"organisation", "group"} and len(words) > 1 and words[-1][:1].isupper() and words[-1].isalpha():
            called[words[-1]].add(name.form)
    fullest = {word: max(forms, key=lambda form: (len(form), form)) for word, forms in called.items()}
    return {word: form for word, form in fullest.items() if all(form.endswith(each) for each in called[word])}


def _shortened(document: Document, names: list[Name]) -> list[Name]:
    """Later mentions of a body by the last word of its name: "the Front"."""
    called = _last_words(document, names)
    first = {name.form: name.start for name in reversed(names)}
    extra = []
    for tree in document.trees:
        for index, token in enumerate(tree.tokens):
            form = called.get(token.form)
            if form is None or index == 0 or token.start < first[form] or tree.tokens[index - 1].form.lower() != "the":
                continue
            if index + 1 < len(tree.tokens) and tree.tokens[index + 1].form[:1].isupper():
                continue
            extra.append(Name(token.start, token.end, "organisation", key(token.form)))
    return extra


def _repeated(document: Document, names: list[Name]) -> list[Name]:
    """The same capitalised words elsewhere in the report, where the model marked nothing."""
    wanted: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for name in names:
        tree = document.tree_at(name.start)
        if tree is None or name.type == "event":
            continue
        words = tuple(tree.tokens[index].form for index in tree.between(name.start, name.end))
        if len(words) <= 8 and len(words[0]) > 1 and words[0][0].isupper() and (len(words) > 1 or len(words[0]) > 2):
            wanted[words[0]].setdefault(words, name.type)
    taken = {offset for name in names for offset in range(name.start, min(name.end, name.start + 200))}
    extra = []
    for tree in document.trees:
        for index, token in enumerate(tree.tokens):
            for words, type_ in wanted.get(token.form, {}).items():
                part = tree.tokens[index : index + len(words)]
                if tuple(each.form for each in part) != words or part[0].start in taken or part[-1].end - 1 in taken:
                    continue
                if part[0].upos != "PROPN" and len(words) == 1:
                    continue
                again = _trimmed(document.text, part[0].start, part[-1].end, type_)
                if again is not None:
                    extra.append(again)
    return extra


def _with_one_type(document: Document, names: list[Name]) -> tuple[Name, ...]:
    """Gives all mentions of one form the type that most of them have, words such as "the town of" counted double.

    A tie goes to the first.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    listed = False
    for place, name in enumerate(names):
        votes[name.form][name.type] += 1
        between = document.text[names[place - 1].end : name.start] if place else ""
        listed = _is_place(document.text, name) or (listed and _LIST.fullmatch(between) is not None)
        if _is_body(name):
            votes[name.form]["organisation"] += 2
        elif listed and name.type in {"person", "organisation", "facility"}:
            votes[name.form]["place"] += 2
        elif name.type == "place" and _SPEAKS_BEHIND.match(document.text, name.end) and not lookup(name.form):
            votes[name.form]["person"] += 2
    for name in _dated(document, []):
        votes[name.form]["place"] += _DATELINE_VOTES
    chosen = {form: max(types, key=lambda each: types[each]) for form, types in votes.items()}
    chosen |= dict.fromkeys(_surnames_of_the_title(document, names, chosen), "person")
    return tuple(Name(name.start, name.end, chosen[name.form], name.form) for name in names)


def _surnames_of_the_title(document: Document, names: list[Name], types: dict[str, str]) -> set[str]:
    """Places that the title alone names, by the last word of somebody's full name: "Anning contests result"."""
    body = document.report.body
    called = {core(form)[-1] for form, type_ in types.items() if type_ == "person" and len(core(form)) > 1}
    below = {name.form for name in names if name.start >= body}
    titled = {form for form, type_ in types.items() if type_ == "place"} - below
    return {form for form in titled if len(core(form)) == 1 and core(form)[0] in called}


def _is_body(name: Name) -> bool:
    """A name of several words whose last says that it is a body: "Azrakat Salvation Front"."""
    words = name.form.split()
    return len(words) > 1 and words[-1] in _BODIES


def _is_place(text: str, name: Name) -> bool:
    """Words beside a name that only places have."""
    before, behind = text[max(name.start - 40, 0) : name.start], text[name.end : name.end + 40]
    return bool(_PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(behind))


class Links:
    """Which forms are one name: a union of forms, rooted in the form that stands first."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, form: str) -> str:
        """The form that stands for all that were joined with this one."""
        while (parent := self._parent.get(form, form)) != form:
            form = parent
        return form

    def join(self, first: str, second: str) -> None:
        """Says that two forms are one name; the first stays the root."""
        one, other = self.root(first), self.root(second)
        if one != other:
            self._parent[other] = one


def link_names(document: Document, names: tuple[Name, ...]) -> Links:
    """Says which forms of the report's names are one: abbreviations first, then surnames."""
    links = Links()
    following = {name.start: name for name in names}
    for name in names:
        match = _BRACKET.match(document.text, name.end)
        other = following.get(match.start(1)) if match else None
        if other is not None and match is not None and other.end <= match.end():
            full, short = document.text[name.start : name.end], document.text[other.start : other.end]
            if abbreviates(short, full) or abbreviates(full, short):
                links.join(name.form, other.form)
    _link_persons(names, links)
    by_last: dict[str, list[str]] = defaultdict(list)
    for other_form in dict.fromkeys(name.form for name in names):
        by_last[other_form.rsplit(" ", 1)[-1]].append(other_form)
    for word, form in _last_words(document, list(names)).items():
        short = key(word)
        for other_form in by_last[short.rsplit(" ", 1)[-1]]:
            within = other_form.endswith(" " + short) and form.endswith(other_form)
            if other_form != form and (other_form == short or within):
                links.join(form, other_form)
    return links


def _link_persons(names: tuple[Name, ...], links: Links) -> None:
    """Surnames go to the full name that ends in them; where several do, to none."""
    forms = list(dict.fromkeys(name.form for name in names if name.type in _MAYBE_PERSON))
    persons = {name.form for name in names if name.type == "person"}
    full = [form for form in forms if len(core(form)) > 1 and form in persons]
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in full:
        by_last[core(form)[-1]].append(form)
        by_first[core(form)[0]].append(form)
    for form in full:
        # "Khalifa Belqasim Haftar" and "Khalifa Haftar" are one: first and last word agree.
        for other in by_last[core(form)[-1]]:
            if other != form and core(other)[0] == core(form)[0]:
                links.join(*sorted((form, other), key=lambda each: (-len(each), each)))
    for form in forms:
        if len(core(form)) != 1:
            continue
        word = core(form)[0]
        found = {links.root(each) for each in by_last.get(word, ())} or {links.root(each) for each in by_first.get(word, ())}
        if not found and form in persons:
            found = {links.root(each) for each in _misspelt(word, by_last)}
        if len(found) == 1:
            links.join(found.pop(), form)


def _misspelt(word: str, by_last: dict[str, list[str]]) -> list[str]:
    """Full names whose last word differs from this one in a single letter."""
    if len(word) < FUZZY_LENGTH:
        return []
    rivals = [last for last in by_last if last[:3] == word[:3] and len(last) >= FUZZY_LENGTH][:MAX_RIVALS]
    return [form for last in rivals if Levenshtein.distance(word, last, score_cutoff=1) <= 1 for form in by_last[last]]
