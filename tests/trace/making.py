"""Reports for the tests of trace: invented places, persons and outlets."""

import hashlib
from datetime import datetime, timedelta

from rashomon.model import Outlet, Report, TimeRange


def sentences(block: str) -> tuple[str, ...]:
    """The sentences of a block of text, divided by blank lines."""
    return tuple(" ".join(part.split()) for part in block.strip().split("\n\n"))


STORM = sentences(
    """
    A flood swept through the lower quarter of Velmora on Tuesday night after an earth dam above the town gave
    way, leaving 14 people dead and hundreds without shelter.

    The water reached the roofs of the houses along the river within half an hour, the regional rescue service
    said.

    Rescuers in rubber boats pulled families from attics until dawn and brought them to a school on the hill.

    Ilka Brandt, the mayor of Velmora, told reporters that the dam had been inspected in the spring and found to
    be sound.

    “We were told that the wall would hold for another fifty years, and we believed the engineers who signed the
    paper,” Brandt said.

    The company that owns the dam, Tarn Valley Power, did not answer questions about the inspection.

    Farmers who live above the town say they saw cracks in the wall three weeks ago and wrote to the company.

    Electricity was cut in nine villages and the railway line to Ostrava Nova was closed because a bridge had
    shifted.

    The army sent 200 soldiers and two field kitchens, which were set up in the square in front of the town hall.

    Meteorologists expect more rain at the weekend, and people in the valley were asked to stay away from the
    banks.
    """
)
# The same sentences, word by word in synonyms; names and figures stay, words inside quotation marks do not.
STORM_SPUN = sentences(
    """
    A deluge swept through the lower district of Velmora on Tuesday evening after an soil barrier above the city
    gave path, leaving 14 folks deceased and hundreds without housing.

    The liquid attained the rooftops of the dwellings alongside the stream inside half an hour, the provincial
    salvage agency said.

    Savers in rubber vessels dragged households from lofts until daybreak and carried them to a college on the
    mound.

    Ilka Brandt, the chief of Velmora, informed journalists that the barrier had been examined in the springtime
    and discovered to be solid.

    “We were informed that the barrier would grip for another fifty seasons, and we trusted the technicians who
    autographed the document,” Brandt said.

    The firm that possesses the barrier, Tarn Valley Power, did not reply inquiries about the examination.

    Growers who reside above the city say they noticed fissures in the partition three weeks ago and composed to
    the firm.

    Power was slashed in nine hamlets and the rail row to Ostrava Nova was shut because a span had moved.

    The military dispatched 200 troopers and two meadow cookhouses, which were positioned up in the plaza in
    forefront of the city corridor.

    Forecasters anticipate additional rainfall at the weekend, and folks in the dale were requested to linger away
    from the shores.
    """
)
# The same event by another reporter, who heard the mayor too.
STORM_APART = sentences(
    """
    Fourteen people drowned when a dam burst above Velmora and sent a wall of mud into its oldest streets.

    It happened shortly before midnight on Tuesday, when most residents of the riverside were asleep.

    “We were told that the wall would hold for another fifty years, and we believed the engineers who signed the
    paper,” said Ilka Brandt, who has led the town since 2015.

    She promised that those responsible would be named.

    Tarn Valley Power, which runs the plant, has kept silent so far.

    At the school where survivors spent the night, Pavel Horn, a carpenter, was still looking for his brother.

    He had last seen him on the bridge that carries trains towards Ostrava Nova.

    Soldiers handed out soup and blankets, and volunteers came from as far away as the coast with shovels and
    pumps.
    """
)
MARKET = sentences(
    """
    The covered market of Dornach will close for two years while its glass roof is replaced, the council decided
    on Monday.

    Stall holders are to move to the former tram depot, where rents will be lower but space is short.

    Some of them have sold fish and cheese under the roof for three generations and fear that customers will not
    follow.

    Councillor Edda Vry said the work could not wait because panes had fallen into the aisles twice last winter.

    The cost is put at 18 million crowns, a third of which the province has promised to pay.

    An exhibition of the plans opens at the library next week and stays until the end of the month.
    """
)


def report(
    name: str,
    text: str,
    *,
    day: int | None = None,
    outlet: str = "",
    agencies: tuple[str, ...] = (),
    title: str = "",
) -> Report:
    """A report with what trace looks at; `day` counts from 1 March 2031; a title becomes the first paragraph."""
    start = datetime(2031, 3, 1) + timedelta(days=day or 0)
    whole = f"{title}\n\n{text}" if title else text
    return Report(
        name,
        whole,
        hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest(),
        title=title,
        body=len(title) + 2 if title else 0,
        outlet=Outlet(outlet) if outlet else None,
        agencies=agencies,
        published=None if day is None else TimeRange(start, start + timedelta(days=1)),
        published_basis="unknown" if day is None else "input",
    )


def joined(*sentences: str) -> str:
    """Sentences as paragraphs of two."""
    return "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))
