"""Whether one sentence tells what another tells, at the two strengths that are asked for."""

from rashomon.compose.echo import Echo
from rashomon.model import Report, Span

SHOUT = "Pacing the stage without a script, he raised his voice to a shout and told of his father, a baker."
MONEY = "He has raised money for colleagues in four states and spoken at their fairs."
LAWN = "The governor declared his candidacy on the lawn of his old school."
SCHOOL = "On a school lawn the governor said that he is a candidate and would win over the doubters of his party."
NEVER = "The governor did not declare his candidacy on the lawn of his old school."


def spans(*texts: str) -> list[Span]:
    return [Report("r", text, "0").span(0, len(text)) for text in texts]


ECHO = Echo(spans(SHOUT, MONEY, LAWN, SCHOOL, NEVER))


def test_one_word_for_two_things_does_not_touch() -> None:
    assert not ECHO.touches(SHOUT, MONEY)


def test_a_telling_in_other_words_touches_and_only_a_near_one_answers() -> None:
    assert ECHO.touches(LAWN, SCHOOL)
    assert ECHO.touches(SCHOOL, LAWN)
    assert ECHO.answers(LAWN, LAWN.replace("declared", "announced"))


def test_what_denies_does_not_tell_the_same() -> None:
    assert not ECHO.touches(LAWN, NEVER)
    assert not ECHO.answers(LAWN, NEVER)


def test_where_all_figures_differ_neither_stands_behind_the_other() -> None:
    one, two = LAWN.replace("old school", "school in 2002"), LAWN.replace("old school", "school in 2003")
    assert ECHO.answers(one, two)
    assert not ECHO.agrees(one, two)
    assert not ECHO.touches(one, two)
    assert ECHO.agrees(one, LAWN)
