"""How many were killed, injured, captured …: quantities joined to the word that says the state of what they count."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.annotate.counts.adjacent import how_behind, shot_behind
from rashomon.annotate.counts.custody import verb_lemma
from rashomon.annotate.counts.injuries import is_his_harm
from rashomon.annotate.counts.multiples import find_multiples
from rashomon.annotate.counts.stated import State, own_state
from rashomon.annotate.counts.states import state_of
from rashomon.annotate.events.arguments import entity_behind
from rashomon.annotate.events.factuality import is_not_one
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.persons import COUPLES, is_one, is_one_person, is_person, size_of_couple
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.statewords import ACTED_UPON, ALIVE, NO_VICTIMS, SINGLE, THINGS, UNDERGOING
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.annotate.speech.closing import reporting
from rashomon.model import Dropped, Quantity, QuantityMention, Span
from rashomon.text.vague import bounds

ONE_PERSON = "one person"  # the rule by which somebody is counted who is told of alone
MAX_LIST = 12  # members of "a man, two women and a child"

_NOT_COUNTED = ("compound", "flat", "nmod:desc", "nmod:poss", "xcomp", "appos", "vocative", "obl:unmarked")
_HIM = frozenset({"himself", "herself", "he", "she", "him", "her", "self"})
_PARTICIPANT = ("obj", "nsubj", "nsubj:pass", "conj")
_TAKEN = frozenset({"prisoner", "captive", "hostage"})
_JOINTS = frozenset({",", "and", "&"})
_PASSED = {
    **dict.fromkeys(("exceed", "top", "surpass", "pass"), "more than"),
    **dict.fromkeys(("near", "approach"), "nearly"),
}
_EVERY = frozenset({"every", "each", "any"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_ALONE = frozenset({"both", "one", "another", *COUPLES, *_HIM, *_NOBODY})  # that stand for somebody with no word beside them


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its state. `trigger` is the word of state in `tree`; spans are the words that give the number."""

    tree: Tree
    state: State | None
    head: int
    quantity: Quantity
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody or something counted, by its head noun. `stated`: by a number, not by being one person."""

    head: int
    quantity: Quantity
    span: Span
    stated: bool


def find_counts(
    document: Document, roster: Roster, quantities: tuple[QuantityMention, ...]
) -> tuple[tuple[Count, ...], tuple[Dropped, ...]]:
    """Finds every count of a report with its state.

    A number counts what it stands at. One person without a number is one ("a man was killed"), nobody is none. Persons joined
    by "and" under one verb are added ("a man and two women were hurt" is three), if each of them is counted.

    Returns:
        Counts in order of position; those without a state have None. What looks like a casualty count and has no state is
        dropped with its reason, as are parts of a count ("including four children").
    """
    starts = [quantity.span.start for quantity in quantities]
    counts: list[Count] = []
    dropped: list[Dropped] = []
    for tree in document.trees:
        here = quantities[bisect_left(starts, tree.start) : bisect_left(starts, tree.end)]
        apart = reporting(tree)
        members = [each for each in _members(document, roster, tree, here) if each.head not in apart]
        for count in _grouped(tree, members):
            if count.state is None or not count.state.part:
                counts.append(count)
            else:
                dropped.append(Dropped(count.spans[0].quote, document.report.id, "number that is part of another count"))
        for each in find_multiples(tree):
            span = document.words(tree, range(each.first, each.last + 1))
            counts.append(Count(tree, each.state, each.state.trigger, each.quantity, (span,)))
    return tuple(counts), tuple(dropped)


def _members(document: Document, roster: Roster, tree: Tree, quantities: Iterable[QuantityMention]) -> list[_Member]:
    """All that is counted in a sentence, in order, each head once; numbers go before persons without one."""
    found: dict[int, _Member] = {}
    covered: set[int] = set()
    for mention in quantities:
        if mention.quantity.kind != "count" or mention.quantity.unit:
            continue
        heads = _counted(tree, mention)
        if not heads:
            continue
        head = next((each for each in heads if state_of(tree, each) is not None), heads[0])
        if head in found:
            continue
        named = mention.quantity.counted and shot_behind(tree, head) is None
        quantity = mention.quantity if named else replace(mention.quantity, counted=_noun(document, tree, head))
        found[head] = _Member(head, quantity, mention.span, stated=True)
        covered.update(tree.between(mention.span.start, mention.span.end))
    for index in range(len(tree.tokens)):
        if index not in found and index not in covered and _may_be_one(tree, index):
            member = _one(document, roster, tree, index)
            if member is not None:
                found[index] = member
    return [found[head] for head in sorted(found)]


def _counted(tree: Tree, mention: QuantityMention) -> tuple[int, ...]:
    """The words that can stand in the sentence for what a quantity counts, the likeliest first.

    In "twelve people" the noun; in "dozens of vehicles", "100 of his soldiers" the number, which governs the noun; in "128 had
    been captured" the number alone. Parses err here, so all of these are candidates.
    """
    start, end = mention.span.start, mention.span.end
    number = tree.top(start, end)
    if number is None:
        return ()
    if shot_behind(tree, number) is not None:
        return (number,)
    found: list[int] = []
    if mention.counted is not None and tree.start <= mention.counted.start and mention.counted.end <= tree.end:
        noun = tree.top(mention.counted.start, mention.counted.end)
        if noun is not None and not (tree.left[number] <= noun <= tree.right[number]):
            found.append(noun)
    elif tree.has(number, "nummod") and tree.tokens[number].head >= 0:
        found.append(tree.tokens[number].head)
    if found and found[0] > number and tree.lemma(found[0]) in NO_VICTIMS:
        return tuple(found)
    found.append(number)
    inside = tree.between(start, end)
    found.extend(index for index in inside if tree.tokens[index].upos in {"NUM", "NOUN"})
    behind = inside.stop
    while behind < len(tree.tokens) and tree.tokens[behind].upos == "ADJ" and behind < inside.stop + 3:
        behind += 1
    if behind < len(tree.tokens) and tree.tokens[behind].upos == "NOUN" and mention.counted is None:
        found.append(behind)
    return tuple(dict.fromkeys(found))


def _noun(document: Document, tree: Tree, head: int) -> str:
    """The words for what is counted, without the number: "LNA fighters"."""
    if tree.tokens[head].upos == "NUM":
        behind = next((each for each in tree.kids(head, "nmod") if tree.case(each) == "of"), None)
        return document.words(tree, phrase(tree, behind)).quote if behind is not None else ""
    words = phrase(tree, head)
    first = words.start
    for index in words:
        token = tree.tokens[index]
        if index < head and (token.upos in {"NUM", "DET"} or token.form.lower() in {"-", "year", "years", "old"}):
            first = index + 1
    return document.words(tree, range(first, max(words.stop, first + 1))).quote if first <= head else tree.tokens[head].form


def _one(document: Document, roster: Roster, tree: Tree, index: int) -> _Member | None:
    """One person, both, or nobody, where no number stands."""
    token, form = tree.tokens[index], tree.tokens[index].form.lower()
    without = _unnumbered(document, tree, index)
    if without is not None:
        return without
    if token.upos not in {"NOUN", "PROPN"} or (tree.has(index, *_NOT_COUNTED) and not _counts_still(tree, index)):
        return None
    if tree.kid(index, "nummod") is not None or _is_part_of_verb(tree, index):
        return None
    if form in _TAKEN and not tree.children[index]:
        return None  # "took 30 fighters prisoner", wherever the parse hangs it up
    if any(tree.tokens[each].form.lower() in _EVERY for each in tree.kids(index, "det")):
        return None
    entity = entity_behind(roster, tree, index)
    named = entity is not None and entity.type == "person"
    if not named and not is_one_person(tree, index):
        state = state_of(tree, index) if is_one(tree, index) else None
        if state is None or state.name not in ALIVE:
            return None
    return _member(document, tree, index, Quantity(1, 1, rule=ONE_PERSON), stated=False)


def _may_be_one(tree: Tree, index: int) -> bool:
    """A quick look that spares the others, three words of five: nouns, and what has a word beside it or stands for somebody."""
    return tree.tokens[index].upos in {"NOUN", "PROPN"} or bool(tree.children[index]) or tree.tokens[index].form.lower() in _ALONE


def _counts_still(tree: Tree, index: int) -> bool:
    """Who is hurt by his own hand, and "boy" of a headline's "Mother, boy shot": bare nouns side by side are two, not one."""
    head = tree.tokens[index].head
    if not tree.has(index, "appos") or head < 0:
        return is_his_harm(tree, index)
    bare = not any(tree.kid(each, "det", "nmod:poss", "amod") is not None for each in (head, index))
    comma = index == head + 2 and tree.tokens[head + 1].form == ","
    return bare and comma and is_one_person(tree, head) and is_one_person(tree, index)


