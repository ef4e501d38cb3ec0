"""CAMEO codes in the types of PLOVER, for training and for benchmarks that have no learning library at hand."""

# CAMEO's roots in PLOVER's types; statements (01) are none.
ROOTS = dict(
    zip(
        "02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20".split(),
        "REQUEST AGREE CONSULT SUPPORT COOPERATE AID CONCEDE ACCUSE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION"
        " COERCE ASSAULT ASSAULT ASSAULT".split(),
        strict=True,
    )
)
RETREAT = ("084", "086", "087")  # release and return, access, de-escalation


def type_of_code(code: str) -> str | None:
    """The PLOVER type of a CAMEO code, the actor's of a pair ("046:046"); "" for a statement, None for no code."""
    own = next((part for part in code.split(":") if part and part != "---"), None)
    if own is None:
        return None
    return "RETREAT" if own.startswith(RETREAT) else ROOTS.get(own[:2], "")
