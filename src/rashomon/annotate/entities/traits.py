"""What a candidate mention looks like: the words by which the linker tells mentions, and mentions of one thing, from others."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.annotate.entities.names import Links
from rashomon.annotate.entities.phrases import Phrase
from rashomon.annotate.entities.spelling import Name
from rashomon.annotate.entities.titles import gender
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.quotes import Quotations

# Pronouns by whom they can mean; forms of one class are one person's.
PRONOUNS: Mapping[str, str] = {
    form: name
    for name, forms in {
        "i": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves themself 'em",
        "this": "this",
        "that": "that",
        "these": "these",
        "those": "those",
        "who": "who whom whose",
        "which": "which",
        "one": "one ones",
        "here": "here",
        "there": "there",
        "what": "what whatever whoever",
    }.items()
    for form in forms.split()
}
_REFLEXIVE = frozenset("myself ourselves yourself yourselves himself herself itself themselves themself".split())
_DETERMINERS = {
    "the": "the",
    "a": "a",
    "an": "a",
    "this": "this",
    "that": "this",
    "these": "this",
    "those": "this",
    "such": "this",
}
_FIRST_WORDS = {"DET": "some", "NUM": "num", "PRON": "poss"}
_MODIFIERS = frozenset({"amod", "nmod", "compound", "acl", "nummod"})
_LOOKED_ABOVE = frozenset({"it", "this", "that", "they"})
_CASES = frozenset({"of", "in", "by", "to", "for", "with"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_SUFFIX = 3
LOOK_BACK = 6  # attributions before a phrase among which the one that holds it is looked for
_SEXES = {"he": "m", "she": "f"}


@dataclass(slots=True)  # not frozen: one for every third word, made in a third of the time
class Traits:
    """A candidate mention described.

    Attributes:
        phrase: where it stands.
        at: offset of its head.
        kind: "pronoun", "name", "noun" or "other".
        pronoun: class of a pronoun, else "".
        head: lemma of the head, for pronouns their class.
        words: all content words, in lower case, without articles.
        content: the same as a set, without small words.
        modifiers: content words but the head.
        numbers: numerals.
        root: the one form of all spellings of a name, else "".
        name: type of the name at the head, else "".
        named: where that name stands.
        plural: True, False, or None where it does not show.
        sex: "m", "f" or "".
        sort: type of thing that the head stands for, "" where it is not known.
        role: relation of the head.
        verb: token number of the head's governor, -1 for none.
        quote: where the quotation begins that it stands in, -1 for none.
        speaker: the words for who says what it stands in, None where nobody does.
        looks: features for the linker.
    """

    phrase: Phrase
    at: int
    kind: str
    pronoun: str
    head: str
    words: tuple[str, ...]
    content: frozenset[str]
    modifiers: frozenset[str]
    numbers: frozenset[str]
    root: str
    name: str
    named: tuple[int, int] | None
    plural: bool | None
    sex: str
    sort: str
    role: str
    verb: int
    quote: int
    speaker: tuple[int, int] | None
    looks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What traits are read from beside the parse.

    Attributes:
        document: the report.
        names: its names, in order.
        starts: their offsets.
        links: which names are one.
        quotes: its quotations.
        sorts: sort of thing by noun and by ending ("-ist").
        said: what is said by whom, as (start, end, words for the speaker), in order.
    """

    document: Document
    names: tuple[Name, ...]
    starts: tuple[int, ...]
    links: Links
    quotes: Quotations
    sorts: Mapping[str, str]
    said: tuple[tuple[int, int, tuple[int, int]], ...]


def surroundings(
    document: Document, names: tuple[Name, ...], links: Links, quotes: Quotations, sorts: Mapping[str, str]
) -> Surroundings:
    """Gathers them."""
    said = sorted((*each.content, each.source) for each in document.tagged.attributions if each.source is not None)
    return Surroundings(document, names, tuple(name.start for name in names), links, quotes, sorts, tuple(said))