def _unnumbered(document: Document, tree: Tree, index: int) -> _Member | None:
    """Nobody, both, a couple, "one of them", and pronouns that stand for one."""
    token, form = tree.tokens[index], tree.tokens[index].form.lower()
    if not tree.children[index] and form not in _ALONE:
        return None
    determiners = [tree.tokens[each].form.lower() for each in tree.kids(index, "det")]
    no = form in _NOBODY or "no" in determiners
    if is_not_one(tree, index) or (no and token.upos in {"PRON", "NOUN"}):
        return _member(document, tree, index, Quantity(0, 0, rule="none"), stated=True, of=True)
    if form == "both" or "both" in determiners:
        two = tree.has(index, *_PARTICIPANT) and tree.tokens[index].upos != "PROPN"
        return _member(document, tree, index, Quantity(2, 2, rule="both"), stated=False) if two else None
    couple = size_of_couple(tree, index)
    if couple:
        return _member(document, tree, index, Quantity(couple, couple, rule="couple"), stated=False)
    takes_part = tree.has(index, *_PARTICIPANT) or how_behind(tree, index) is not None
    if form == "one" and takes_part and _of_them(tree, index):
        return _member(document, tree, index, Quantity(1, 1, rule=ONE_PERSON), stated=False, of=True)
    alone = form in _HIM or (form == "another" and tree.has(index, *_PARTICIPANT))
    if (token.upos in {"PRON", "DET"} or form == "self") and alone and not tree.has(index, "nmod:poss"):
        return _Member(index, Quantity(1, 1, counted=form, rule=ONE_PERSON), document.token(tree, index), stated=False)
    return None


