"""Other names of bodies that news uses side by side, and that no spelling or acronym tells: "Isis", "Islamic State", "Daesh"."""

from rashomon.text.names import fold

# One body a line. Facts of common knowledge; none where the names' bearers were not one at all times.
_BODIES = """
islamic state | isis | isil | daesh | daish | islamic state group | so called islamic state | islamic state of iraq and syria
houthis | houthi | houthi movement | houthi rebels | ansar allah | ansarullah
al shabaab | al shabab | shabaab | harakat al shabaab al mujahideen
pkk | kurdistan workers party
lra | lords resistance army
rsf | rapid support forces
idf | israel defense forces | israel defence forces
who | world health organization | world health organisation
msf | doctors without borders | medecins sans frontieres
icrc | international committee of the red cross
unhcr | un refugee agency | united nations refugee agency
unicef | un childrens fund | un childrens agency
"""
_CANON = {name.strip(): line.split("|")[0].strip() for line in _BODIES.strip().splitlines() for name in line.split("|")}


def alias(name: str) -> str:
    """The name under which a body is known here, "" for all others; "IS" only in capitals."""
    if name == "IS":
        return "islamic state"
    folded = fold(name).removeprefix("the ")
    return _CANON.get(folded, "")