def shape_of(around: Surroundings, phrase: Phrase) -> "Shape":
    """What a candidate is, as far as the filter of mentions needs it."""
    tree = around.document.trees[phrase.tree]
    token = tree.tokens[phrase.head]
    alone = phrase.first == phrase.last and token.upos in {"PRON", "DET", "ADV", "SCONJ"}
    pronoun = PRONOUNS.get(token.form.lower(), "") if alone else ""
    name = _name_at(around, token.start) if not pronoun and not phrase.joined else None
    kind = _kind(token.upos, pronoun=bool(pronoun), named=name is not None)
    lemma = pronoun or tree.lemma(phrase.head)
    sort = name.type if name is not None else "" if pronoun else sort_of(around.sorts, lemma)
    copular = tree.kid(phrase.head, "cop") is not None
    return Shape(tree, phrase, kind, pronoun, lemma, name, sort, _determiner(tree, phrase), copular)


def _kind(upos: str, *, pronoun: bool, named: bool) -> str:
    if pronoun:
        return "pronoun"
    if named or upos == "PROPN":
        return "name"
    return "noun" if upos == "NOUN" else "other"


def _determiner(tree: Tree, phrase: Phrase) -> str:
    """The class of the first word: article, demonstrative, possessive, quantifier, numeral, none."""
    first = tree.tokens[phrase.first]
    if phrase.first == phrase.head:
        return "none"
    found = _DETERMINERS.get(first.form.lower())
    if found:
        return found
    possessor = tree.kid(phrase.head, "nmod:poss")
    if possessor is not None and possessor < phrase.head:
        return "poss"
    return _FIRST_WORDS.get(first.upos, "none")


def traits_of(around: Surroundings, shape: "Shape") -> Traits:
    """Describes one mention."""
    tree, phrase, name = shape.tree, shape.phrase, shape.name
    token = tree.tokens[phrase.head]
    words = _words(tree, phrase)
    content = frozenset(word for word in words if len(word) > 2 or word.isdigit())
    plural = _plural(shape)
    sex = _SEXES.get(shape.pronoun, "")
    if not shape.pronoun and not phrase.joined:
        sex = gender(" ".join(each.form for each in tree.tokens[phrase.first : min(phrase.last, phrase.first + 5) + 1]))
    quote = around.quotes.at(token.start)
    quoted = quote.start if quote is not None else -1
    return Traits(
        phrase=phrase,
        at=token.start,
        kind=shape.kind,
        pronoun=shape.pronoun,
        head=shape.lemma,
        words=words,
        content=content,
        modifiers=content - {token.form.lower(), shape.lemma},
        numbers=frozenset(word for word in words if word[:1].isdigit()),
        root=around.links.root(name.form) if name is not None else "",
        name=name.type if name is not None else "",
        named=(name.start, name.end) if name is not None else None,
        plural=plural,
        sex=sex,
        sort=shape.sort,
        role=tree.relation[phrase.head],
        verb=token.head,
        quote=quoted,
        speaker=_speaker(around, phrase),
        looks=(*shape.looks(), f"number={plural!s}", f"sex={sex}", f"quoted={quoted >= 0!s}", f"first={phrase.tree == 0!s}"),
    )


def sort_of(sorts: Mapping[str, str], lemma: str) -> str:
    """The sort of thing that a noun stands for: by the noun, else by its ending."""
    return sorts.get(lemma) or sorts.get("-" + lemma[-4:]) or sorts.get("-" + lemma[-_SUFFIX:]) or ""


def _name_at(around: Surroundings, offset: int) -> Name | None:
    place = bisect_right(around.starts, offset) - 1
    return around.names[place] if place >= 0 and offset < around.names[place].end else None


def _speaker(around: Surroundings, phrase: Phrase) -> tuple[int, int] | None:
    """The words for the speaker of the innermost content that holds a phrase."""
    place = bisect_right(around.said, (phrase.start, len(around.document.text) + 1, (0, 0)))
    for start, end, source in reversed(around.said[max(place - LOOK_BACK, 0) : place]):
        if start <= phrase.start and phrase.end <= end:
            return source
    return None


def _words(tree: Tree, phrase: Phrase) -> tuple[str, ...]:
    found = []
    for index in range(phrase.first, min(phrase.last + 1, phrase.first + 12)):
        if tree.tokens[index].upos not in {"DET", "PUNCT", "PART"}:
            found.append(tree.tokens[index].form.lower())
    return tuple(found)


