"""Counts that only the order of words, or the name of a deed, tells."""

import hashlib

import pytest

from rashomon.annotate import annotate
from rashomon.model import Quantity, Report

SENTENCES = {
    "9 dead, dozens injured in Sarat ferry fire": {("killed", 9), ("injured", 24)},
    "The blast left one person dead and four others injured.": {("killed", 1), ("injured", 4)},
    "Five people were shot, two fatally.": {("killed or injured", 5), ("killed", 2)},
    "A mother and son were found fatally shot on Thursday.": {("killed", 2)},
    "Mother, boy fatally shot in Sarat": {("killed", 2)},
    "Police are investigating a double homicide.": {("killed", 2)},
    "A quadruple shooting left one person dead.": {("killed or injured", 4), ("killed", 1)},
    "Police called it an apparent murder-suicide.": {("killed", 2)},
    "The man killed three guards before taking his own life.": {("killed", 3), ("killed", 1)},
    "A teenager is recovering after being shot in the leg.": {("killed or injured", 1)},
    "A man shot on Monday died on Friday.": {("killed", 1)},
    "A 17-year-old was shot in the leg near Brook Street.": {("killed or injured", 1)},
    "Both were taken to hospital with minor injuries.": {("hospitalised", 2)},
    "Both victims were pronounced dead.": {("killed", 2)},
    "A shooting left a married couple injured on Monday night.": {("injured", 2)},
    "One of them died at the clinic.": {("killed", 1)},
    "One man was killed, another transported to the Sarat Medical Center.": {("killed", 1), ("hospitalised", 1)},
    "He had been shot twice, and was pronounced dead at the scene.": {("killed", 1)},
    "The Army has identified a soldier found dead in the barracks.": {("killed", 1)},
    "The body of a man, who had suffered a gunshot wound, was found in the yard.": {("killed", 1)},
    "The fire, which took the life of Peter Wells, began before noon.": {("killed", 1)},
    "The victim's injuries are not life threatening.": {("injured", 1)},
    "One teen was struck in the head with a bat.": {("injured", 1)},
    "Two people survived a shooting at a party in Sarat.": {("injured", 2)},
    "TWO MEN SHOT, ONE KILLED IN SARAT": {("killed or injured", 2), ("killed", 1)},
    "A number of insurgents were detained.": {("arrested", 3)},
    "Three men are in custody.": {("arrested", 3)},
    "Police have four people in custody.": {("arrested", 4)},
    "Two men remain behind bars.": {("arrested", 2)},
    "Her three children are in the custody of relatives.": set(),
    "All six guests appear to have died from smoke.": {("killed", 6)},
    "Three people wound up dead after a quarrel in Sarat.": {("killed", 3)},
    "Four shot outside Sarat bar": {("killed or injured", 4)},
    "Three shot, one fatally, in Sarat": {("killed or injured", 3), ("killed", 1)},
    "Two shot dead in Sarat": {("killed", 2)},
    "One shot was fired at the door.": {("count", 1)},
    "1 dead, 3 critically injured after Sarat shooting": {("killed", 1), ("injured", 3)},
    "One Dead, Three Injured in Drive-By Shooting at Sarat Park": {("killed", 1), ("injured", 3)},
    "1 officer killed, 2 wounded near casino": {("killed", 1), ("injured", 2)},
    "4 Wounded In Sarat Drive-By Shooting": {("injured", 4)},
    "2 in critical condition after shooting": {("injured", 2)},
    "Police seek the driver after a crash in which one person was killed and three others were injured.": {
        ("killed", 1),
        ("injured", 3),
    },
    "A man pleaded guilty in a shooting that left four men injured and one dead.": {("killed", 1), ("injured", 4)},
    "Two men were shot, one of them fatally, in Sarat.": {("killed or injured", 2), ("killed", 1)},
    "The man shot his wife, then himself.": {("killed or injured", 1)},
}


@pytest.fixture(scope="module")
def counts() -> dict[str, set[tuple[str, float]]]:
    reports = [Report(f"r{n}", text, hashlib.sha256(text.encode()).hexdigest()) for n, text in enumerate(SENTENCES)]
    found = {}
    for report, annotation in zip(reports, annotate(reports), strict=True):
        assert all(report.rereads(span) for statement in annotation.statements for span in statement.evidence)
        found[report.text] = {(s.slot, s.value.low) for s in annotation.statements if isinstance(s.value, Quantity)}
    return found


@pytest.mark.parametrize("text", list(SENTENCES))
def test_the_counts_of_a_sentence(counts: dict[str, set[tuple[str, float]]], text: str) -> None:
    assert counts[text] == SENTENCES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Two men injured a guard.",
        "He was cleared of an attempted murder-suicide.",
        "He was charged with the attempted murder of a guard.",
        "Police said the man shot at three teenagers near the park.",
        "A ranger shot three deer near the creek.",
        "They executed a search warrant at the house.",
        "The woman suffered multiple gunshot wounds in March.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest())
    (annotation,) = annotate([report])
    told = {(s.slot, s.value.low) for s in annotation.statements if isinstance(s.value, Quantity)}
    assert not {pair for pair in told if pair in {("injured", 2), ("killed", 2)}}
