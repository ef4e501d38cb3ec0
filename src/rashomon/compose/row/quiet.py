"""Deaths that nobody tells as harm: an obituary, or a politics story in which a man who died last year is spoken of.

A coder's row counts people killed. Words of dying alone ("died in August", "the late minister") say of one person that he is
dead, not that anybody or anything killed him; where nothing else in the reports does, there is nobody to count.
"""

import re
from collections.abc import Sequence

from rashomon.compose.row.tellings import KILLED, Toll

# Words that politics uses of itself ("derail", "battle", "fight", "fall") are left out: they are in every census and campaign.
_HARM = re.compile(
    r"\b(?:kill|slain|slay|murder|homicid|manslaughter|suicid|shot|shoot|gun|bullet|stab|attack|assault|assassin"
    r"|bomb|blast|explo[ds]|behead|execut(?:ed|ion)|strangl|violen|riot|clash|raid|airstrike|crash|collid|collision"
    r"|accidents?\b|capsiz|sank|sunk|shipwreck|fire(?:s|fighters?)?\b|blaze|burn|smoke\b|flood|quake|earthquake|storm"
    r"|hurrican|tornado|cyclone|typhoon|tsunami|landslide|avalanch|collapsed|drown|fell from|electrocut|lightning"
    r"|poison|overdos|outbreak|epidemic|pandemic|virus|infect|cholera|ebola|famine|starv|heatwave|wound|injur|hurt"
    r"|victim|fatal|foul play|autops|perish|trampl|crush|stampede|struck by|hit by|r[ua]n over|overturn|trapped"
    r"|suffocat|froze to|mauled|found dead)\w*",
    re.IGNORECASE,
)
# Of so many texts one must tell of harm; of one or two, any that does lets the deaths stand.
_ONE_IN = 3


def quiet_deaths(texts: Sequence[Toll], words: Sequence[str]) -> bool:
    """Whether single persons are told to have died and nothing tells of harm.

    Args:
        texts: the independent texts.
        words: each text in full.

    Returns:
        False where a text gives a number of dead or somebody hurt, or where one text in three has a word of violence, accident
        or disaster.
    """
    told = [each for text in texts for each in text.tellings if each.size > 0]
    if any(each.slot != KILLED or each.number or each.size > 1 for each in told):
        return False
    return bool(told) and sum(_HARM.search(text) is not None for text in words) * _ONE_IN < len(words)