def _plural(shape: "Shape") -> bool | None:
    if shape.phrase.joined or shape.pronoun in {"we", "they", "these", "those"}:
        return True
    if shape.pronoun:
        return False if shape.pronoun in {"i", "he", "she", "it", "this"} else None
    if shape.kind == "noun":
        form = shape.tree.tokens[shape.phrase.head].form.lower()
        return form != shape.tree.lemma(shape.phrase.head) and form.endswith(("s", "n"))
    return False if shape.kind == "name" else None


@dataclass(slots=True)  # not frozen, like traits
class Shape:
    """A candidate before it is described in full: what its features are made of."""

    tree: Tree
    phrase: Phrase
    kind: str
    pronoun: str
    lemma: str
    name: Name | None
    sort: str
    determiner: str
    copular: bool

    def marks(self) -> tuple[str, ...]:
        """Features for the filter."""
        tree, head, phrase = self.tree, self.phrase.head, self.phrase
        token, relation = tree.tokens[head], tree.relation[head]
        above = tree.tokens[token.head] if token.head >= 0 else None
        own = self.kind in {"pronoun", "other"} or token.upos in {"PRON", "DET", "ADV", "ADJ"}
        word = token.form.lower() if own else self.lemma
        inside = self.name is not None and (self.name.start < phrase.start or self.name.end > phrase.end)
        behind = tree.tokens[phrase.last + 1].form.lower() if phrase.last + 1 < len(tree.tokens) else ""
        before = tree.tokens[phrase.first - 1].form.lower() if phrase.first else ""
        full = f"{token.upos}|{token.deprel}"
        return (
            full + ("|and" if phrase.joined else ""),
            f"{full}|{above.upos if above else ''}|{tree.relation[token.head] if above else ''}",
            f"word={word}",
            f"word={word}|{relation}",
            f"det={self.determiner}|{self.kind}|{phrase.joined!s}",
            f"det={self.determiner}|{relation}",
            f"whole={self.name is not None!s}|{inside!s}|{relation == 'compound'!s}",
            f"name={self.name.type if self.name else ''}|{relation}",
            f"long={min(phrase.last - phrase.first, 6)}|{relation == 'compound'!s}",
            f"case={tree.case(head)}",
            f"behind={behind}" if len(behind) < 3 or self.kind != "noun" else "behind",
            f"before={before}" if len(before) < 3 else "before",
            f"above={tree.lemma(token.head) if above else ''}|{relation}",
            f"sort={self.sort}|{relation}",
            f"cop={self.copular!s}|{self.determiner}",
            f"digit={token.form[:1].isdigit()!s}|{token.deprel}",
        )

    def looks(self) -> tuple[str, ...]:
        """Features for the linker."""
        tree, head, phrase = self.tree, self.phrase.head, self.phrase
        token = tree.tokens[head]
        above = token.head
        role = tree.relation[head]
        case = tree.case(head)
        subject = role in _SUBJECTS
        main = subject and above >= 0 and tree.tokens[above].head < 0
        form = token.form.lower()
        modified = any(tree.relation[child] in _MODIFIERS for child in tree.children[head])
        return (
            f"kind={self.kind}",
            f"pronoun={form if self.pronoun else ''}",
            f"class={self.pronoun}",
            f"head={self.lemma if self.kind != 'name' else ''}",
            f"det={self.determiner}|{self.kind}",
            f"sort={self.sort}|{self.kind}",
            f"name={self.name.type if self.name else ''}",
            f"role={role}",
            f"deprel={token.deprel}",
            f"main={main!s}",
            f"start={min(phrase.first, 3)}|{self.kind}",
            f"modified={modified!s}|{self.kind}",
            f"joined={phrase.joined!s}",
            f"long={min(phrase.last - phrase.first, 5)}",
            f"above={tree.lemma(above) if above >= 0 and self.pronoun in _LOOKED_ABOVE else ''}",
            f"reflexive={form in _REFLEXIVE!s}",
            f"upos={token.upos}",
            f"cop={self.copular!s}",
            f"clause={tree.relation[above] if above >= 0 else ''}|{subject!s}",
            f"of={case}" if case in _CASES else "of=",
        )
