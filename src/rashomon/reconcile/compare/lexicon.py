"""Words for one kind of happening, one kind of counted thing, and rival words for one happening.

Classes of event words follow the actions that news event ontologies code (PLOVER, ACLED's event types, UCDP), spelled out
as verbs and nouns. A word may stand in several classes. The classes are candidates for one event, never proof of it.
"""

from __future__ import annotations

from functools import lru_cache

_CLASSES = """
kill: kill die dead death slay murder massacre fatality perish toll execute casualty lose behead assassinate homicide lynch
injure: injure wound hurt maim injury casualty burn
capture: capture take detain arrest seize nab apprehend imprison prisoner captive custody detention round_up take_prisoner hold
capture: pick_up take_captive
take place: take capture seize take_over take_control
take place: overrun occupy conquer recapture retake control fall enter secure win gain overtake claim_control
attack: attack assault raid storm ambush strike bomb bombard shell target hit offensive onslaught
airstrike: airstrike air_strike air_raid bomb strike bombing
shoot: shoot shooting gunfire gun_down open_fire shot shootout fire
explode: explode explosion blast detonate bombing blow_up go_off bomb
fight: fight fighting clash battle skirmish combat firefight confrontation hostility exchange gunfight shootout
advance: advance march push move thrust close_in head approach near offensive drive
withdraw: withdraw retreat pull_back pull_out leave evacuate abandon vacate fall_back withdrawal pullback
repel: repel repulse push_back drive_back beat_back force_back rout fend_off drive_out force_out push_out throw_back beat_off
meet: meet meeting talk summit confer hold_talks negotiate negotiation session
convene: call convene request schedule seek summon demand
visit: visit travel fly tour trip
deploy: deploy send mobilise mobilize dispatch reinforce mobilisation mobilization deployment join
warn: warn warning caution alert
urge: urge call appeal exhort press
condemn: condemn denounce condemnation deplore decry
announce: announce announcement declare proclaim unveil declaration
order: order command instruct direct
accuse: accuse blame allege accusation
resign: resign quit step_down resignation stand_down bow_out
dismiss: dismiss sack fire oust remove dismissal ouster
appoint: appoint name nominate appointment install
elect: elect vote election win re_elect poll
agree: agree sign agreement deal accord pact treaty truce ceasefire
break: break violate breach violation collapse
displace: flee displace evacuate uproot exodus escape displacement
leave: leave depart flee exit
expel: expel deport banish eject expulsion deportation
destroy: destroy demolish damage ruin raze wreck destruction burn gut
collapse: collapse fall cave_in crumble
crash: crash collide derail collision accident wreck derailment smash
shoot down: shoot_down down bring_down
sink: sink capsize founder
quake: earthquake quake tremor shake aftershock
flood: flood flooding inundate deluge
storm: storm hurricane cyclone typhoon tornado landfall
fire: fire blaze burn wildfire inferno
abduct: abduct kidnap abduction kidnapping hostage snatch
release: release free liberate set_free
rescue: rescue save evacuate
exchange: exchange swap
surrender: surrender give_up lay_down turn_in
charge: charge indict prosecute indictment
convict: convict find_guilty conviction guilty
sentence: sentence jail imprison
acquit: acquit clear exonerate
sue: sue lawsuit
protest: protest demonstrate rally demonstration march
launch: launch fire test test_fire
sanction: sanction penalise penalize
ban: ban prohibit outlaw
buy: buy acquire purchase acquisition takeover merge merger
rise: rise climb increase grow jump surge soar
fall: fall drop decline decrease slump plunge
loot: loot plunder ransack pillage
find: find discover recover
bury: bury funeral burial
treat: treat hospitalise hospitalize hospitalized
confirm: confirm
"""

# Two accounts of one happening that cannot both be the whole of it: it was done, or it was done to them.
RIVALS = tuple(
    (frozenset(one.split(",")), frozenset(other.split(",")))
    for one, other in (
        (
            "withdraw,retreat,pull back,pull out,fall back",
            "push back,drive back,beat back,force back,repel,repulse,rout,drive out",
        ),
        ("resign,step down,quit,stand down", "dismiss,sack,fire,oust,remove"),
        ("leave,depart,go home", "expel,deport,banish,eject"),
        ("surrender,give up", "capture,seize,detain"),
        ("crash", "shoot down,bring down"),
    )
)

