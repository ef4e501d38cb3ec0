"""Changes of words: spinning by synonyms, a newsroom's house style, figures that moved."""

from __future__ import annotations

import random
import re

from benchmarks.makers.wordnet import thesaurus

_WORD = re.compile(r"(?<![\w'’])[a-z]{3,}(?![\w'’])")
_NUMBER = re.compile(r"(?<![\w.,:/$-])(\d{1,3})(?![\w,:/-]|\.\d)")
# Words that carry no content: the usual English function words, and auxiliary verbs.
STOP = frozenset(
    "about above after again against all also although among and another any are because been before being below between both"
    " but can could did does doing down during each either else even ever few for from further had has have having her here hers"
    " herself him himself his how into its itself just least less may might more most much must myself neither nor not now off"
    " once one only other others our ours out over own per same shall she should since some still such than that the their theirs"
    " them themselves then there these they this those though through thus too toward towards two under until upon very was were"
    " what when where whether which while who whom whose why will with within without would yes yet you your yours".split()
)

# Each is (pattern, what it becomes) in one direction; the other newsroom's style is the same table read backwards.
_HOUSE = (
    (r"\bstated\b", "said"), (r"\baccording to police\b", "police said"), (r"\bper cent\b", "percent"),
    (r"\bkilometres\b", "kilometers"), (r"\bcentre\b", "center"), (r"\bneighbour", "neighbor"), (r"\borganis", "organiz"),
    (r"\brealis", "realiz"), (r"\bcolour", "color"), (r"\bdefence\b", "defense"), (r"\bU\.S\.", "US"), (r"\bU\.N\.", "UN"),
    (r"\btowards\b", "toward"), (r"\btravelling\b", "traveling"), (r"\bGeneral (?=[A-Z])", "Gen. "),
    (r"\bLieutenant (?=[A-Z])", "Lt. "), (r"\bSergeant (?=[A-Z])", "Sgt. "), (r"\bDoctor (?=[A-Z])", "Dr. "),
    (r"\bfive\b", "5"), (r"\bsix\b", "6"), (r"\bseven\b", "7"), (r"\beight\b", "8"), (r"\bnine\b", "9"), (r"\bten\b", "10"),
    (r"\bon (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)", ""), (r"\bsaid that\b", "said"), (r"\bp\.m\.", "pm"),
    (r"\ba\.m\.", "am"), (r"\bapproximately\b", "about"), (r"\bclose to\b", "near"), (r"\bprior to\b", "before"),
    (r"\bsuffered\b", "had"), (r"\bpassed away\b", "died"), (r"\bpronounced dead\b", "declared dead"),
    (r"\btransported to\b", "taken to"), (r"\bhas been\b", "was"), (r"\bStreet\b", "St."), (r"\bAvenue\b", "Ave."),
    (r"\btwo people\b", "2 people"), (r"\bthree people\b", "3 people"), (r"“", '"'), (r"”", '"'), (r"’", "'"),
    (r"\bofficers\b", "police"), (r"\bindividual\b", "person"), (r"\bresidence\b", "home"), (r"\bvehicle\b", "car"),
)  # fmt: skip


def spun(text: str, rng: random.Random, *, rate: float, senses: int) -> str:
    """Replaces a share of the content words by synonyms, inside quotation marks too; names and numbers stay.

    Args:
        text: what is spun.
        rng: draws the words and their synonyms.
        rate: share of content words (lower case, three letters or more, no function word) to replace, where WordNet has any.
        senses: how many senses of a word, commonest first, give synonyms.
    """
    found = [match for match in _WORD.finditer(text) if match.group() not in STOP]
    wanted = round(rate * len(found))
    rng.shuffle(found)
    chosen: dict[int, tuple[int, str]] = {}
    for match in found:
        if len(chosen) >= wanted:
            break
        others = thesaurus().synonyms(match.group(), senses=senses)
        if others:
            chosen[match.start()] = (match.end(), rng.choice(others))
    return _replaced(text, chosen)


def house_style(text: str, rng: random.Random, *, rate: float, backwards: bool) -> str:
    """Prints a sentence in another newsroom's style: spelling, titles, numerals, marks, a few of its usual words."""
    for pattern, becomes in _HOUSE:
        if rng.random() >= rate:
            continue
        if not backwards:
            text = re.sub(pattern, becomes, text)
        elif becomes.isalpha() and (plain := pattern.replace(r"\b", "")).replace(" ", "").isalpha():
            text = re.sub(rf"\b{becomes}\b", plain, text)
    return text


def moved_figures(text: str, rng: random.Random) -> str:
    """Raises every figure of up to three digits by one to nine, as a later count does."""
    return _NUMBER.sub(lambda match: str(int(match.group(1)) + rng.randint(1, 9)), text)


def _replaced(text: str, chosen: dict[int, tuple[int, str]]) -> str:
    parts, at = [], 0
    for start in sorted(chosen):
        end, word = chosen[start]
        parts += [text[at:start], word]
        at = end
    return "".join([*parts, text[at:]])
