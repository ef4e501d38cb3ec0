"""The words of state: what is said of those who are counted, and of what kind they are. Lists of our own, in lemmas."""

KILLED_OR_INJURED = "killed or injured"  # a scope of its own: who was shot, hit, or counted as a casualty

INJURIES = frozenset("wound injury burn fracture bruise concussion shrapnel cut".split())
CONDITIONS = frozenset("critical serious stable fair grave guarded life-threatening good".split())
SHOTS = frozenset("gunfire bullet shot gunshot fire shrapnel".split())
# Where a blow wounds: "struck in the eye".
BODY = frozenset(
    "head face eye neck throat chest back torso stomach abdomen body arm shoulder elbow hand wrist finger hip groin buttock leg"
    " thigh knee shin ankle foot jaw mouth nose ear cheek skull forehead temple side".split()
)
BLOWS = frozenset("hit strike punch kick beat graze pistol-whip".split())
HOSPITALS = frozenset("hospital clinic infirmary".split())
HOSPITAL_CENTRES = frozenset("medical trauma health surgical".split())
PULLING = frozenset("pull pluck dig bring".split())
PERILS = frozenset("water sea river lake wave rubble debris wreckage ruin wreck fire blaze mud snow avalanche flood mine".split())
TAKING = frozenset("take rush send transport airlift fly bring put transfer drive carry".split())
MAX_NESTED = 2  # parts of parts of a count

# Verbs: those acted upon are in the state.
ACTED_UPON = {
    "kill": "killed",
    "slay": "killed",
    "murder": "killed",
    "massacre": "killed",
    "execute": "killed",
    "assassinate": "killed",
    "behead": "killed",
    "slaughter": "killed",
    "injure": "injured",
    "wound": "injured",
    "hurt": "injured",
    "graze": "injured",
    "maim": "injured",
    "harm": KILLED_OR_INJURED,
    "shoot": KILLED_OR_INJURED,
    "stab": KILLED_OR_INJURED,
    "gun down": KILLED_OR_INJURED,
    "shoot dead": "killed",
    "capture": "captured",
    "take prisoner": "captured",
    "take captive": "captured",
    "hold captive": "captured",
    "hold prisoner": "captured",
    "take hostage": "abducted",
    "hold hostage": "abducted",
    "abduct": "abducted",
    "kidnap": "abducted",
    "arrest": "arrested",
    "detain": "arrested",
    "apprehend": "arrested",
    "take custody": "arrested",
    "displace": "displaced",
    "uproot": "displaced",
    "evacuate": "evacuated",
    "seize": "seized",
    "confiscate": "seized",
    "impound": "seized",
    "rescue": "rescued",
    "save": "rescued",
    "release": "released",
    "free": "released",
    "deploy": "deployed",
    "mobilise": "deployed",
    "mobilize": "deployed",
    "destroy": "destroyed",
    "damage": "damaged",
    "hospitalise": "hospitalised",
    "hospitalize": "hospitalised",
}
# Verbs: those who do it are in the state.
UNDERGOING = {
    "die": "killed",
    "perish": "killed",
    "pass away": "killed",
    "bleed death": "killed",
    "lose life": "killed",
    "succumb": "killed",
    "drown": "killed",
    "disappear": "missing",
    "vanish": "missing",
    "flee": "displaced",
    "surrender": "captured",
}
ADJECTIVES = {
    "dead": "killed",
    "killed": "killed",
    "slain": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "unaccounted": "missing",
    "homeless": "displaced",
    "hospitalised": "hospitalised",
    "hospitalized": "hospitalised",
    "displaced": "displaced",
    "captured": "captured",
    "detained": "arrested",
    "arrested": "arrested",
    "kidnapped": "abducted",
    "abducted": "abducted",
    "seized": "seized",
    "confiscated": "seized",
}
# Nouns that count their own state, or that of what stands behind "of".
NOUNS = {
    "death": "killed",
    "dead": "killed",
    "fatality": "killed",
    "killing": "killed",
    "murder": "killed",
    "assassination": "killed",
    "execution": "killed",
    "homicide": "killed",
    "body": "killed",
    "corpse": "killed",
    "injury": "injured",
    "wounded": "injured",
    "injured": "injured",
    "wounding": "injured",
    "loss": "killed",
    "casualty": KILLED_OR_INJURED,
    "shooting": KILLED_OR_INJURED,
    "stabbing": KILLED_OR_INJURED,
    "prisoner": "captured",
    "captive": "captured",
    "capture": "captured",
    "hostage": "abducted",
    "abduction": "abducted",
    "kidnapping": "abducted",
    "arrest": "arrested",
    "detention": "arrested",
    "detainee": "arrested",
    "missing": "missing",
    "disappearance": "missing",
    "displacement": "displaced",
    "evacuation": "evacuated",
    "seizure": "seized",
    "rescue": "rescued",
    "release": "released",
    "deployment": "deployed",
    "destruction": "destroyed",
}
OWN_ONLY = frozenset(
    "dead fatality body corpse wounded injured casualty prisoner captive hostage detainee missing homicide".split()
)
# Deeds that are counted as deeds: "two shootings" are no count of people, "the shooting of two men" is.
OF_ONLY = frozenset({"loss", "shooting", "stabbing", "deployment", "release", "destruction", "seizure", "rescue"})
OF_PEOPLE = frozenset("killed injured captured arrested abducted missing displaced rescued evacuated".split()) | {
    KILLED_OR_INJURED
}
# What cannot be killed or taken prisoner; captured, it is seized.
THINGS = frozenset(
    "train bus minibus van lorry motorcycle ferry container"
    " vehicle car truck tank pickup weapon rifle gun missile rocket drone aircraft plane helicopter jet ship boat vessel town"
    " village city district area region position base checkpoint post airport building house home school hospital bridge"
    " oilfield field port camp barracks territory neighbourhood neighborhood province settlement hill site ton tonne pound"
    " kilogram gram round bullet shot depot system armour armor equipment piece item device bomb shell document phone computer"
    " handgun pistol firearm shotgun revolver warrant accident crash collision deer bull pet puppy kitten livestock bear elk"
    " dollar euro time attack day week month year hour minute percent mile kilometre kilometer metre meter animal dog cat cow"
    " sheep goat horse bird fish shop store facility plant structure case incident shooting block street".split()
)
# Counted beside victims, never victims: there the number alone is none either ("shot six times", "shot three deer").
NO_VICTIMS = frozenset(
    "time shot round bullet deer dog cat bull pet puppy horse cow sheep goat bear elk bird animal wound charge count".split()
)
GROUPS = frozenset(
    "total number group crowd couple pair majority dozen score hundred thousand family lot handful remainder rest".split()
)
FATAL = frozenset({"fatally", "mortally", "lethally"})
TURN = frozenset("leave have find get see bring declare pronounce presume report confirm put believe".split())
RISE = frozenset(
    "rise climb reach stand jump increase hit pass top exceed soar grow be surpass near approach go mount put bring revise"
    " raise".split()
)