_COUNTED = """
combatant: fighter soldier troop militiaman rebel gunman militant insurgent
combatant: recruit combatant trooper guerrilla serviceman servicewoman militia attacker raider assailant
combatant: jihadist terrorist warrior
combatant: paramilitary guard guardsman marine airman conscript mercenary
regular: soldier serviceman servicewoman guard guardsman marine airman conscript
irregular: rebel gunman militant insurgent guerrilla attacker raider assailant jihadist terrorist
civilian: civilian resident villager bystander noncombatant passer-by shopper worshipper worshiper
police: police policeman officer policewoman constable gendarme cop
child: child boy girl baby infant toddler kid teenager teen minor schoolchild pupil youth student
woman: woman mother wife
man: man father husband
medic: medic doctor nurse paramedic
victim: victim casualty
prisoner: prisoner captive detainee inmate hostage
suspect: suspect
passenger: passenger traveller traveler
worker: worker employee miner labourer laborer staff employee
journalist: journalist reporter correspondent cameraman
migrant: migrant refugee
family: family household
person: people person human life individual other body corpse dead soul member force
person: personnel national citizen native protester survivor tourist visitor personnel
vehicle: vehicle car truck pickup pick-up lorry van tank bus jeep armoured armored ambulance motorcycle
weapon: weapon rifle gun missile rocket grenade mortar shell bomb drone firearm
building: building house home shop school structure hospital apartment
aircraft: aircraft plane jet helicopter airplane
vessel: ship boat vessel
place: town village city area district region settlement neighbourhood neighborhood
animal: animal cow sheep dog horse
attack: attack strike airstrike raid shot round
money: dollar euro pound
"""

# Any of these may be among the people that a report counts without saying more.
PEOPLE = frozenset(
    "combatant regular irregular civilian police child woman man medic victim prisoner suspect passenger worker journalist"
    " migrant person".split()
)
# Kinds of people that are told apart: one is never a recount of the other.
_APART = (
    frozenset(["combatant", "civilian"]),
    frozenset(["combatant", "police"]),
    frozenset(["combatant", "child"]),
    frozenset(["combatant", "medic"]),
    frozenset(["combatant", "journalist"]),
    frozenset(["civilian", "police"]),
    frozenset(["child", "police"]),
    frozenset(["woman", "man"]),
    frozenset(["suspect", "victim"]),
    frozenset(["suspect", "police"]),
)
# Two sides of one fight, whatever else their words have in common.
_FOES = (frozenset(["regular", "irregular"]), frozenset(["police", "irregular"]))

# Words that report and do not happen: they join nothing.
REPORTING = frozenset(
    "say tell be have report add state write note describe think believe know see hear quote cite do make get seem appear"
    " become remain include continue begin start try fail come ask speak go ally plan aim concern hope need want expect mean"
    " base consider allow know happen occur commit put place mark use give keep hold".split()
)

_LIGHT_ENDINGS = ("ation", "ition", "ment", "ing", "ed", "es", "al", "er", "or", "s", "e", "y")


def _parse(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table.strip().splitlines():
        name, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word.replace("_", " "), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


CLASSES = _parse(_CLASSES)
COUNTED = _parse(_COUNTED)

# States that annotate gives counts, and the class of event that each belongs to.
STATES = {
    "killed": "kill",
    "injured": "injure",
    "captured": "capture",
    "arrested": "capture",
    "detained": "capture",
    "missing": "missing",
    "displaced": "displace",
    "seized": "seize",
    "rescued": "rescue",
    "abducted": "abduct",
    "released": "release",
    "destroyed": "destroy",
}
# States of which one counts what the other counts, and more.
WIDER_STATES = {
    "casualties": frozenset(["killed", "injured"]),
    "killed or injured": frozenset(["killed", "injured"]),
    "killed or wounded": frozenset(["killed", "injured"]),
    "hospitalised": frozenset(["injured"]),
}


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A crude stem, enough to see "announcement" in "announce"; words of five letters or fewer keep all but a plural s."""
    word = word.lower()
    for ending in _LIGHT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word


@lru_cache(maxsize=1 << 14)
def concepts(lemma: str) -> frozenset[str]:
    """The classes of an event word, by its lemma with or without its particle; none for words that only report."""
    lemma = lemma.lower().replace("-", " ").strip()
    if lemma in CLASSES:
        return CLASSES[lemma]
    head = lemma.split(" ")[0]
    if " " in lemma and head not in REPORTING and head in CLASSES:
        return CLASSES[head]
    if lemma in REPORTING:
        return frozenset()
    return frozenset([f"={stem(lemma)}"])


@lru_cache(maxsize=1 << 14)
def counted_kinds(word: str) -> frozenset[str]:
    """The kinds of thing that a counted noun names; none where the table does not know it."""
    word = word.lower()
    irregular = {"men": "man", "women": "woman", "children": "child", "policemen": "policeman", "gunmen": "gunman"}
    singular = irregular.get(word, word)
    for form in (singular, singular.removesuffix("s"), singular.removesuffix("es"), singular.removesuffix("ies") + "y"):
        if form in COUNTED:
            return COUNTED[form]
    if singular.endswith("men") and singular[:-3] + "man" in COUNTED:
        return COUNTED[singular[:-3] + "man"]
    return frozenset()


def told_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where things of these kinds are never counted as one another."""
    if any(frozenset((x, y)) in _FOES for x in a for y in b):
        return True
    if not a or not b or a & b:
        return False
    if (a <= PEOPLE) != (b <= PEOPLE):
        return True
    if a <= PEOPLE and b <= PEOPLE:
        return any(frozenset((x, y)) in _APART for x in a for y in b)
    return True
