"""What is said of those who are counted: killed, injured, captured … by the word that governs the count."""

from dataclasses import dataclass

from rashomon.annotate.adjacent import how_behind, is_then_self, numbered, shot_behind, state_behind, word_before, word_behind
from rashomon.annotate.clauses import is_gerund, is_passive, object_of
from rashomon.annotate.custody import becomes, custody_of, seems, verb_lemma, winds_up, wound_up
from rashomon.annotate.injuries import (
    dies_later,
    found_dead,
    is_dead_body,
    is_his_harm,
    is_hospital,
    is_injury,
    is_missed,
    is_of_body,
    shots_told,
    takes_life,
    with_injuries,
)
from rashomon.annotate.persons import is_person
from rashomon.annotate.statewords import (
    ACTED_UPON,
    ADJECTIVES,
    FATAL,
    GROUPS,
    KILLED_OR_INJURED,
    MAX_NESTED,
    NO_VICTIMS,
    NOUNS,
    OF_ONLY,
    OF_PEOPLE,
    OWN_ONLY,
    RISE,
    THINGS,
    TURN,
    UNDERGOING,
)
from rashomon.annotate.tree import Tree, phrase

_MAY_DIE = frozenset({"injured", "hospitalised", KILLED_OR_INJURED})
_DYING = frozenset({"die", "perish", "succumb", "pass", "bleed"})
_TO_DEATH = (["to", "death"], ["and", "killed"])
_UNDONE = frozenset({"attempted", "attempt", "foiled"})


@dataclass(frozen=True, slots=True)
class State:
    """The state of what is counted, and the word that says it. `part`: a part of another count ("including four children")."""

    name: str
    trigger: int
    part: bool = False


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
    name = (_adjective(tree, behind) or _verb_state(tree, behind, passive=True)) if behind is not None else ""
    return State(_joined(tree, behind, name), behind) if behind is not None and name else None


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
    if tree.lemma(found.trigger) in {"lose", "loss"}:
        return is_person(tree, counted) or any(is_person(tree, each) for each in tree.kids(counted, "nmod"))
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
    directly = behind is not None and all(tree.tokens[each].upos == "ADV" for each in range(words.stop, behind))
    if behind is not None and (directly or not apart):
        name = _verb_state(tree, behind, passive=True) if tree.tokens[behind].upos == "VERB" else _adjective(tree, behind)
        if name:
            return State(name, behind)
    before = word_before(tree, words.start)
    if (
        before is not None
        and not apart
        and (name := _verb_state(tree, before, passive=True))
        and tree.lemma(before) not in UNDERGOING
    ):
        return State(name, before)
    return None


def own_state(tree: Tree, counted: int) -> State | None:
    """The state that the counted noun or its own modifiers say: "three wounded", "12 people killed in the blast"."""
    lemma = tree.lemma(counted)
    form = tree.tokens[counted].form.lower()
    if (lemma in NOUNS or form in OWN_ONLY) and lemma not in OF_ONLY and (lemma != "body" or is_dead_body(tree, counted)):
        return State(_joined(tree, counted, NOUNS.get(lemma) or NOUNS.get(form, "")), counted)
    for child in tree.kids(counted, "amod", "acl"):
        apart = numbered(tree, counted, child) or (tree.has(child, "acl") and tree.kid(child, "nsubj") is not None)
        if apart and not tree.has(child, "acl:relcl"):
            continue  # a headline's "two shot, one killed"
        name = _modifier(tree, child) or with_injuries(tree, child)
        if name:
            return State(name, child)
    for child in tree.kids(counted, "nmod"):
        case = tree.case(child)
        if is_injury(tree, child) and (case in {"with", "from"} or (case == "in" and tree.lemma(child) == "condition")):
            return State("injured", child)
        if case == "in" and tree.tokens[counted].upos == "NUM" and is_hospital(tree, child):
            return State("hospitalised", child)  # "two in hospital"
    return State("arrested", counted) if custody_of(tree, counted) else None


def _modifier(tree: Tree, child: int) -> str:
    """The state that an adjective, participle or relative clause at a noun says of it."""
    if tree.tokens[child].upos == "ADJ" or tree.has(child, "amod"):
        name = ADJECTIVES.get(tree.lemma(child)) or ADJECTIVES.get(tree.tokens[child].form.lower(), "")
        return _joined(tree, child, name) if name else ""
    if tree.tokens[child].upos != "VERB":
        return ""
    if found_dead(tree, child) and not tree.has(child, "acl:relcl") and not is_gerund(tree, child):
        return "killed"
    if tree.has(child, "acl:relcl"):
        subject = tree.kid(child, "nsubj")
        own = subject is not None and tree.tokens[subject].upos in {"PRON", "DET"} and object_of(tree, child) is None
        return _verb_state(tree, child, passive=is_passive(tree, child)) if own else ""
    return (
        ""
        if is_gerund(tree, child) and tree.lemma(child) not in UNDERGOING
        else _verb_state(tree, child, passive=not is_gerund(tree, child))
    )


