"""Words behind a name which say that the name is a place's: regular expressions, to be read without regard to case."""

# What serves or governs the place it is named after.
SERVICES = (
    r"(?:(?:city|town|village|county|district|provincial|regional|municipal|metropolitan|metro|local) )?"
    r"(?:police|fire|sheriff|marshal|mayor|municipal|city council|town council|city hall|coroner|medical examiner"
    r"|district attorney|emergency|ambulance|prosecutor|crown court|governor|detective|cops?\b|authorities|officials"
    r"|deput(?:y|ies)|department of|public safety|homicide|swat)"
)
# Whom a place may stand before: "a Halmara man".
PEOPLE = (
    r"(?:area |native |high school )?(?:m[ae]n|wom[ae]n|boys?|girls?|teens?|teenagers?|toddlers?|residents?|natives?|mom"
    r"|mother|dad|father|couple|students?|infant|baby|child|children|kids?|youths?|officers?|firefighters?|family|families|grandmother"
    r"|grandfather|brothers|sisters|rapper|gang|business(?:man|woman)|shopkeepers?|farmers?|villagers?|doctor|teacher|lawyer)"
)
# What stands in a place: "a Halmara home"; surnames stand there too, and in capitals names of their own: "Boss Nightclub".
PREMISES = (
    r"(?:area|suburbs?|neighbou?rhoods?|homes?|house|apartment|nightclub|night club|bar|restaurant|motel|gas station"
    r"|convenience store|trailer park|subdivision)"
)
# What happens in a place; surnames stand there too.
DEEDS = r"(?:shooting|murder|homicide|killing|stabbing|attack|bombing|massacre|crash)"
SITES = rf"(?:{PREMISES}|{DEEDS})"
AREA_WORDS = r"(?:County|Parish|Borough|Township|Province|Governorate|District|Prefecture|Oblast)"
