"""What is said of those who are counted: killed, injured, captured … by the word that governs the count."""

from rashomon.annotate.counts.adjacent import how_behind, is_then_self, shot_behind, state_behind, word_before, word_behind
from rashomon.annotate.counts.custody import becomes, blows_up, custody_of, driven_out, seems, upon_themselves, wound_up
from rashomon.annotate.counts.injuries import (
    dies_later,
    found_dead,
    is_his_harm,
    is_hospital,
    is_injury,
    is_of_body,
    takes_life,
    with_injuries,
)
from rashomon.annotate.counts.stated import State, adjective_state, both_states, own_state, verb_state
from rashomon.annotate.counts.tolls import of_toll, risen_to, toll_state
from rashomon.annotate.grammar.clauses import is_gerund, is_passive
from rashomon.annotate.grammar.persons import is_person
from rashomon.annotate.grammar.statewords import (
    ACTED_UPON,
    GROUPS,
    KILLED_OR_INJURED,
    MAX_NESTED,
    NO_VICTIMS,
    NOUNS,
    OF_PEOPLE,
    PULLING,
    THINGS,
    TURN,
    UNDERGOING,
)
from rashomon.annotate.grammar.tree import Tree, phrase

_MAY_DIE = frozenset({"injured", "hospitalised", KILLED_OR_INJURED})
_DYING = frozenset({"die", "perish", "succumb", "pass", "bleed"})
_TO_DEATH = (["to", "death"], ["and", "killed"])
_UNDONE = frozenset({"attempted", "attempt", "foiled"})
# Who was held may have been freed or killed since.
_HELD = frozenset({"prisoner", "captive", "hostage", "detainee"})
_SINCE = frozenset({"killed", "released", "rescued"})
_LOST = frozenset({"loss", "cost"})
_TOO = frozenset({"along", "alongside", "together"})
_SHARES = frozenset("half third quarter most majority part none rest".split())
_OF_MORE = frozenset({"upward", "upwards"})


def state_of(tree: Tree, counted: int) -> State | None:
    """The state of what is counted.

    Args:
        tree: the sentence.
        counted: head of the words for what is counted.

    Returns:
        The state and its trigger; None where no word of state governs the count.
    """
    # At a number its neighbour goes before the parse: "One dead, three injured in Sarat".
    first, second = (_directly, own_state) if tree.tokens[counted].upos == "NUM" else (own_state, _directly)
    found = first(tree, counted) or second(tree, counted) or _of_counted(tree, counted)
    if found is not None and found.name in _MAY_DIE:
        later = _above(tree, counted, depth=0)  # "a man shot on Friday died": dead
        found = later if later is not None and tree.lemma(later.trigger) in _DYING else found
        if is_of_body(tree, counted):
            found = State("killed", found.trigger, found.part)
    if found is None and tree.has(counted, "conj"):
        found = _in_order(tree, counted)  # "12 were killed and dozens of people wounded"
    if found is None and _second_subject(tree, counted):
        return None
    found = found or _above(tree, counted, depth=0) or _in_order(tree, counted)
    if found is None:
        return None
    if found.trigger == counted and tree.lemma(counted) in _HELD:
        since = _above(tree, counted, depth=0)
        found = since if since is not None and since.name in _SINCE else found
    if found.name in _MAY_DIE and dies_later(tree, found.trigger):
        found = State("killed", found.trigger, found.part)
    thing = tree.lemma(counted) in THINGS | NO_VICTIMS
    if thing and found.name == "captured":
        return State("seized", found.trigger, found.part)
    if found.name in OF_PEOPLE and (thing or not _fits(tree, counted, found)):
        return None
    if found.name == "seized" and is_person(tree, counted):
        return State("captured", found.trigger, found.part)
    return found


def _second_subject(tree: Tree, counted: int) -> bool:
    """True behind a verb that has its subject before it: the parse took a far word for another."""
    verb = tree.tokens[counted].head
    return tree.has(counted, "nsubj") and 0 <= verb < counted and any(child < verb for child in tree.kids(verb, "nsubj"))


def _directly(tree: Tree, counted: int) -> State | None:
    """As in "one person dead", "dozens injured", "two fatally": what stands there goes before the parse."""
    how = how_behind(tree, counted)
    if how is not None:
        return State(*how, part=how[0] != "killed")  # "three were wounded, one critically"
    shot = shot_behind(tree, counted)
    if shot is not None:
        words = [token.form.lower() for token in tree.tokens[shot + 1 : shot + 3]]
        return State("killed" if words[:1] == ["dead"] or words in _TO_DEATH else KILLED_OR_INJURED, shot)
    if counted + 2 < len(tree.tokens) and tree.tokens[counted + 1].upos == "VERB" and found_dead(tree, counted + 1):
        return State("killed", counted + 2)
    behind = state_behind(tree, counted)
    name = (adjective_state(tree, behind) or verb_state(tree, behind, passive=True)) if behind is not None else ""
    return State(both_states(tree, behind, name), behind) if behind is not None and name else None


