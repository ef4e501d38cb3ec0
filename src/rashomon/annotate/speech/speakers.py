"""Who is made responsible for words: the chain of speakers, by their fullest names."""

from rashomon.annotate.grammar.cues import speaker_kind
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import CLOSERS, Tree, phrase
from rashomon.model import LocalEntity, Span, Speaker

_WHO = frozenset({"who", "which", "that"})
_SPEAKING = frozenset("he she it they i we who which that one someone somebody".split())
_FORMS_OF_ADDRESS = frozenset("Mr Mrs Ms Miss Dr Prof Gen Lt Col Maj Capt Sgt Sen Rep Gov General President Sheikh".split())
_OUTLETS = frozenset("agency newspaper television channel network broadcaster radio station daily magazine website paper".split())
# Words that say that somebody has been spoken of before.
_POINTING = frozenset("the this that these those his her its their he she it they".split())
# Who can speak without a name, and as what kind where the noun does not tell.
_SPEAKERS = {"person": "anonymous", "group": "group", "organisation": "office"}
MAX_CHAIN = 4  # speakers: "A said B told C that D had said"
UNKNOWN = Speaker(())


def speaker_at(document: Document, roster: Roster, tree: Tree, noun: int, *, several: range | None = None) -> Speaker:
    """The speaker whose words have this noun as their head.

    Args:
        document: the report.
        roster: its entities.
        tree: the sentence.
        noun: head of the words for the speaker.
        several: all words for the speakers, where they are known to be several.

    Returns:
        A speaker with a chain of one, the fullest name where there is one, else the words used.
    """
    if tree.tokens[noun].form.lower() in _WHO and tree.tokens[noun].upos in {"PRON", "DET"}:
        relative = next((above for above in tree.climb(noun) if tree.has(above, "acl:relcl")), None)
        if relative is not None:
            noun = tree.tokens[relative].head
    entity, spot = named_at(roster, tree, noun)
    if entity is None and tree.lemma(noun) in _OUTLETS:
        entity, spot = _outlet(roster, tree, noun)
    span = document.words(tree, several) if several else words_at(document, tree, noun)
    if several is None and entity is not None and _is_whole(tree, spot):
        kind = speaker_kind(entity.name, tree.lemma(spot), entity.type)
        return Speaker((entity.name,), kind, entity.key, (span,))
    described = roster.described_at(tree, noun) if several is None and _is_whole(tree, noun) else None
    if described is not None and described.type in _SPEAKERS:
        return _described(document, described, span, tree.lemma(noun))
    text = _without_pronoun(roster, span)
    if tree.tokens[noun].upos == "PRON":
        return Speaker((text,), "unknown", None, (span,))
    plural = tree.tokens[noun].upos == "NOUN" and tree.tokens[noun].form.lower() != tree.lemma(noun)
    return Speaker((text,), speaker_kind(text, tree.lemma(noun), "", plural=plural or several is not None), None, (span,))


def _described(document: Document, entity: LocalEntity, span: Span, noun: str) -> Speaker:
    """A speaker without a name, by the fullest words for him; by those used here where they say what the fullest do not."""
    text = " ".join(span.quote.split())
    own = [word.lower() for word in text.split(" ") if word.lower() not in _POINTING]
    if len(own) < len(text.split(" ")) and {*own} <= {*entity.name.lower().split(" ")}:
        text = entity.name
        fullest = next((m.span for m in entity.mentions if " ".join(m.span.quote.split()) == text), span)
        tree = document.tree_at(fullest.start)
        top = tree.top(fullest.start, fullest.end) if tree is not None else None
        noun = tree.lemma(top) if tree is not None and top is not None else noun
    kind = speaker_kind(text, noun, "", plural=entity.type == "group")
    return Speaker((text,), _SPEAKERS[entity.type] if kind == "unknown" else kind, entity.key, (span,))


def _without_pronoun(roster: Roster, span: Span) -> str:
    """The words for a speaker on one line, "his spokesman" with the name of whose spokesman."""
    text = " ".join(span.quote.split())
    first, _, rest = text.partition(" ")
    if first.lower() in {"his", "her"} and rest:
        owner = roster.covering(span.start)
        if owner is not None and owner.form == "pronoun":
            return f"{roster.by_key[owner.entity].name}'s {rest}"
    return text