def _joined(tree: Tree, head: int, name: str) -> str:
    """As in "Killed or wounded" is a scope of its own; so is "dead and wounded" where one number counts both."""
    for child in tree.kids(head, "conj"):
        if tree.kid(child, "nsubj", "obj", "nummod", "aux") is not None or numbered(tree, head, child):
            continue
        other = (
            ADJECTIVES.get(tree.lemma(child))
            or ADJECTIVES.get(tree.tokens[child].form.lower())
            or ACTED_UPON.get(tree.lemma(child))
        )
        if other and {name, other} == {"killed", "injured"}:
            return KILLED_OR_INJURED
    return name


def _verb_state(tree: Tree, verb: int, *, passive: bool) -> str:
    """The state that a verb says of its object (passive: of its subject)."""
    lemma = verb_lemma(tree, verb)
    if (lemma == "shoot" and is_missed(tree, verb)) or winds_up(tree, verb):
        return ""
    if tree.tokens[verb].form.lower() in {"dead", "missing", "homeless"}:
        return _joined(tree, verb, ADJECTIVES[tree.tokens[verb].form.lower()])
    name = (ACTED_UPON.get(lemma, "") if passive else "") or UNDERGOING.get(lemma, "")
    if not name and passive and lemma in {"hit", "strike"} and shots_told(tree):
        name = KILLED_OR_INJURED
    if name in {KILLED_OR_INJURED, "injured"} and any(_is_fatal(tree, each) for each in tree.kids(verb, "advmod")):
        return "killed"
    if any(tree.lemma(each) == "death" and tree.case(each) == "to" for each in tree.kids(verb, "obl", "nmod")):
        return "killed"  # "shot to death", "beaten to death"
    if name:
        name = _joined(tree, verb, name)
    if not name or (name == KILLED_OR_INJURED and lemma in {"shoot", "stab"}):
        # "was attacked and killed", "was shot and wounded": the verb beside it says the state.
        for child in tree.kids(verb, "conj"):
            if tree.tokens[child].upos != "VERB" or tree.kid(child, "nsubj", "nsubj:pass", "obj", "conj") is not None:
                continue
            beside = ACTED_UPON.get(verb_lemma(tree, child)) if passive else None
            beside = beside or UNDERGOING.get(tree.lemma(child), "")
            if beside:
                return beside
    return name


def _is_fatal(tree: Tree, adverb: int) -> bool:
    """As in "fatally shot"; not in "five were shot, two fatally", where it tells of the two alone."""
    before = tree.tokens[adverb - 1] if adverb > 0 else None
    apart = before is not None and (before.upos == "NUM" or before.form.lower() == "them")
    return tree.lemma(adverb) in FATAL and not apart


def _above(tree: Tree, counted: int, *, depth: int) -> State | None:
    """The state that the verb or noun above says of what is counted."""
    place = counted
    for above in tree.climb(counted):
        relation, lemma = tree.relation[place], tree.lemma(above)
        if relation == "nmod" and tree.case(place) == "of" and lemma in GROUPS:
            place = above
            continue
        if relation == "nmod" or (relation == "obl" and tree.tokens[above].upos == "NOUN"):
            return _of_noun(tree, place, above, depth=depth)
        if relation == "conj" and tree.tokens[above].upos in {"NOUN", "PROPN", "NUM", "PRON"}:
            place = above
            continue
        if relation in {"conj", "obl"} and place == counted and is_then_self(tree, counted):
            return _of_object(tree, above)  # "shot his wife, then himself"
        if relation in {"nsubj", "csubj"}:
            return _of_subject(tree, place, above)
        if relation == "obj":
            return _of_object(tree, above)
        if relation in {"obl", "ccomp", "xcomp", "appos"}:
            return _of_toll(tree, place, above)
        return None
    return _of_toll(tree, place, -1)


