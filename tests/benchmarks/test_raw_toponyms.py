"""Toponyms from running text: by overlap, and what a set marks otherwise counts neither way."""

from benchmarks._raw_toponyms import RawScore, report_of
from rashomon.model import Annotation, LocalEntity, Mention, Place

TEXT = "Ilyr and Osk lie near Marran."
HERE = Place(name="Ilyr", latitude=1.0, longitude=2.0, country="", geonames_id=1, kind="town")


def _annotation(*names: str) -> Annotation:
    report = report_of("a", TEXT)
    entities = []
    for number, name in enumerate(names, 1):
        start = TEXT.index(name)
        mention = Mention(report.span(start, start + len(name)), "named", f"e{number}")
        place = HERE if name == "Ilyr" else None
        entities.append(LocalEntity(key=f"e{number}", type="place", name=name, names=(name,), mentions=(mention,), place=place))
    return Annotation(report="a", entities=tuple(entities), events=(), statements=(), dropped=())


def test_a_name_is_right_by_overlap_and_other_marks_count_neither_way() -> None:
    score = RawScore()
    score.add(_annotation("Ilyr", "Osk"), gold=[(0, 4), (22, 28)], others=[(9, 12)], near={(0, 4): lambda place: place is HERE})
    assert score.measures() == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "placed": 1.0}


def test_a_name_nobody_marked_is_wrong() -> None:
    score = RawScore()
    score.add(_annotation("Ilyr", "Osk"), gold=[(0, 4)], others=[], near={(0, 4): lambda place: False})
    assert (score.measures()["precision"], score.measures()["placed"]) == (0.5, 0.0)