def may_speak(tree: Tree, noun: int) -> bool:
    """Words that can stand for a speaker: nouns, names, and the pronouns that stand for one."""
    token = tree.tokens[noun]
    return (
        token.upos in {"NOUN", "PROPN", "NUM"}
        or (token.upos == "PRON" and token.form.lower() in _SPEAKING)
        or token.upos == "ADJ"
    )


def named_at(roster: Roster, tree: Tree, noun: int) -> tuple[LocalEntity | None, int]:
    """The entity that a noun names, itself or by the name beside it: "a commander, Omar Sallabi"."""
    entity = roster.at(tree, noun)
    if entity is not None:
        return roster.owned(tree, noun) or entity, noun
    for beside in (noun, *tree.kids(noun, "appos", "flat")):
        entity = _person(roster, tree, beside)
        if entity is not None:
            return entity, beside
    if tree.has(noun, "nmod:desc"):
        entity = roster.at(tree, tree.tokens[noun].head)
        if entity is not None and entity.type == "person":
            return entity, tree.tokens[noun].head
    return None, noun


def _person(roster: Roster, tree: Tree, index: int) -> LocalEntity | None:
    """The person that a word names, or that is named right behind it: "Gen", "army spokesman"."""
    entity = roster.at(tree, index)
    if entity is None and index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos == "PROPN":
        titled = tree.tokens[index].upos == "NOUN" or tree.tokens[index].form.rstrip(".") in _FORMS_OF_ADDRESS
        entity = roster.covered(tree, index + 1) if titled else None
    return entity if entity is not None and entity.type == "person" else None


def _outlet(roster: Roster, tree: Tree, noun: int) -> tuple[LocalEntity | None, int]:
    """The name in "AFP news agency", "the Daily Herald newspaper"."""
    for child in tree.kids(noun, "compound", "nmod:poss", "flat", "nmod:desc", "appos"):
        entity = roster.at(tree, child)
        if entity is not None and entity.type == "organisation":
            return entity, child
    return None, noun


def _is_whole(tree: Tree, noun: int) -> bool:
    """The words name the entity alone: "Haftar and Saleh" are two."""
    return not any(tree.tokens[child].upos in {"PROPN", "NOUN", "PRON"} for child in tree.kids(noun, "conj"))


def words_at(document: Document, tree: Tree, noun: int, *, joined: bool = True) -> Span:
    """The words for somebody: with what says whose he is, without appositions and relative clauses.

    Args:
        document: the report.
        tree: the sentence.
        noun: their head.
        joined: with what is joined by "and".
    """
    words = phrase(tree, noun)
    first, last = words.start, words.stop - 1
    for child in tree.kids(noun, "conj") if joined else ():
        if child > noun and tree.tokens[child].upos in {"PROPN", "NOUN", "PRON"}:
            part = phrase(tree, child)
            if part.start > last and part.stop - first < 30:
                last = part.stop - 1
    for child in tree.kids(noun, "nmod"):
        # "a spokesman for the ministry", "residents in the town": whose word it is.
        part = phrase(tree, child, of=True)
        if last < part.start <= last + 2 and tree.case(child) in {"for", "from", "at", "with", "in"}:
            last = part.stop - 1
    while last > first and tree.relation[last] == "punct" and tree.tokens[last].form not in CLOSERS:
        last -= 1
    return document.words(tree, range(first, last + 1))


def nested(outer: Speaker, inner: Speaker) -> Speaker:
    """The inner speaker as the outer one relays it. One who repeats himself stands once; too long a chain loses its middle."""
    if inner.chain and inner.chain[0].lower() in {"i", "we"}:
        return outer  # one who speaks of himself
    chain = outer.chain + tuple(name for name in inner.chain if name not in outer.chain[-1:])
    if len(chain) > MAX_CHAIN:
        chain = chain[:2] + chain[-2:]
    if not inner.chain:
        return Speaker(chain, outer.kind, outer.entity, outer.spans)
    return Speaker(chain, inner.kind, inner.entity, outer.spans + inner.spans)
