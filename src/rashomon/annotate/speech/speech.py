"""Reported speech as the parse shows it: verbs of saying with their subject and what is said, "according to"."""

from dataclasses import dataclass, replace

from rashomon.annotate.grammar.clauses import is_gerund, is_passive, subject_of
from rashomon.annotate.grammar.cues import ACCORDING, BELIEF, NEED_CLAUSE, RELAYS, SPEECH, TELLINGS
from rashomon.annotate.grammar.plover import plover
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.closing import closing

Range = tuple[int, int]
_FIGURES = frozenset("toll dead death casualty loss number figure damage total wounded".split())
MAX_BACK = 30  # words before a verb among which its subject is looked for
_WITH_INFINITIVE = frozenset({"deny", "admit", "report", "allege", "claim", "vow", "threaten"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One verb of saying, or "according to".

    Attributes:
        tree: the sentence.
        cue: the verb; for "according to" the preposition.
        speaker: head noun of who says it; None where the sentence does not name one.
        content: what is said, in offsets of the text; None where nothing in the sentence is.
        several: the words for the speakers, where the order of words shows that there are several.
        relayed: head nouns of those it is taken from in turn ("citing a doctor"), outermost first.
    """

    tree: Tree
    cue: int
    speaker: int | None
    content: Range | None
    relayed: tuple[int, ...] = ()
    several: range | None = None


def sayings(tree: Tree) -> tuple[Saying, ...]:
    """All reported speech of a sentence, in order of the cues."""
    found = []
    for index, (token, lemma) in enumerate(zip(tree.tokens, tree.lemmas, strict=True)):
        if token.upos == "VERB" and (lemma in SPEECH or lemma in BELIEF) and lemma not in RELAYS:
            saying = _by_verb(tree, index)
        elif token.upos == "VERB" and lemma in RELAYS:
            saying = _by_quoting(tree, index)
        elif lemma in TELLINGS and tree.case(index) in {"in", "by"} and tree.kid(index, "nmod:poss") is not None:
            saying = _telling(tree, index)
        elif token.upos == "VERB" and lemma == "put":
            saying = _putting(tree, index)
        elif tree.has(index, "case") and tree.case(token.head) in ACCORDING and lemma != "to":
            saying = _according(tree, index)
        else:
            continue
        if saying is not None:
            found.append(saying)
    return _with_participles(tree, _with_closing(tree, found))


def _with_participles(tree: Tree, found: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Gives "…, adding that" behind a verb of saying the speaker of that verb, whatever the parse hangs it on."""
    mended: list[Saying] = []
    for saying in found:
        before = mended[-1] if mended else None
        loose = is_gerund(tree, saying.cue) and tree.kid(saying.cue, "nsubj") is None and tree.kid(saying.cue, "aux") is None
        if loose and before is not None and before.speaker is not None:
            mended.append(replace(saying, speaker=before.speaker, several=before.several))
        else:
            mended.append(saying)
    return tuple(mended)


def _with_closing(tree: Tree, found: list[Saying]) -> tuple[Saying, ...]:
    """Where the sentence ends in a reporting clause whose verb the parse left without subject or content, reads it by order."""
    last = closing(tree)
    if last is None:
        return tuple(found)
    known = next((saying for saying in found if saying.cue == last.cue), None)
    own = tree.kid(last.cue, "nsubj")
    if known is not None and known.content is not None and own is not None and known.content[0] == tree.start:
        return tuple(found)
    content = _offsets(tree, 0, last.last)
    read = Saying(tree, last.cue, last.speaker, content, _relays(tree, last.cue), last.several)
    kept = [saying for saying in found if saying.cue != last.cue]
    return tuple(sorted((*kept, read), key=lambda saying: saying.cue))


def _by_verb(tree: Tree, verb: int) -> Saying | None:
    """As in "X said that …", "…, X said", "…, saying …"."""
    content = _content(tree, verb)
    lemma = tree.lemma(verb)
    if content is None and lemma in NEED_CLAUSE | BELIEF:
        return None
    if is_passive(tree, verb):
        # "was said to have", "it was reported that": nobody is named, unless by "by".
        agent = next((each for each in tree.kids(verb, "obl") if tree.case(each) == "by"), None)
        return Saying(tree, verb, agent, content) if content is not None else None
    speaker = subject_of(tree, verb)
    if speaker is not None and tree.tokens[speaker].form.lower() in {"it", "there"} and tree.kid(verb, "expl") is not None:
        speaker = None
    if speaker is not None and tree.tokens[speaker].head != verb and plover(tree.lemma(speaker))[0]:
        speaker = _nearest_subject(tree, verb)  # inherited from another verb: "the violence came as he … and said"
    return Saying(tree, verb, speaker, content, _relays(tree, verb))


def _nearest_subject(tree: Tree, verb: int) -> int | None:
    """The last subject before a verb that can speak."""
    for index in range(verb - 1, max(verb - MAX_BACK, -1), -1):
        if tree.has(index, "nsubj") and tree.tokens[index].upos == "PROPN":
            return index
    return None


def _by_quoting(tree: Tree, verb: int) -> Saying | None:
    """As in "AFP quoted X as saying …", "X was quoted by AFP as saying …"; "citing X" belongs to the verb above."""
    if tree.has(verb, "advcl", "acl") and is_gerund(tree, verb) and tree.lemma(verb) in RELAYS:
        return None
    content = _content(tree, verb)
    if content is None:
        below = next((each for each in tree.kids(verb, "advcl", "xcomp", "obl", "acl") if tree.lemma(each) in SPEECH), None)
        content = _content(tree, below) if below is not None else None
    if content is None:
        return None
    if is_passive(tree, verb):
        quoted = subject_of(tree, verb)
        outer = next((each for each in tree.kids(verb, "obl") if tree.case(each) in {"by", "in", "on"}), None)
    else:
        quoted, outer = tree.kid(verb, "obj"), subject_of(tree, verb)
    if quoted is None:
        return None
    return Saying(tree, verb, outer, content, (quoted,)) if outer is not None else Saying(tree, verb, quoted, content)


def _according(tree: Tree, preposition: int) -> Saying | None:
    """As in "According to X, …": what is said is the clause that the phrase hangs on, without the phrase."""
    noun = tree.tokens[preposition].head
    clause = tree.tokens[noun].head
    if clause < 0:
        return None
    first, last = _without(tree, clause, noun)
    relayed = tuple(each for verb in tree.kids(noun, "acl") if tree.lemma(verb) in RELAYS for each in tree.kids(verb, "obj"))
    return Saying(tree, preposition, noun, _offsets(tree, first, last), relayed)


def _without(tree: Tree, clause: int, noun: int) -> tuple[int, int]:
    """First and last word of a clause, less the noun's phrase where that opens or closes it."""
    first, last = tree.left[clause], tree.right[clause]
    if tree.left[noun] <= first + 1:
        return tree.right[noun] + 1, last
    if tree.right[noun] >= last - 2:
        return first, tree.left[noun] - 1
    return first, last


def _telling(tree: Tree, noun: int) -> Saying | None:
    """As in "in the Guard's telling, …"."""
    owner, clause = tree.kid(noun, "nmod:poss"), tree.tokens[noun].head
    if owner is None or clause < 0 or tree.tokens[owner].upos == "PRON":
        return None
    first, last = _without(tree, clause, noun)
    return Saying(tree, noun, owner, _offsets(tree, first, last))


def _putting(tree: Tree, verb: int) -> Saying | None:
    """As in "the Front put its dead at nine": who gives a figure."""
    thing = tree.kid(verb, "obj", "xcomp")
    figure = next((each for each in tree.kids(verb, "obl") if tree.case(each) == "at"), None)
    if thing is None or figure is None or tree.lemma(thing) not in _FIGURES or is_passive(tree, verb):
        return None
    content = _offsets(tree, min(tree.left[thing], figure), max(tree.right[thing], tree.right[figure]))
    return Saying(tree, verb, subject_of(tree, verb), content)


def _content(tree: Tree, verb: int) -> Range | None:
    """What a verb says: its clause behind it or before it, else the clause that it interrupts."""
    for child in sorted(tree.kids(verb, "ccomp", "parataxis", "xcomp"), key=lambda each: each < verb):
        if tree.relation[child] == "xcomp" and tree.lemma(verb) not in _WITH_INFINITIVE:
            continue
        first, last = tree.left[child], tree.right[child]
        if first < verb < last:
            continue
        return _offsets(tree, first, last)
    if tree.has(verb, "parataxis"):
        head = tree.tokens[verb].head
        first, last = tree.left[head], tree.right[head]
        if tree.right[verb] >= last - 1:
            last = tree.left[verb] - 1
        elif tree.left[verb] <= first + 1:
            first = tree.right[verb] + 1
        return _offsets(tree, first, last)
    if tree.lemma(verb) in {"deny"} and (thing := tree.kid(verb, "obj")) is not None:
        return _offsets(tree, tree.left[thing], tree.right[thing])
    return None


def _offsets(tree: Tree, first: int, last: int) -> Range | None:
    """Offsets of tokens first to last, commas and the like at the ends left out."""
    while first <= last and tree.relation[first] == "punct" and tree.tokens[first].form in {",", ";", ":", "-", "–", "—", "."}:
        first += 1
    while first <= last and tree.relation[last] == "punct" and tree.tokens[last].form in {",", ";", ":", "-", "–", "—", "."}:
        last -= 1
    return (tree.tokens[first].start, tree.tokens[last].end) if first <= last else None


def _relays(tree: Tree, verb: int) -> tuple[int, ...]:
    """Whom a speaker cites: "AFP reported, citing an unnamed official"."""
    citing = (
        each for each in tree.kids(verb, "advcl", "parataxis", "conj") if tree.lemma(each) in RELAYS and is_gerund(tree, each)
    )
    return tuple(noun for each in citing for noun in tree.kids(each, "obj"))
