"""Invented reports of look-alike events: two shootings in one town, two quakes in one valley, a trial, a round-up."""

from tests.trace.making import report

FIRST = (
    report(
        "first-1",
        "A 24-year-old man was shot dead outside a laundry in the 1900 block of Quill Street in Maddenport on Tuesday night,"
        " police said. Officers called at 10:40 p.m. found Davin Orrel with wounds to the chest. He died at Saint Brannoc"
        " Hospital. Witnesses saw a silver van leave towards the harbour.",
        day=2,
        title="Man shot dead outside laundry on Quill Street",
    ),
    report(
        "first-2",
        "The coroner named the man who was killed on Quill Street on Tuesday as Davin Orrel, 24, of Maddenport. Orrel was"
        " leaving the laundry where he worked when somebody fired from a silver van, detectives said. His sister, Tamsin Orrel,"
        " said that he had been saving for a boat.",
        day=3,
        title="Coroner names victim of laundry shooting",
    ),
    report(
        "first-3",
        "Friends of Davin Orrel lit candles in front of the laundry on Quill Street, where the 24-year-old was shot on Tuesday."
        " Police in Maddenport still look for a silver van.",
        day=5,
        title="Candles for Davin Orrel",
    ),
)
TRIAL = report(
    "first-trial",
    "A jury found Rusk Tolliver guilty of murdering Davin Orrel, 24, who was shot from a silver van outside a laundry on Quill"
    " Street in Maddenport in March. Tamsin Orrel, his sister, wept in court.",
    day=210,
    title="Tolliver guilty of the murder of Davin Orrel",
)
SECOND = (
    report(
        "second-1",
        "Two teenagers were shot and wounded at a bus stop in the 300 block of Fennel Avenue in Maddenport on Friday afternoon,"
        " police said. The boys, 15 and 16, were taken to Saint Brannoc Hospital in stable condition. Nobody was arrested.",
        day=5,
        title="Two teenagers wounded at Maddenport bus stop",
    ),
    report(
        "second-2",
        "The mothers of two boys, 15 and 16, who were wounded at a bus stop on Fennel Avenue on Friday, asked for witnesses to"
        " come forward. One of them, Corra Binning, said that her son Jude would walk again. Maddenport police arrested nobody.",
        day=7,
        title="Mothers of wounded boys ask for witnesses",
    ),
)
ROUND_UP = report(
    "round-up",
    "Maddenport saw two shootings in one week. On Tuesday Davin Orrel, 24, was shot dead from a silver van outside a laundry on"
    " Quill Street. On Friday two boys, 15 and 16, were wounded at a bus stop on Fennel Avenue; Jude Binning and his friend are"
    " stable at Saint Brannoc Hospital.",
    day=8,
    title="A week of shootings: laundry on Quill Street, bus stop on Fennel Avenue",
)
QUAKES = tuple(
    report(
        f"quake-{name}",
        f"A quake of magnitude {size} struck the Orsaline valley {when}, killing {dead} people, the seismic institute at Tresk"
        f" said. Its centre lay near {centre}. {more}",
        day=day,
        title=f"Quake of {size} near {centre}",
    )
    for name, size, when, dead, centre, day, more in (
        (
            "old-1",
            "6.1",
            "early on Monday",
            "fourteen",
            "Hallbrook",
            1,
            "The church of Hallbrook fell, said its priest, Ansgar Moll.",
        ),
        ("old-2", "6.1", "on Monday", "16", "Hallbrook", 2, "Priest Ansgar Moll buried three members of his choir in Hallbrook."),
        (
            "new-1",
            "5.9",
            "on Saturday",
            "two",
            "Pellmere",
            160,
            "A footbridge at Pellmere dropped into the gorge, said Odile Strand.",
        ),
        (
            "new-2",
            "5.9",
            "on Saturday evening",
            "two",
            "Pellmere",
            161,
            "Odile Strand crossed the footbridge at Pellmere minutes before.",
        ),
    )
)
ALL = (*FIRST, TRIAL, *SECOND, ROUND_UP, *QUAKES)