# Written with a capital these are titles of somebody named, not somebody.
RANKS = frozenset("lieutenant sergeant captain colonel major general officer commander minister mayor agent guard".split())
PERSONS = frozenset(
    "raider attacker lieutenant sergeant captain colonel major general medic bystander"
    " person people man woman boy girl child teen teenager victim civilian resident soldier fighter troop officer policeman"
    " policewoman deputy militant gunman rebel insurgent worker student teacher passenger driver pedestrian bystander father"
    " mother son daughter brother sister wife husband baby infant toddler youth suspect member guard journalist doctor nurse"
    " other minor adult attacker protester demonstrator villager prisoner hostage refugee migrant tourist guest shopper"
    " commander general leader official employee patient sailor airman marine guerrilla terrorist bomber pilot monk priest"
    " farmer fisherman miner firefighter police trooper agent cousin uncle aunt nephew niece grandmother grandfather friend"
    " neighbour neighbor boyfriend girlfriend roommate individual juvenile kid occupant customer clerk owner citizen national"
    " personnel serviceman servicewoman combatant jihadist extremist activist politician mayor lawmaker minister twin couple"
    " pair gunmen relative parent grandson granddaughter stepson stepfather stepmother fiance fiancee player coach".split()
)


SEVERAL = frozenset("people police personnel couple pair gunmen military staff crew family".split())
# States that are told of single persons: "Haftar deployed" counts nobody.
SINGLE = frozenset(
    {"killed", "injured", "arrested", "abducted", "captured", "missing", "rescued", "hospitalised", KILLED_OR_INJURED}
)
ALIVE = frozenset({"killed", "injured", "arrested", "abducted", KILLED_OR_INJURED})
