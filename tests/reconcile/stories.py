"""Made-up stories with their annotations: three reports of the taking of a town."""

from __future__ import annotations

from rashomon.model import When, Who, Words
from tests.reconcile.build import Book, about, country, day, exactly, more_than, said, town

VARN = town("Varn", 1, 30.0, 12.0)
OSK = town("Osk", 2, 31.0, 12.0)


def courier(id_: str = "courier", *, captured: float = 145) -> Book:
    """A paper's report: the hill army takes Varn after a fight; a commander counts the prisoners, the army denies it."""
    b = Book(
        id_,
        "Hill Army troops took the town of Varn, about 80 km south of Osk, on Thursday after skirmishes.\n\n"
        f"River Guard militias in Sedd captured {captured:g} Hill Army fighters, their commander,"
        " Tomas Ilvar, told the Courier.\n\n"
        "A Hill Army officer said 128 had been captured.\n\n"
        "“We will not leave the valley. I still hope to find a peaceful answer in and around Osk,” said Marga Dahl.\n\n"
        "Norland called a meeting of the Lakes Council.",
        outlet="The Courier",
        published="2031-04-05",
    )
    army, guard = b.entity("organisation", "Hill Army"), b.entity("group", "River Guard")
    varn, osk = b.entity("place", "Varn", place=VARN), b.entity("place", "Osk", place=OSK)
    sedd = b.entity("place", "Sedd")
    ilvar, dahl = b.entity("person", "Tomas Ilvar"), b.entity("person", "Marga Dahl")
    norland = b.entity("place", "Norland", place=country("Norland", "XN", 50))
    council = b.entity("organisation", "Lakes Council")
    take = b.event(
        "took",
        "take",
        type_="COERCE",
        roles=[("actor", "Hill Army troops", army), ("recipient", "the town of Varn", varn)],
        time=("Thursday", "2031-04-03"),
    )
    b.state(take, "time", When("Thursday", "2031-04-03", day("2031-04-03")), "Thursday")
    b.state(take, "manner", Words("after skirmishes"), "after skirmishes")
    b.distance("about 80 km", about(80), ("Varn", varn), ("Osk", osk))
    roles = [("actor", "River Guard militias", guard), ("recipient", "Hill Army fighters", army)]
    taken = b.event("captured", "capture", roles=roles, place=sedd, speaker=said("Tomas Ilvar", entity=ilvar))
    b.state(taken, "captured", exactly(captured, "Hill Army fighters"), f"{captured:g}")
    denied = b.event("captured", "capture", nth=1, speaker=said("a Hill Army officer", kind="anonymous"))
    b.state(denied, "captured", exactly(128), "128")
    b.quotation(
        "We will not leave the valley. I still hope to find a peaceful answer in and around Osk", said("Marga Dahl", entity=dahl)
    )
    call = b.event("meeting", "meeting", roles=[("actor", "the Lakes Council", council)])
    b.state(call, "requested by", Who("Norland", norland), "Norland")
    return b


def gazette(id_: str = "gazette") -> Book:
    """Another paper's, on its own: other distance, no fight, another host, a quotation with other words."""
    b = Book(
        id_,
        "The Hill Army took Varn, some 50 km south of Osk, without a fight on Thursday.\n\n"
        "More than 100 Hill Army soldiers were captured by River Guard militias from Sedd, spokesman Anton Reth said.\n\n"
        "“I nevertheless hope to discover a peaceful answer in and about Osk,” Ms Dahl wrote.\n\n"
        "The Lakes Council met at the request of Suland.",
        outlet="The Gazette",
        published="2031-04-05",
    )
    army, guard = b.entity("organisation", "Hill Army"), b.entity("group", "River Guard")
    varn, osk = b.entity("place", "Varn", place=VARN), b.entity("place", "Osk", place=OSK)
    sedd = b.entity("place", "Sedd")
    reth, dahl = b.entity("person", "Anton Reth"), b.entity("person", "Dahl")
    suland = b.entity("place", "Suland", place=country("Suland", "XS", 51))
    council = b.entity("organisation", "Lakes Council")
    take = b.event(
        "took",
        "take",
        type_="COERCE",
        roles=[("actor", "The Hill Army", army), ("recipient", "Varn", varn)],
        time=("Thursday", "2031-04-03"),
    )
    b.state(take, "time", When("Thursday", "2031-04-03", day("2031-04-03")), "Thursday")
    b.state(take, "manner", Words("without a fight"), "without a fight")
    b.distance("some 50 km", about(50), ("Varn", varn), ("Osk", osk))
    roles = [("actor", "River Guard militias from Sedd", guard), ("recipient", "Hill Army soldiers", army)]
    taken = b.event("captured", "capture", roles=roles, speaker=said("Anton Reth", entity=reth))
    b.state(taken, "captured", more_than(100, "Hill Army soldiers"), "More than 100")
    assert sedd
    b.quotation("I nevertheless hope to discover a peaceful answer in and about Osk", said("Ms Dahl", entity=dahl))
    met = b.event("met", "meet", roles=[("actor", "The Lakes Council", council)])
    b.state(met, "requested by", Who("Suland", suland), "Suland")
    return b