def _member(document: Document, tree: Tree, index: int, quantity: Quantity, *, stated: bool, of: bool = False) -> _Member:
    """Who is counted by the noun at `index`; `of`: with what stands behind "of"."""
    words = document.words(tree, phrase(tree, index, of=of))
    return _Member(index, replace(quantity, counted=_noun(document, tree, index)), words, stated=stated)


def _of_them(tree: Tree, index: int) -> bool:
    """As in "one of them", "one of the men"."""
    return any(
        tree.case(each) == "of" and (tree.tokens[each].form.lower() == "them" or is_person(tree, each))
        for each in tree.kids(index, "nmod")
    )


def _is_part_of_verb(tree: Tree, index: int) -> bool:
    """As "prisoner" in "took 30 fighters prisoner"."""
    head = tree.tokens[index].head
    joined = f"{tree.lemma(head)} {tree.lemma(index)}" if head >= 0 else ""
    return (joined in ACTED_UPON or joined in UNDERGOING) and verb_lemma(tree, head) == joined


def _grouped(tree: Tree, members: list[_Member]) -> list[Count]:
    """Members with their states; those joined by "and" under one verb are one count."""
    by_head = {member.head: member for member in members}
    counts: list[Count] = []
    done: set[int] = set()
    for member in members:
        if member.head in done:
            continue
        state = state_of(tree, member.head)
        joined = _dead_together(tree, member, by_head) if state is None else []
        if joined:
            state = state_of(tree, joined[-1].head)
        elif state is not None and own_state(tree, member.head) is None:
            joined = _joined(tree, member, state, by_head)
        done.update(each.head for each in joined)
        if len(joined) > 1 and state is not None:
            counts.append(_sum(tree, state, joined))
        elif state is not None and not member.stated and state.name not in SINGLE:
            continue
        elif state is not None or (member.stated and member.quantity.high > 0):
            counts.append(Count(tree, state, member.head, _as_passed(tree, member), (member.span,)))
    return _listed(tree, counts)