def _of_noun(tree: Tree, place: int, above: int, *, depth: int) -> State | None:
    """As in "The deaths of 12 people", "a death toll of 40", "six dead, including four children"."""
    case, lemma = tree.case(place), tree.lemma(above)
    if case in {"including", "among"}:
        inner = own_state(tree, above) or (_above(tree, above, depth=depth + 1) if depth < MAX_NESTED else None)
        return State(inner.name, inner.trigger, part=True) if inner else None
    if lemma == "toll" and case in {"of", "at", "to"}:
        return State(_toll(tree, above), above)
    if lemma == "number":
        return None
    if case == "of" and takes_life(tree, above):
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
        name = _verb_state(tree, verb, passive=passive) or with_injuries(tree, verb) or custody_of(tree, verb)
        if name:
            later = _of_shared(tree, verb, passive=passive) if name == "hospitalised" else None
            return later or State(name, verb)
        below = next((each for each in (*tree.kids(verb, "xcomp"), *wound_up(tree, verb)) if _adjective(tree, each)), None)
        if below is None and ((passive and tree.lemma(verb) in TURN) or seems(tree, verb)):
            found = next((each for each in tree.kids(verb, "xcomp") if not is_gerund(tree, each)), None)
            name = _verb_state(tree, found, passive=passive or is_passive(tree, found)) if found is not None else ""
            if found is not None and name:
                return State(name, found)
        if below is not None and (passive or becomes(tree, verb)):
            return State(_adjective(tree, below), below)
        return _of_shared(tree, verb, passive=passive)
    if is_injury(tree, verb) and tree.lemma(verb) == "condition":
        return State("injured", verb)  # "one is in critical condition"
    if is_hospital(tree, verb) and tree.case(verb) in {"in", "at"} and tree.kid(verb, "cop") is not None:
        return State("hospitalised", verb)
    name = _adjective(tree, verb) or custody_of(tree, verb)
    return State(_joined(tree, verb, name), verb) if name else _of_shared(tree, verb, passive=False)


def _of_shared(tree: Tree, verb: int, *, passive: bool) -> State | None:
    """As in "Was taken to hospital and died": a verb joined on whose subject is the same."""
    for child in tree.kids(verb, "conj", "advcl"):
        if tree.tokens[child].upos != "VERB" or tree.kid(child, "nsubj") is not None:
            continue
        clause = tree.has(child, "advcl")
        if clause and tree.kid(child, "aux:pass") is None:
            continue  # "is recovering after being shot", not "smiled, leaving"
        name = _verb_state(tree, child, passive=(passive or clause) and is_passive(tree, child))
        name = name or UNDERGOING.get(tree.lemma(child), "")
        if name:
            return State(name, child)
    return None


def _adjective(tree: Tree, index: int) -> str:
    return ADJECTIVES.get(tree.lemma(index)) or ADJECTIVES.get(tree.tokens[index].form.lower(), "")


def _of_object(tree: Tree, verb: int) -> State | None:
    """As in "Killing at least 12", "took 145 fighters prisoner", "left N injured", "recovered three bodies"."""
    name = _verb_state(tree, verb, passive=True) or (with_injuries(tree, verb) if tree.lemma(verb) != "have" else "")
    name = name or custody_of(tree, verb)
    if name:
        return State(name, verb)
    if tree.lemma(verb) in TURN:
        for child in tree.kids(verb, "xcomp", "ccomp", "acl", "amod", "advcl"):
            if _adjective(tree, child):
                return State(_joined(tree, child, _adjective(tree, child)), child)
            found = with_injuries(tree, child) or ("" if is_gerund(tree, child) else _verb_state(tree, child, passive=True))
            if found and tree.kid(child, "mark", "nsubj") is None:
                return State(found, child)
    if tree.lemma(verb) == "lose" and not tree.has(verb, "amod"):
        return State("killed", verb)  # persons only: see `_fits`
    if tree.lemma(verb) == "end" and any(tree.lemma(each) == "life" for each in tree.kids(verb, "obj")):
        return State("killed", verb)
    if tree.lemma(verb) in {"claim", "take", "cost"}:
        lives = next((each for each in tree.kids(verb, "obj", "iobj") if tree.lemma(each) == "life"), None)
        if lives is not None:
            return State("killed", verb)
    return _of_toll(tree, verb, verb)


def _of_toll(tree: Tree, place: int, above: int) -> State | None:
    """As in "The death toll rose to 40", "the toll stands at 40", "the number of dead is 40"."""
    verb = above if above >= 0 else place
    if tree.lemma(verb) not in RISE and above >= 0:
        return None
    for noun in tree.kids(verb, "nsubj", "obj", "xcomp"):
        if tree.lemma(noun) == "toll":
            return State(_toll(tree, noun), noun)
        if tree.lemma(noun) == "number":
            return _of_number(tree, noun)
        if tree.tokens[noun].form.lower() in {"dead", "deaths", "casualties", "losses", "wounded"} and noun != place:
            return own_state(tree, noun) or State(_adjective(tree, noun), noun)
    return None


def _of_number(tree: Tree, number: int) -> State | None:
    """As in "the number of dead", "the number of civilians killed"."""
    for child in tree.kids(number, "nmod", "acl"):
        if tree.has(child, "acl"):
            name = _modifier(tree, child)
        else:
            name = NOUNS.get(tree.lemma(child)) or _adjective(tree, child)
            inner = own_state(tree, child) if not name else None
            if inner is not None:
                return inner
        if name:
            return State(name, child)
    return None


def _toll(tree: Tree, toll: int) -> str:
    """A toll is of deaths, unless it says otherwise."""
    words = {tree.lemma(each) for each in tree.kids(toll, "compound", "amod", "nmod")}
    if words & {"casualty"}:
        return KILLED_OR_INJURED
    return "injured" if words & {"injury", "injured", "wounded"} else "killed"
