"""The words of time expressions and what they stand for: months, weekdays, units, parts of the day."""

MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
            "|november nov|december dec"
        ).split("|"),
        1,
    )
    for form in forms.split()
}
# Month names that are also other words or people's names: they need a preposition or a number beside them.
AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "mar", "jan", "april", "june", "august", "dec", "sep", "oct", "nov", "apr", "jun", "jul", "aug", "feb"}
)

WEEKDAYS = {day: number for number, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)}
SHORT_WEEKDAYS = {
    form: number
    for number, forms in enumerate("mon|tue tues|wed weds|thu thur thurs|fri|sat|sun".split("|"), 1)
    for form in forms.split()
}
# "Black Friday" and the like name an occasion, not a day of this week.
OCCASIONS = frozenset("black bloody super palm easter ash fat cyber good holy giving throwback".split())

UNITS = {
    form: unit
    for unit, forms in {
        "second": "second seconds",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "weekend": "weekend weekends",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for form in forms.split()
}
# TIMEX3 duration of one unit: prefix, letter, how many.
DURATIONS = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "D", 1),
    "week": ("P", "W", 1),
    "weekend": ("P", "WE", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}

PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "midday": "MI",
    "noon": "MI",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nighttime": "NI",
    "overnight": "NI",
    "midnight": "24:00",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

THIS, LAST, NEXT = "this", "last", "next"
WHICH = {
    "this": THIS,
    "current": THIS,
    "last": LAST,
    "past": LAST,
    "previous": LAST,
    "next": NEXT,
    "coming": NEXT,
    "upcoming": NEXT,
}
VAGUE_COUNTS = frozenset({"several", "few", "many"})
# "the next day" and "the following week" count from what the text tells, not from the publication.
NARRATIVE = {"next": "plus-1", "following": "plus-1", "previous": "minus-1", "preceding": "minus-1", "same": "plus-0"}
DAYS = {"today": "UNDEF-this-day", "tonight": "UNDEF-this-dayTNI", "yesterday": "UNDEF-last-day", "tomorrow": "UNDEF-next-day"}

# TIMEX3 modifiers: words right before a period, and the share of it that they mean.
EDGES = {"early": "START", "mid": "MID", "late": "END", "earlier": "EARLIER", "later": "LATER"}
STARTS = {"beginning": "START", "start": "START", "middle": "MID", "end": "END"}
BOUNDARIES = {
    "since": "ON_OR_AFTER",
    "after": "AFTER",
    "before": "BEFORE",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
}

HOLIDAYS = {
    tuple(words.split()): value
    for value, forms in {
        "XXXX-12-25": "christmas day|christmas",
        "XXXX-12-24": "christmas eve",
        "XXXX-12-26": "boxing day",
        "XXXX-01-01": "new year ' s day|new year ’ s day|new years day",
        "XXXX-12-31": "new year ' s eve|new year ’ s eve|new years eve",
        "XXXX-02-14": "valentine ' s day|valentine ’ s day",
        "XXXX-07-04": "fourth of july",
        "XXXX-10-31": "halloween",
    }.items()
    for words in forms.split("|")
}

# What says that a day lies ahead of the publication, or behind it.
AHEAD = frozenset(
    "will shall may 'll ’ll won't won’t scheduled planned planning plan plans due upcoming expected expects forthcoming slated"
    " postponed would".split()
)
BEHIND = frozenset(
    "was were had did said says told took left came went met held shot broke began gave made saw found fought struck fell fled"
    " hit sent won lost led spoke wrote became brought sank drove stood rose burnt blew flew caught ran threw heard got paid"
    " stole bought built kept drew grew knew felt".split()
)

# What is announced beforehand: "a Friday hearing" may lie ahead, "a Friday night shooting" does not.
PLANNED = frozenset(
    "hearing hearings conference meeting meetings deadline game games match matches vote votes election elections referendum"
    " summit talks debate service services funeral vigil rally march protest protests ceremony memorial event events appearance"
    " arraignment session trial interview briefing concert show race launch release visit trip strike parade festival sale poll"
    " polls classes class edition sentencing address speech appointment lunch dinner breakfast".split()
)

# Moments that no calendar holds: TIMEX3 gives them a value all the same.
REFERENCES = {
    **dict.fromkeys("now currently current presently nowadays ongoing".split(), "PRESENT_REF"),
    **dict.fromkeys("recently recent lately".split(), "PAST_REF"),
    "soon": "FUTURE_REF",
}
# What a time expression can begin with, beside numbers.
BEGINNINGS = frozenset(
    {
        "weekend",
        *MONTHS,
        *WEEKDAYS,
        *SHORT_WEEKDAYS,
        *UNITS,
        *PARTS,
        *SEASONS,
        *QUARTERS,
        *WHICH,
        *NARRATIVE,
        *DAYS,
        *EDGES,
        *STARTS,
        *(words[0] for words in HOLIDAYS),
        *REFERENCES,
        *VAGUE_COUNTS,
    }
)
