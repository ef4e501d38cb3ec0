"""PLOVER types for predicates that mean one in nearly all news use, by a table of our own; and the modes.

PLOVER (Halterman et al. 2023, "PLOVER and POLECAT", the codebook's sixteen types and its modes). A lemma stands in the table
only where it means the type wherever it stands, a verb with its object where the two together do.
"""

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

_TABLE = {
    "AGREE": "agree consent concur accept agreement deal accord pact",
    "CONSULT": "meet consult discuss negotiate visit:visit confer talk mediate:third-party host:visit meeting talks summit"
    " consultation negotiation discussion conference session mediation:third-party phone:phone telephone:phone",
    "SUPPORT": "support endorse praise back applaud commend hail laud defend recognise recognize congratulate thank welcome sign"
    " ratify ratification endorsement recognition apologise apologize apology congratulation rapprochement",
    "CONCEDE": "yield concede concession comply pardon amnesty accede acquiesce compromise relent capitulate capitulation",
    "COOPERATE": "cooperate co-operate collaborate cooperation co-operation collaboration alliance extradite extradition",
    "AID": "aid donate assist rescue donation",
    "RETREAT": "retreat withdraw:withdraw withdrawal:withdraw pullout:withdraw disarm:disarm disarmament:disarm"
    " demobilise:disarm demobilize:disarm surrender ceasefire:ceasefire truce:ceasefire armistice:ceasefire release:release"
    " free:release resign:resign resignation:resign abdicate:resign repatriate:return repatriation:return evacuate:withdraw"
    " evacuation:withdraw",
    "REQUEST": "request urge appeal demand plead implore petition exhort",
    "ACCUSE": "accuse:allege blame:disapprove condemn:disapprove denounce:disapprove criticise:disapprove criticize:disapprove"
    " decry:disapprove deplore:disapprove castigate:disapprove censure:disapprove rebuke:disapprove allege:allege"
    " charge:allege indict:allege sue:allege investigate:investigate probe:investigate accusation:allege"
    " condemnation:disapprove criticism:disapprove allegation:allege investigation:investigate inquiry:investigate"
    " enquiry:investigate indictment:allege lawsuit:allege",
    "REJECT": "reject refuse decline veto oppose rebuff spurn rejection refusal",
    "THREATEN": "threaten menace threat ultimatum",
    "PROTEST": "protest:demo demonstrate:demo rally:demo riot:riot rioting:riot boycott:boycott demonstration:demo unrest"
    " sit-in:obstruct picket:demo walkout:strike protestation:demo",
    "SANCTION": "sanction embargo blacklist expel:expel expulsion:expel convict:convict conviction:convict sentence:convict",
    "MOBILIZE": "mobilise mobilize deploy:troops mass amass advance:troops dispatch reinforce deployment:troops"
    " mobilisation mobilization build-up:troops buildup:troops",
    "COERCE": "arrest:arrest detain:arrest apprehend:arrest imprison:arrest jail:arrest detention:arrest seize:seize"
    " seizure:seize confiscate:seize impound:seize capture:seize occupy:seize overrun:seize takeover:seize deport:deport"
    " deportation:deport ban:ban outlaw:ban censor:censor curfew:curfew besiege:restrict siege:restrict blockade:restrict"
    " raid:seize ransack loot:seize evict displace crackdown repress repression",
    "ASSAULT": "attack kill bomb:explosives shell:heavy-weapons shoot:firearms assassinate:assassinate murder massacre:massacre"
    " execute:execute behead:execute torture:torture rape:sexual beat:beat stab:primitive wound injure ambush storm fight clash"
    " abduct:abduct kidnap:abduct strafe:aerial bombard:heavy-weapons airstrike:aerial air-strike:aerial destroy:destroy"
    " assault slay slaughter:massacre maim torch:destroy fighting bombing:explosives explosion:explosives explode:explosives"
    " detonate:explosives blast:explosives shelling:heavy-weapons bombardment:heavy-weapons shooting:firearms"
    " gunfire:firearms firefight:firearms shootout:firearms killing assassination:assassinate offensive battle skirmish"
    " abduction:abduct kidnapping:abduct stabbing:primitive execution:execute beheading:execute invade invasion violence"
    " incursion",
}
# A verb with its particle or noun means something else than the verb.
_PHRASES = {
    "gun down": ("ASSAULT", "firearms"),
    "shoot dead": ("ASSAULT", "firearms"),
    "open fire": ("ASSAULT", "firearms"),
    "blow up": ("ASSAULT", "explosives"),
    "push back": ("ASSAULT", ""),
    "drive back": ("ASSAULT", ""),
    "come attack": ("ASSAULT", ""),
    "come fire": ("ASSAULT", "firearms"),
    "take hostage": ("ASSAULT", "abduct"),
    "take captive": ("ASSAULT", "abduct"),
    "hold hostage": ("ASSAULT", "abduct"),
    "take over": ("COERCE", "seize"),
    "take control": ("COERCE", "seize"),
    "seize control": ("COERCE", "seize"),
    "gain control": ("COERCE", "seize"),
    "take prisoner": ("COERCE", "arrest"),
    "take custody": ("COERCE", "arrest"),
    "round up": ("COERCE", "arrest"),
    "lay siege": ("COERCE", "restrict"),
    "pull out": ("RETREAT", "withdraw"),
    "pull back": ("RETREAT", "withdraw"),
    "step down": ("RETREAT", "resign"),
    "stand down": ("RETREAT", "resign"),
    "call on": ("REQUEST", ""),
    "call for": ("REQUEST", ""),
    "give in": ("CONCEDE", ""),
    "back down": ("CONCEDE", ""),
    "turn down": ("REJECT", ""),
}


