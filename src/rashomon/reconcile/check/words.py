"""Which words of a report say a word of the claim: the same, a form of it, or one that cannot hold without it.

Strict on purpose: words of one class of happening ("seize", "arrest") are candidates for one event elsewhere in
reconcile; here one must follow from the other.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from rashomon.reconcile.compare.lexicon import PEOPLE, counted_kinds, stem
from rashomon.text.aliases import alias
from rashomon.text.names import WORD_FLOOR, acronyms, fold, given_names_differ, is_acronym, name_words, word_likeness

# word: what follows from it. Each line reads both ways only where both lines stand here.
_FOLLOWS = """
kill: die dead death slay
slay: kill die dead
murder: kill die dead homicide
murdered: kill die dead
assassinate: kill murder die dead
gun down: shoot
shoot dead: kill die dead shoot
shooting: shoot gunfire
gunfire: shoot
stab: wound injure attack
strangle: kill
behead: kill
execute: kill
die: dead death perish
dead: die death
death: die dead
perish: die dead
succumb: die
fatally: die dead
wound: injure hurt
injure: wound hurt
hurt: injure wound
injury: wound hurt injure
nab: arrest
apprehend: arrest capture
arrest: detain apprehend
jail: imprison
imprison: jail
quit: resign leave
resign: quit step_down stand_down leave
step down: resign quit
stand down: resign quit
resignation: resign quit
sack: dismiss fire
fire: dismiss sack
dismiss: fire sack
oust: remove
ouster: oust remove
begin: start
start: begin
purchase: buy acquire
buy: purchase acquire
acquire: buy purchase
acquisition: buy acquire purchase
takeover: buy acquire
blast: explosion explode
explosion: blast explode
explode: blast explosion
detonate: explode
earthquake: quake
quake: earthquake
tremor: quake
demolish: destroy
raze: destroy
kidnap: abduct
abduct: kidnap
flee: escape leave
firefighter: fireman
blaze: fire
wildfire: fire
physician: doctor
attorney: lawyer
lawyer: attorney
cop: police officer
officer: police
policeman: police officer
policewoman: police officer
constable: police officer
trooper: police officer
detective: police officer
authority: official
announce: say
tell: say
state: say
declare: say
assert: say
report: say
car: vehicle
truck: vehicle
van: vehicle
suv: vehicle
sedan: car vehicle
pickup: truck vehicle
motorcycle: vehicle
house: home residence
home: residence
residence: home
apartment: home residence
handgun: gun firearm weapon
pistol: gun handgun firearm weapon
rifle: gun firearm weapon
shotgun: gun firearm weapon
gun: firearm weapon
firearm: gun weapon
knife: weapon
hospitalize: hospital
hospitalise: hospital
teen: teenager
teenager: teen
teenage: teen teenager
youngster: child
kid: child
boy: child male
girl: child female
man: male adult
woman: female adult
boyfriend: partner
girlfriend: partner
husband: spouse
wife: spouse
mother: parent
father: parent
daughter: child
son: child
troop: force soldier
force: troop
soldier: troop force
militant: fighter
militiaman: fighter militia
gunman: shooter attacker
shooter: gunman attacker
capture: seize take
seize: capture take
take over: take seize capture
retake: take capture recapture
recapture: take capture retake
near: close
big: large
large: big
huge: large big
"""
# Shorter words may be others when two letters change places: "trial", "trail".
SLIP = 6
# Words for a person of whom nothing else is said.
_ANYBODY = frozenset({"person", "people", "individual", "human", "someone", "somebody", "victim"})


# "Anti-LNA" is not the LNA.
_NOT_THEIRS = frozenset({"anti", "ex", "pro", "non"})


def _parse(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in table.strip().splitlines():
        word, _, follows = line.partition(":")
        found[word] = frozenset(f.replace("_", " ") for f in follows.split())
    return found


FOLLOWS = _parse(_FOLLOWS)


@lru_cache(maxsize=1 << 15)
def says(told: str, asked: str) -> bool:
    """True where a report's word says the claim's: equal, a form of it, or one from which it follows.

    Args:
        told: lemma of the report's word.
        asked: lemma of the claim's word.
    """
    told, asked = told.replace("-", " "), asked.replace("-", " ")
    if told == asked or asked in FOLLOWS.get(told, ()):
        return True
    if asked in _ANYBODY:
        return told in _ANYBODY or bool(counted_kinds(told) & PEOPLE)
    if " " in told or " " in asked:
        return told.replace(" ", "") == asked.replace(" ", "")
    a, b = stem(told), stem(asked)
    if min(len(a), len(b)) >= 4 and (a == b or same_spelling(told, asked)):
        return True
    if swapped(told, asked):
        return True
    return any(stem(word) == b for word in FOLLOWS.get(told, ()) if min(len(word), len(asked)) >= 5)


@lru_cache(maxsize=1 << 12)
def doer_of(noun: str, verb: str) -> bool:
    """True for a noun that names who does a deed: "shooter" of "shoot", "killer" of "kill"."""
    return noun.endswith(("er", "or")) and not verb.endswith(("er", "or")) and stem(noun[:-2])[:4] == stem(verb)[:4]


def swapped(a: str, b: str) -> bool:
    """True where two letters that stand side by side in a longer word have changed places: a slip of the keys."""
    return len(a) == len(b) >= SLIP and a != b and sorted(a) == sorted(b) and OSA.distance(a, b) == 1


_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("tre", "ter"), ("ence", "ense"))


def same_spelling(a: str, b: str) -> bool:
    """True for the British and the American spelling of one word."""
    return any(a.replace(british, american) == b.replace(british, american) for british, american in _SPELLINGS)


@lru_cache(maxsize=1 << 15)
def named(asked: str, told: str) -> bool:
    """True where a name that a report uses is, or holds, the claim's name: "Marga Dahl" says "Dahl", not the other way round."""
    wanted, given = name_words(asked), name_words(told)
    if not wanted or not given:
        return False
    if fold(asked) == fold(told) or (alias(asked) and alias(asked) == alias(told)):
        return True
    if (is_acronym(asked) and fold(asked) in acronyms(told)) or (is_acronym(told) and fold(told) in acronyms(asked)):
        return True
    if len(wanted) > len(given) or given_names_differ(asked, told) or _NOT_THEIRS & (set(given) - set(wanted)):
        return False
    left = list(given)
    for word in wanted:
        best = max(left, key=lambda g: (word_likeness(word, g), g), default=None)
        if best is None or word_likeness(word, best) < WORD_FLOOR:
            return False
        left.remove(best)
    return True