def _as_passed(tree: Tree, member: _Member) -> Quantity:
    """The quantity as its verb bounds it: a toll that has passed 40 is more than 40, one that nears 40 is nearly 40."""
    verb, quantity = tree.tokens[member.head].head, member.quantity
    rule = _PASSED.get(tree.lemma(verb), "") if verb >= 0 and tree.has(member.head, "obj") and quantity.exact else ""
    if not rule:
        return quantity
    low, high = bounds(rule, quantity.low, quantity.high, whole=True)
    return replace(quantity, low=low, high=high, rule=rule)


def _listed(tree: Tree, counts: list[Count]) -> list[Count]:
    """Counts that stand side by side before one word of state are one list: "Mother, boy fatally shot".

    With nothing between them they are one person: "her sister Mara".
    """
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        if before is not None and before.state == count.state and _one_name(tree, before, count):
            found[-1] = before if tree.tokens[before.head].upos == "PROPN" else count
            continue
        if before is not None and before.state == count.state and count.state is not None and _side_by_side(tree, before, count):
            quantities = (before.quantity, count.quantity)
            quantity = Quantity(
                sum(each.low for each in quantities),
                sum(each.high for each in quantities),
                counted=", ".join(each.counted for each in quantities),
                rule="list",
            )
            found[-1] = replace(before, quantity=quantity, spans=(*before.spans, *count.spans))
        else:
            found.append(count)
    return found


def _one_name(tree: Tree, one: Count, other: Count) -> bool:
    """Whether two single persons stand with no word between them."""
    first, last = one.spans[-1].end, other.spans[0].start
    single = one.quantity.rule == other.quantity.rule == ONE_PERSON
    return single and first < last and not tree.between(first, last)


def _side_by_side(tree: Tree, one: Count, other: Count) -> bool:
    """Whether nothing but a comma or "and" stands between two counts, both before their word of state, neither nobody."""
    if min(one.quantity.high, other.quantity.high) <= 0 or one.state is None:
        return False
    first, last = one.spans[-1].end, other.spans[0].start
    words = [tree.tokens[index].form.lower() for index in tree.between(first, last)] if first < last else [""]
    joined = bool(words) and all(word in _JOINTS for word in words)  # a name that is read as two persons has nothing between
    return joined and other.spans[-1].end <= tree.tokens[one.state.trigger].start


def _joined(tree: Tree, member: _Member, whole: State | None, by_head: dict[int, _Member]) -> list[_Member]:
    """The members of the list that a member of this state begins; the member alone where one of the others is not counted."""
    if tree.has(member.head, "conj") and tree.tokens[member.head].head in by_head:
        return [member]
    found = [member]
    for child in list(tree.kids(member.head, "conj"))[:MAX_LIST]:
        if tree.tokens[child].upos not in {"NOUN", "PROPN", "NUM", "PRON"}:
            continue
        other = by_head.get(child)
        if other is None:
            return [member]
        part = state_of(tree, child)
        if own_state(tree, child) is None and (part is None or whole is None or part.trigger == whole.trigger):
            found.append(other)  # not so "12 were killed and dozens of people wounded"
    return found


def _dead_together(tree: Tree, member: _Member, by_head: dict[int, _Member]) -> list[_Member]:
    """The members of a list whose state stands behind its last: "found one woman and two boys dead"."""
    others = [by_head.get(child) for child in list(tree.kids(member.head, "conj"))[:MAX_LIST]]
    found = [member, *(each for each in others if each is not None)]
    if len(found) < 2 or len(found) <= len(others) or any(tree.lemma(each.head) in THINGS for each in found):
        return []
    last = state_of(tree, found[-1].head)
    first = any(state_of(tree, each.head) is not None for each in found[:-1])
    return found if last is not None and not first and last.trigger > found[-1].head else []


def _sum(tree: Tree, state: State, members: list[_Member]) -> Count:
    """The count of a list: bounds are added."""
    low = sum(member.quantity.low for member in members)
    high = sum(member.quantity.high for member in members)
    counted = ", ".join(member.quantity.counted or member.span.quote for member in members)
    quantity = Quantity(low, high, counted=counted, rule="list")
    return Count(tree, state, members[0].head, quantity, tuple(member.span for member in members))