# Verbs that have a type only with what they act upon, and those that lose theirs there (no type behind the arrow).
_WITH_OBJECTS = """
lift ease relax end revoke rescind: curfew ban sanction restriction embargo emergency blockade siege > CONCEDE
impose reimpose slap tighten: sanction embargo tariff > SANCTION
impose enforce declare clamp introduce extend: curfew ban restriction emergency > COERCE restrict
resume restore establish normalise normalize strengthen improve deepen expand upgrade: tie relation cooperation link > SUPPORT
cut sever suspend downgrade break freeze halt: tie relation aid cooperation contact > SANCTION discontinue
provide send deliver supply pledge offer grant: aid assistance relief food medicine shelter asylum loan > AID
sell supply provide send give: weapon arm ammunition > AID
fire launch lob: missile rocket shell mortar artillery > ASSAULT heavy-weapons
fire: shot round bullet weapon gun > ASSAULT firearms
fire use: teargas gas cannon baton > ASSAULT crowd-control
launch mount wage: offensive attack assault war > ASSAULT
burn torch raze demolish level: house home building village shop vehicle church mosque school office > ASSAULT destroy
send deploy dispatch move: troop soldier force tank warship police > MOBILIZE troops
declare announce agree sign: ceasefire truce armistice > RETREAT ceasefire
lay surrender hand: arm weapon > RETREAT disarm
free release: prisoner hostage detainee captive > RETREAT release
seize capture take retake recapture occupy: town city village base airport territory area control > COERCE seize
file bring press: charge lawsuit complaint suit > ACCUSE allege
launch open order begin: investigation inquiry probe enquiry > ACCUSE investigate
stage hold: protest demonstration rally strike > PROTEST demo
release: statement report video name information footage photo picture call detail result image audio album figure data book >
welcome: guest visitor customer member baby >
sign: contract player striker defender midfielder autograph book >
execute: plan order warrant search strategy >
accept: award prize apology resignation gift >
charge: fee price battery phone >
treat host: patient guest show party >
""".strip()
# As nouns these name a thing or a state, not what the verb tells.
_VERBS_ONLY = frozenset(
    "jail share fund back yield host phone beat shell hail free mass sign accept kill wound bomb storm shoot charge execute"
    " defend loot convict".split()
)


def _by_lemma() -> dict[str, tuple[str, str]]:
    """The tables by lemma."""
    types = dict(_PHRASES)
    for type_, words in _TABLE.items():
        for word in words.split():
            lemma, _, mode = word.partition(":")
            types[lemma] = (type_, mode)
    return types


def _by_pair() -> dict[tuple[str, str], tuple[str, str]]:
    pairs = {}
    for line in _WITH_OBJECTS.split("\n"):
        words, _, told = line.partition(" >")
        verbs, _, things = words.partition(": ")
        type_, _, mode = told.strip().partition(" ")
        pairs.update(dict.fromkeys(((verb, thing) for verb in verbs.split() for thing in things.split()), (type_, mode)))
    return pairs


BY_LEMMA = _by_lemma()
BY_PAIR = _by_pair()


def plover(lemma: str, *, noun: bool = False) -> tuple[str, str]:
    """Type and mode of a predicate by its lemma alone.

    Args:
        lemma: with its particle or noun where it has one ("take over", "take prisoner").
        noun: whether it stands as a noun: "a jail" jails nobody.

    Returns:
        Type and mode, each "" where none fits.
    """
    return ("", "") if noun and lemma in _VERBS_ONLY else BY_LEMMA.get(lemma, ("", ""))
