"""One claim against invented reports: said, contested, otherwise, partly, not reported."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

import rashomon
from rashomon.app.check import Checker, ShownAnswer
from rashomon.model import FINDINGS, InputError, UnknownFormat

LANTERN = (
    "Three miners were killed on Tuesday when a tunnel collapsed in Dorvale, and nine others were injured,"
    " the mine's owner said.\n\n"
    "Ilse Marrin, the governor, visited the town of Dorvale on Wednesday. Marrin did not meet the families.\n\n"
    "Harbour Mining will reopen the pit next week, a spokesman for the company told the Lantern."
)
HERALD = (
    "A tunnel collapse in Dorvale killed five miners on Tuesday, police said.\n\n"
    "Ilse Marrin resigned as chair of the safety board after the disaster.\n\n"
    "Rescuers pulled twelve people out of the mine."
)
REPORTS: list[Mapping[str, object]] = [
    {"id": "lantern", "text": LANTERN, "outlet": "The Lantern", "published": "2031-04-04T09:00:00Z", "language": "en"},
    {"id": "herald", "text": HERALD, "outlet": "The Herald", "published": "2031-04-03T09:00:00Z", "language": "en"},
]


@pytest.fixture(scope="module")
def opened() -> Checker:
    return rashomon.checker(REPORTS)


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("Nine people were injured.", "said"),
        ("Nine others were hurt.", "said"),
        ("Five miners were killed in Dorvale on Tuesday.", "contested"),
        ("Ilse Marrin visited Dorvale.", "said"),
        ("Marrin resigned as chair of the safety board.", "said"),
        ("Twelve people were pulled out of the mine.", "said"),
        ("Four miners were killed in Dorvale.", "otherwise"),
        ("Ilse Marrin visited Dorvale on Friday.", "otherwise"),
        ("Ilse Marrin did not visit Dorvale.", "otherwise"),
        ("Ilse Marrin was fired as chair of the safety board.", "otherwise"),
        ("Marrin met the families.", "otherwise"),
        ("Harbour Mining reopened the pit.", "otherwise"),
        ("Ilse Marrin visited the town of Dorvale with her husband.", "partly"),
        ("A bridge fell into the river in Dorvale.", "not reported"),
        ("Tomas Brandt bought the mine.", "not reported"),
        ("Tomas Brandt visited the town of Dorvale.", "otherwise"),
        ("Tomas Brandt resigned as chair of the safety board.", "not reported"),
    ],
)
def test_findings(opened: Checker, claim: str, finding: str) -> None:
    assert opened.check(claim).finding == finding


@pytest.mark.parametrize(
    "claim",
    [
        "Nine miners were killed in Dorvale on Tuesday.",
        "Three police officers were killed in Dorvale.",
        "Dorvale visited Ilse Marrin.",
        "The families resigned as chair of the safety board.",
        "Police were killed in Dorvale.",
        "Ilse Marrin resigned as chair of Harbour Mining.",
        "All miners were killed in Dorvale on Tuesday.",
        "Harbour Mining will never reopen the pit.",
        "Ilse Marrin is not the governor.",
        "Rescuers pulled no people out of the mine.",
        "Three miners were stabbed in Dorvale.",
        "Three miners were killed on Tuesday when a tunnel collapsed in Osk.",
    ],
)
def test_words_that_stand_in_the_reports_make_no_claim_said(opened: Checker, claim: str) -> None:
    assert opened.check(claim).finding not in {"said", "contested"}


COURIER: list[Mapping[str, object]] = [
    {
        "id": "courier",
        "text": (
            "Two men were shot and killed in Osk on Friday, police said. The tremor was 35 miles southwest of Osk.\n\n"
            "Internet and telephone traffic between Norland and Varn was hampered on Friday after three cables were cut.\n\n"
            "Officials denied that the harbour of Varn was closed. Nine of ten guards were hurt.\n\n"
            "The man who died on Friday in Osk has been identified as Selim Barro. Police identified the suspect as Oto Lend."
        ),
        "language": "en",
    }
]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("The tremor was 35 miles southwest of Osk.", True),
        ("The tremor was not 35 miles southwest of Osk.", False),
        ("Two men died in a shooting in Osk.", True),
        ("Three men died in a shooting in Osk.", False),
        ("Internet and telephone traffic between Norland and Varn was hampered on Friday.", True),
        ("Internet and telephone traffic between Norland and Osk was hampered on Friday.", False),
        ("The harbour of Varn was closed.", False),
        ("Ten guards were hurt.", False),
        ("Selim Barro died in Osk.", True),
        ("Oto Lend died in Osk.", False),
    ],
)
def test_the_words_of_a_sentence_say_it_where_they_are_a_clause_of_their_own(claim: str, said: bool) -> None:
    assert (rashomon.check(claim, COURIER).finding == "said") is said


def test_the_number_that_others_give_is_named_with_its_words(opened: Checker) -> None:
    answer = opened.check("Five miners were killed in Dorvale.")
    assert answer.said is not None
    assert answer.said.reports == ("herald",)
    (other,) = answer.otherwise
    assert [(d.kind, d.asked.quote, d.told.quote) for d in other.differs] == [("number", "Five", "Three")]
    assert other.reports == ("lantern",)


def test_another_figure_of_the_same_deed_is_named_when_it_is_told_less_surely_or_of_an_overnight_one() -> None:
    reports: list[Mapping[str, object]] = [
        {"id": "a", "text": "Four guests were killed in Dorvale, police said.", "outlet": "A", "language": "en"},
        {"id": "b", "text": "All six guests appear to have died from smoke in Dorvale.", "outlet": "B", "language": "en"},
    ]
    assert rashomon.check("Four guests were killed in Dorvale.", reports).finding == "contested"
    reports = [
        {"id": "a", "text": "A fire injured eight people in Dorvale.", "outlet": "A", "language": "en"},
        {"id": "b", "text": "An overnight fire in Dorvale left ten people injured.", "outlet": "B", "language": "en"},
    ]
    assert rashomon.check("Eight people were injured in Dorvale.", reports).finding == "contested"


def test_a_named_speaker_must_be_the_one_who_says_it(opened: Checker) -> None:
    assert opened.check("Police said five miners were killed in Dorvale.").finding in {"said", "contested"}
    assert opened.check("Ilse Marrin said five miners were killed in Dorvale.").finding not in {"said", "contested"}


def test_what_nobody_says_is_named(opened: Checker) -> None:
    answer = opened.check("Ilse Marrin visited Dorvale with her husband.")
    assert [s.quote for s in answer.unsaid] == ["husband"]


def test_every_span_re_reads(opened: Checker) -> None:
    texts = {r.id: r for r in opened.opened.story.reports}
    for claim in ("Five miners were killed in Dorvale.", "Ilse Marrin visited Dorvale with her husband."):
        answer = opened.check(claim)
        for saying in (*([answer.said] if answer.said else []), *answer.otherwise, *answer.partly):
            assert all(texts[s.report].rereads(s) for s in saying.evidence)
            assert all(answer.claim.rereads(d.asked) and texts[d.told.report].rereads(d.told) for d in saying.differs)


def test_the_order_of_reports_changes_nothing_and_copies_add_no_origin() -> None:
    copies = [{**REPORTS[1], "id": f"copy-{n}", "outlet": f"Paper {n}"} for n in range(2)]
    claim = "Five miners were killed in Dorvale."
    there, back = rashomon.check(claim, [*REPORTS, *copies]), rashomon.check(claim, [*copies, *REPORTS[::-1]])
    assert there.to("json") == back.to("json")
    assert there.said is not None
    assert len(there.said.reports) == 3
    assert len(there.said.origins) == 1


def test_forms(opened: Checker) -> None:
    answer = opened.check("Five miners were killed in Dorvale.")
    written = json.loads(answer.to("json"))
    assert written["format"] == "rashomon.answer/1"
    assert written["finding"] == "contested"
    assert written["finding"] in FINDINGS
    assert "WHO SAYS OTHERWISE" in answer.to("text")
    assert not {"true", "false", "wrong", "correct"} & set(answer.to("text").lower().split())
    with pytest.raises(UnknownFormat):
        answer.to("docx")


@pytest.mark.parametrize("claim", ["", "   ", "…", "One thing happened. Another thing happened.", "word " * 300])
def test_no_claim(opened: Checker, claim: str) -> None:
    with pytest.raises(InputError):
        opened.check(claim)


@pytest.mark.parametrize(
    "claim", ["\u202eFive miners", "🙂 killed", "Five\x00 miners were killed", "((((", "'s", "killed killed killed"]
)
def test_hostile_claims_are_answered_or_refused(opened: Checker, claim: str) -> None:
    try:
        answer = opened.check(claim)
    except InputError:
        return
    assert isinstance(answer, ShownAnswer)


@pytest.mark.parametrize(
    ("claim", "text", "finding"),
    [
        ("Ada Renk resigned.", "The minister of water, Ada Renk, resigned on Friday.", "said"),
        ("The minister of water resigned.", "Ada Renk, the minister of water, resigned on Friday.", "said"),
        ("The LNA took Gharna.", "Dahl's LNA troops captured the town of Gharna on Friday.", "said"),
        ("The LNA took Gharna.", "Anti-LNA forces captured the town of Gharna on Friday.", "not said"),
        ("Ada Renk resigned.", "Ada Renk is not the minister who resigned on Friday.", "not said"),
    ],
)
def test_what_is_told_under_another_name_for_one_is_said(claim: str, text: str, finding: str) -> None:
    answer = rashomon.check(claim, [{"outlet": "Courier", "published": "2031-04-05", "text": text, "language": "en"}])
    assert (answer.finding == "said") == (finding == "said")


def test_who_killed_did_not_die_and_who_shot_was_not_shot() -> None:
    text = (
        "Oto Lend shot and killed Selim Barro in Osk on Friday. Lend was sentenced to 30 years for the killing in Osk.\n\n"
        "Police identified the alleged shooter as Oto Lend. Ada Renk was pronounced dead in Osk. Ivo Marn was fatally stabbed."
    )
    opened = rashomon.checker([{"outlet": "Courier", "text": text, "language": "en"}])
    for claim in ("Oto Lend died in Osk.", "Oto Lend was killed in Osk.", "Oto Lend was shot in Osk.", "Oto Lend was shot."):
        assert opened.check(claim).finding not in {"said", "contested"}
    for claim in ("Selim Barro died in Osk.", "Selim Barro was shot.", "Ada Renk died in Osk.", "Ivo Marn was killed."):
        assert opened.check(claim).finding == "said"


@pytest.mark.parametrize(
    ("claim", "text", "said"),
    [
        ("Three people were killed in Osk.", "Arrest made in Osk shooting that killed 1, injured 3", False),
        ("Six people died in a shooting in Osk.", "Six injured, one dead in market shooting in Osk", False),
        ("Four people were killed in Osk.", "Guards look into shooting in Osk with 1 dead, 3 more hurt.", False),
        ("A shooting in Osk left one person dead.", "One person dead, two injured in Osk shooting", True),
        (
            "One man was killed in a shooting in Osk.",
            "Police closed a road to look into the shooting in Osk that left a man dead.",
            True,
        ),
        ("A shooting in Osk left a man dead.", "Police closed a road to look into a possible shooting in Osk.", False),
    ],
)
def test_a_figure_belongs_to_the_state_beside_it(claim: str, text: str, said: bool) -> None:
    answer = rashomon.check(claim, [{"outlet": "Courier", "published": "2031-04-05", "text": text, "language": "en"}])
    assert (answer.finding == "said") is said


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("ilse marrin visited dorvale", "said"),
        ("marrin resigned as chair of safety board", "said"),
        ("harbour mining will reopen pit", "said"),
        ("ilse marrin visited dorvale on friday", "otherwise"),
        ("tomas brandt visited osk", "not reported"),
    ],
)
def test_a_claim_in_small_letters_has_the_capitals_of_the_reports(opened: Checker, claim: str, finding: str) -> None:
    answer = opened.check(claim)
    assert answer.finding == finding
    assert answer.claim.text.lower() == claim
