"""What sentences of several reports tell alike, though no claim joins them."""

import rashomon
from rashomon.model import Account


def told(*texts: str) -> Account:
    return rashomon.account([{"id": f"r{n}", "text": text, "outlet": f"Paper {n}"} for n, text in enumerate(texts, start=1)])


ONE = (
    "Governor Alma Reed of Norland threw her hat in the ring for the presidency at a school in Harrowgate.\n\n"
    "The pension fund of the state misses 40 million crowns that her government had promised to its teachers."
)
TWO = (
    "At a school in Harrowgate, Norland's governor Alma Reed declared her candidacy for the presidency.\n\n"
    "Teachers say that her government had promised 40 million crowns to the pension fund of the state, which are missing."
)
OTHER = (
    "Traffic stood for hours in Harrowgate.\n\n"
    "Teachers say that her government had promised 90 million crowns to the pension fund of the state, which are missing."
)


def test_what_two_reports_tell_in_their_own_words_is_agreed() -> None:
    account = told(ONE, TWO)
    agreed = [f for f in account.agreements if "40 million" in f.text]
    assert len(agreed) == 1
    assert {s.report for s in agreed[0].evidence} == {"r1", "r2"}
    assert len(agreed[0].origins) == 2
    assert all(next(r for r in account.reports if r.id == s.report).rereads(s) for s in agreed[0].evidence)


def test_another_figure_is_not_the_same_telling() -> None:
    account = told(ONE, OTHER)
    assert not [f for f in account.agreements if "million" in f.text]


def test_one_text_printed_twice_is_no_agreement() -> None:
    account = told(ONE, ONE + "\n\nOur own reporter was not admitted to the school, whose head master kept the gates shut.")
    assert not [f for f in account.agreements if "40 million" in f.text]


def test_what_is_agreed_is_no_news_of_one_origin_alone() -> None:
    account = told(ONE, TWO)
    agreed = {s for f in account.agreements for s in f.evidence}
    assert agreed
    assert not [f for f in account.singles if f.evidence[0] in agreed]


def test_what_two_reports_tell_of_one_day_is_one_moment() -> None:
    one = "On Friday governor Alma Reed threw her hat in the ring for the presidency at a school in Harrowgate."
    two = "Alma Reed, the governor, started her campaign for the presidency at a school in Harrowgate on Friday."
    given = [{"id": f"r{n}", "text": t, "outlet": f"Paper {n}", "published": "2031-06-14"} for n, t in enumerate((one, two), 1)]
    account = rashomon.account(given)
    assert [m.reports for m in account.timeline if m.range is not None] == [("r1", "r2")]