def _of_counted(tree: Tree, number: int) -> State | None:
    """As in "dozens of people wounded", "two of the men who were killed": the state of what the number counts."""
    if tree.tokens[number].upos != "NUM" and tree.lemma(number) not in GROUPS:
        return None
    for child in tree.kids(number, "nmod"):
        if tree.case(child) == "of" and tree.lemma(child) not in NOUNS and (found := own_state(tree, child)) is not None:
            return found
    return None


def _fits(tree: Tree, counted: int, found: State) -> bool:
    """Warrants are executed too, and houses shot at: there only persons count."""
    if tree.lemma(found.trigger) in {"lose", "loss"} and tree.lemma(counted) != "life":
        return is_person(tree, counted) or any(is_person(tree, each) for each in tree.kids(counted, "nmod"))
    if found.name == "rescued" and tree.lemma(found.trigger) in PULLING and tree.has(counted, "nummod"):
        return tree.lemma(tree.tokens[counted].head) not in THINGS  # "two guns"
    if tree.lemma(found.trigger) not in {"execute", "execution", "shoot", "hit", "strike", "graze"}:
        return True
    return tree.tokens[counted].upos in {"NUM", "PROPN", "PRON"} or is_person(tree, counted)


def _in_order(tree: Tree, counted: int) -> State | None:
    """The state by the order of words, where the parse has none."""
    above = tree.tokens[counted].head
    if tree.tokens[counted].deprel == "nsubj" and above >= 0 and tree.kid(above, "obj") is not None:
        return None  # those who do it
    words = phrase(tree, counted, of=True)
    behind = word_behind(tree, words.stop - 1)
    apart = tree.has(counted, "nmod", "obl")  # "24 members of the Guard were killed": not the Guard; "of 31 men killed": they
    if apart and behind is not None and _has_a_share(tree, counted, behind):
        return None
    directly = behind is not None and all(tree.tokens[each].upos == "ADV" for each in range(words.stop, behind))
    if behind is not None and (directly or not apart):
        name = verb_state(tree, behind, passive=True) if tree.tokens[behind].upos == "VERB" else adjective_state(tree, behind)
        if name:
            return State(name, behind)
    before = word_before(tree, words.start)
    if (
        before is not None
        and not apart
        and (name := verb_state(tree, before, passive=True))
        and tree.lemma(before) not in UNDERGOING
    ):
        return State(name, before)
    return None


def _has_a_share(tree: Tree, whole: int, verb: int) -> bool:
    """As in "half of the 40 passengers died", "six members of one family": what befell a share befell not all."""
    above = tree.tokens[whole].head
    if tree.case(whole) != "of" or tree.tokens[above].head != verb:
        return False
    return tree.tokens[above].upos == "NUM" or tree.lemma(above) in _SHARES or tree.kid(above, "nummod") is not None


def _above(tree: Tree, counted: int, *, depth: int) -> State | None:
    """The state that the verb or noun above says of what is counted."""
    place = counted
    for above in tree.climb(counted):
        relation, lemma = tree.relation[place], tree.lemma(above)
        if relation == "nmod" and tree.case(place) == "of" and lemma in GROUPS:
            place = above
            continue
        if relation == "nmod" or (relation == "obl" and tree.tokens[above].upos == "NOUN"):
            return _of_noun(tree, place, above, depth=depth) or risen_to(tree, place)
        if relation == "conj" and tree.tokens[above].upos in {"NOUN", "PROPN", "NUM", "PRON"}:
            place = above
            continue
        if relation in {"conj", "obl"} and place == counted and is_then_self(tree, counted):
            return _of_object(tree, above)  # "shot his wife, then himself"
        if relation in {"nsubj", "csubj"}:
            return _of_subject(tree, place, above)
        if relation == "obj" or (relation == "obl" and _OF_MORE & {*tree.lemmas[tree.left[place] : place]}):
            return _of_object(tree, above)
        if relation == "obl" and tree.case(place).split(" ")[0] in _TOO:  # "nine were killed along with four others"
            return _of_subject(tree, place, above) if is_passive(tree, above) else _of_object(tree, above)
        if relation in {"obl", "ccomp", "xcomp", "appos"}:
            return of_toll(tree, place, above)
        return None
    return of_toll(tree, place, -1)


def _of_noun(tree: Tree, place: int, above: int, *, depth: int) -> State | None:
    """As in "The deaths of 12 people", "a death toll of 40", "six dead, including four children"."""
    case, lemma = tree.case(place), tree.lemma(above)
    if case in {"including", "among"}:
        inner = own_state(tree, above) or (_above(tree, above, depth=depth + 1) if depth < MAX_NESTED else None)
        return State(inner.name, inner.trigger, part=True) if inner else None
    if lemma == "toll" and case in {"of", "at", "to"}:
        return State(toll_state(tree, above), above)
    if lemma == "number":
        return None
    if case == "of" and (takes_life(tree, above) or (lemma in _LOST and tree.lemma(place) == "life")):
        return State("killed", above)
    if any(tree.lemma(each) in _UNDONE for each in tree.kids(above, "amod", "compound")):
        return None
    if tree.has(place, "nmod:poss"):
        return State(NOUNS[lemma], above) if is_his_harm(tree, place) else None
    if case in {"of", "to"} and lemma in NOUNS and not (case == "to" and lemma != "injury"):
        fatal = any(tree.lemma(each) in {"fatal", "deadly"} for each in tree.kids(above, "amod"))
        return State("killed" if fatal and NOUNS[lemma] == KILLED_OR_INJURED else NOUNS[lemma], above)
    return None


def _of_subject(tree: Tree, place: int, verb: int) -> State | None:
    """As in "N people were killed", "N died", "N are missing", "leaving N dead" where the parse makes N the subject."""
    if tree.tokens[verb].upos == "VERB":
        passive = is_passive(tree, verb) or tree.has(place, "nsubj:pass")
        if (
            not passive
            and tree.kid(verb, "obj", "aux") is None
            and tree.has(verb, "xcomp", "ccomp")
            and tree.lemma(verb) in ACTED_UPON
        ):
            passive = not is_gerund(tree, verb)  # "left five wounded" with "wounded" read as a verb
        if upon_themselves(tree, verb):
            name = "killed" if blows_up(tree, verb) else verb_state(tree, verb, passive=True)
            return State(name, verb) if name else None
        name = verb_state(tree, verb, passive=passive) or with_injuries(tree, verb) or custody_of(tree, verb)
        name = name or ("displaced" if passive and driven_out(tree, verb) else "")
        if name:
            later = _of_shared(tree, verb, passive=passive) if name == "hospitalised" else None
            return later or State(name, verb)
        below = next((each for each in (*tree.kids(verb, "xcomp"), *wound_up(tree, verb)) if adjective_state(tree, each)), None)
        if below is None and ((passive and tree.lemma(verb) in TURN) or seems(tree, verb)):
            found = next((each for each in tree.kids(verb, "xcomp") if not is_gerund(tree, each)), None)
            name = verb_state(tree, found, passive=passive or is_passive(tree, found)) if found is not None else ""
            if found is not None and name:
                return State(name, found)
        if below is not None and (passive or becomes(tree, verb)):
            return State(adjective_state(tree, below), below)
        return _of_shared(tree, verb, passive=passive)
    if is_injury(tree, verb) and tree.lemma(verb) == "condition":
        return State("injured", verb)  # "one is in critical condition"
    if is_hospital(tree, verb) and tree.case(verb) in {"in", "at"} and tree.kid(verb, "cop") is not None:
        return State("hospitalised", verb)
    name = adjective_state(tree, verb) or custody_of(tree, verb)
    return State(both_states(tree, verb, name), verb) if name else _of_shared(tree, verb, passive=False)


def _of_shared(tree: Tree, verb: int, *, passive: bool) -> State | None:
    """As in "Was taken to hospital and died": a verb joined on whose subject is the same."""
    for child in tree.kids(verb, "conj", "advcl"):
        if tree.tokens[child].upos != "VERB" or tree.kid(child, "nsubj") is not None:
            continue
        clause = tree.has(child, "advcl")
        if clause and tree.kid(child, "aux:pass") is None:
            continue  # "is recovering after being shot", not "smiled, leaving"
        name = verb_state(tree, child, passive=(passive or clause) and is_passive(tree, child))
        name = name or UNDERGOING.get(tree.lemma(child), "")
        if name:
            return State(name, child)
    return None


# Whom these took is in their hands.
_KIDNAPPERS = frozenset({"bandit", "kidnapper", "gunman", "abductor", "pirate", "hijacker"})


def _of_object(tree: Tree, verb: int) -> State | None:
    """As in "Killing at least 12", "took 145 fighters prisoner", "left N injured", "recovered three bodies"."""
    name = verb_state(tree, verb, passive=True) or (with_injuries(tree, verb) if tree.lemma(verb) != "have" else "")
    name = name or custody_of(tree, verb)
    if name:
        return State(name, verb)
    if tree.lemma(verb) in TURN:
        for child in tree.kids(verb, "xcomp", "ccomp", "acl", "amod", "advcl"):
            if adjective_state(tree, child):
                return State(both_states(tree, child, adjective_state(tree, child)), child)
            found = with_injuries(tree, child) or ("" if is_gerund(tree, child) else verb_state(tree, child, passive=True))
            if found and tree.kid(child, "mark", "nsubj") is None:
                return State(found, child)
    if tree.lemma(verb) == "lose" and not tree.has(verb, "amod"):
        return State("killed", verb)  # persons only: see `_fits`
    if tree.lemma(verb) == "end" and any(tree.lemma(each) == "life" for each in tree.kids(verb, "obj")):
        return State("killed", verb)
    if tree.lemma(verb) == "take" and any(tree.lemma(each) in _KIDNAPPERS for each in tree.kids(verb, "nsubj", "obl:agent")):
        return State("abducted", verb)
    if tree.lemma(verb) in {"claim", "take", "cost"}:
        lives = next((each for each in tree.kids(verb, "obj", "iobj") if tree.lemma(each) == "life"), None)
        if lives is not None:
            return State("killed", verb)
    return of_toll(tree, verb, verb)
