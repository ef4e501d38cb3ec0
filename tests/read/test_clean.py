"""What is cut from a text and what must stay: pairs of both sorts."""

import pytest

from rashomon.text.clean import Cleaned, clean

LEAD = "Rain flooded the market town of Ostrava Hill on Monday and drove 300 families from their homes, the mayor said."
NEXT = "The river fell again on Tuesday, and the bridge was opened to lorries."


def cleaned(*lines: str, title: str = "") -> Cleaned:
    return clean("\n\n".join(lines), title=title)


def reason_of(line: str) -> str:
    """Why a line between two sentences of a report is cut; "" where it stays."""
    result = cleaned(LEAD, line, NEXT)
    assert result.paragraphs[0] == LEAD
    assert result.paragraphs[-1] == NEXT
    cuts = {cut.reason for cut in result.cut if cut.text == line}
    assert len(cuts) <= 1
    assert bool(cuts) != (line in result.paragraphs)
    return next(iter(cuts), "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT - STORY CONTINUES BELOW", "advertisement"),
        ("Share on Facebook", "sharing bar"),
        ("Facebook Twitter WhatsApp Email Print", "sharing bar"),
        ("Share this story: Facebook | WhatsApp | Email", "sharing bar"),
        ("Tweet", "sharing bar"),
        ("Read more: How the dam was built", "link to other reports"),
        ("RELATED: Mayor under fire over dam", "link to other reports"),
        ("Related stories", "link to other reports"),
        ("Click here for more pictures", "link to other reports"),
        ("Lesen Sie auch: Der Damm und seine Geschichte", "link to other reports"),
        ("Sign up for our newsletter", "invitation to subscribe"),
        ("Sign up for Hill Morning, our newsletter on the valley.", "invitation to subscribe"),
        ("Download our free app for alerts", "invitation to subscribe"),
        ("Whenever Tove Lund posts new content, a link is sent to your inbox by email.", "invitation to subscribe"),
        ("Updated at 11:13 a.m. March 17:", "notice to readers"),
        ("CLOSE Skip in Skip x Embed x Share The bridge after the flood.", "player or page control"),
        ("Follow us on Twitter and like us on Facebook.", "sharing bar"),
        ("Follow @hillcourier", "invitation to follow"),
        ("© 2031 Hill Courier. All rights reserved.", "copyright line"),
        ("Copyright 2031 Hill Media Group. This material may not be published or rewritten.", "copyright line"),
        ("Please enable Javascript to watch this video", "player or page control"),
        ("Contact Tove Lund at tlund@hillcourier.example", "contact line of the outlet"),
        ("tlund@hillcourier.example", "contact line of the outlet"),
        ("This is a developing story. Check back for updates.", "notice to readers"),
        ("* * *", "divider"),
        ("Photo: Tove Lund", "picture caption and credit"),
        ("A lorry waits at the bridge. Image Credit: Hill Courier", "picture caption and credit"),
        ("The mayor of Ostrava Hill visits the shelter [Tove Lund/Reuters]", "picture caption and credit"),
        ("Families leave the market square on Monday. (AP Photo/Tove Lund)", "picture caption and credit"),
        ("FILE - In this March 3, 2031 file photo, the bridge stands empty.", "picture caption and credit"),
        ("A view of the dam (file photo)", "picture caption and credit"),
        ("The dam in spring. Tove Lund/AFP via Getty Images", "picture caption and credit"),
        ("AFP contributed to this report.", "credit line"),
        ("Reporting by Tove Lund in Ostrava Hill; Editing by Ilse Kordt", "credit line"),
        ("With agencies", "credit line"),
        ("(With inputs from PTI)", "credit line"),
        ("window.ads = window.ads || []; ads.push({slot: 3, size: [300, 250]});", "script or style code"),
        ("(function(d, s){ var js = d.getElementById(s); js.async = true; }(document, 'x'));", "script or style code"),
        (".share-bar { margin: 0; color: #777 } .share-bar a { float: left }", "script or style code"),
    ],
)
def test_leftovers_go_with_their_reason(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday as the flood closed the mill.",
        "Shares of the mill's owner fell by a tenth.",
        "Follow-up checks by the ministry found cracks in the dam.",
        "Following the flood, the council sacked the engineer.",
        "Read aloud in court, the letter named three officials.",
        "Related talks between the two valleys broke down in May.",
        "More than 40 people were taken to hospital.",
        "More from the upper villages were expected to arrive by night.",
        "Watch towers were put up along the river after the flood.",
        "Video taken by a shopkeeper shows the wave reach the square.",
        "Photographs of the bridge show no damage, the engineer said.",
        "A photo by the shopkeeper shows the wave in the square.",
        "In this town of 4,000 people, 300 families lost their homes.",
        "Sign language teachers were among those trapped.",
        "Subscribers to the mill's pension fund were not told.",
        "Download speeds fell as the mast was flooded.",
        "Contact with two villages was lost overnight.",
        "Anyone with news of the missing is asked to call 555-010-7788 or write to police@ostravahill.example.",
        "Copyright lawyers have their offices by the river.",
        "Advertisements for the shelter were put up on every door.",
        "“This is a developing story of neglect,” the mayor said.",
        "Two reporters, of AFP and of the Courier, saw the bridge sway.",
        "The mayor told Reuters that the dam was sound.",
        "He contributed to the report that the council published in May.",
        "Reporting by the Courier in May had warned that the dam was cracked.",
        "The army (ARM) and the coast guard (CG) sent boats.",
        "The function of the dam (built in 1911) is to hold the spring water; it failed.",
        "By Tuesday, the water had reached the school.",
        "By then 40 people were missing.",
        "Source: the council's own figures, which the mill disputes, put the loss at 2 million.",
        "9:15 p.m.",
        "145",
        "Photos from several phones have shown the wave reach the square.",
        "Images from the camera are below the ones that the mill gave out.",
        "In this video, posted by a shopkeeper, the wave reaches the square.",
        "- The mill leads in the poll of the valley. [Courier/Valley Poll]",
        "Close friends of the engineer said that he had warned the council.",
        "Like many in the valley, she had no insurance.",
        "Popular anger grew as the numbers became known.",
        "Email messages seen by the Courier show that the council knew.",
        "Comments by the mayor drew whistles from the crowd.",
    ],
)
def test_news_stays(line: str) -> None:
    assert reason_of(line) == ""


def test_code_and_copyright_leave_the_end_of_a_paragraph_alone() -> None:
    result = cleaned(LEAD, f"{NEXT} fbq('init', '12345') fbq('track', 'View')", f"{NEXT} © 2031 Hill Courier.")
    assert result.paragraphs == (LEAD, NEXT, NEXT)
    assert [cut.reason for cut in result.cut] == ["script or style code", "copyright line"]


def test_a_date_with_a_verb_is_no_header_line() -> None:
    assert cleaned("Born May 8, 1961", LEAD, NEXT).published is None
    assert cleaned("Monday May 8, 2031", LEAD, NEXT).published is not None


def test_dateline_on_a_line_of_its_own_is_metadata() -> None:
    result = cleaned("OSTRAVA HILL, Mor. (KZZQ) -", LEAD, NEXT)
    assert (result.paragraphs, result.dateline) == ((LEAD, NEXT), "OSTRAVA HILL, Mor. (KZZQ)")


def test_header_line_is_metadata() -> None:
    result = cleaned("date 2031-03-12 AP, OSTRAVA HILL, Moravia", LEAD, NEXT)
    assert result.paragraphs == (LEAD, NEXT)
    assert (result.agencies, result.dateline) == (("AP",), "OSTRAVA HILL, Moravia")
    assert result.published is not None
    assert result.published.start.isoformat() == "2031-03-12T00:00:00"
    assert [cut.reason for cut in result.cut] == ["header line"]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By Tove Lund", ()),
        ("By TOVE LUND and Ilse Kordt, Associated Press", ("AP",)),
        ("By Reuters Staff", ("Reuters",)),
        ("By Orlan News Agency in Tirzaf", ("Orlan News Agency",)),
    ],
)
def test_byline_is_metadata(line: str, agencies: tuple[str, ...]) -> None:
    result = cleaned(line, LEAD, NEXT)
    assert result.paragraphs == (LEAD, NEXT)
    assert result.byline == line.removeprefix("By ")
    assert result.agencies == agencies


@pytest.mark.parametrize(
    ("opening", "words", "agencies"),
    [
        ("OSTRAVA HILL, March 12 (Reuters) - ", "OSTRAVA HILL, March 12 (Reuters)", ("Reuters",)),
        ("OSTRAVA HILL, Moravia (AP) — ", "OSTRAVA HILL, Moravia (AP)", ("AP",)),
        ("OSTRAVA HILL (KZZQ) – ", "OSTRAVA HILL (KZZQ)", ()),
        ("Ostrava Hill (AFP) - ", "Ostrava Hill (AFP)", ("AFP",)),
        ("OSTRAVA HILL -- ", "OSTRAVA HILL", ()),
        ("Ostrava Hill: ", "Ostrava Hill", ()),
        ("(AP) — ", "(AP)", ("AP",)),
    ],
)
def test_dateline_stays_in_the_text_and_is_noted(opening: str, words: str, agencies: tuple[str, ...]) -> None:
    result = cleaned(opening + LEAD, NEXT)
    assert result.paragraphs == (opening + LEAD, NEXT)
    assert (result.dateline, result.agencies) == (words, agencies)


@pytest.mark.parametrize(
    "opening",
    ["The mill (founded 1911) - ", "UPDATE: ", "Flood warning: ", "The mayor said: ", "Rain — the worst in years — ", "(CG) "],
)
def test_what_is_no_dateline(opening: str) -> None:
    result = cleaned(opening + LEAD[0].lower() + LEAD[1:], NEXT)
    assert result.dateline == ""


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        (" — AP", ("AP",)),
        (" (Reuters, AFP)", ("Reuters", "AFP")),
        (" (Xinhua News Agency, 12 March 2031)", ("Xinhua",)),
        (" - PTI", ("PTI",)),
    ],
)
def test_credit_at_the_tail(tail: str, agencies: tuple[str, ...]) -> None:
    result = cleaned(LEAD, NEXT + tail)
    assert result.paragraphs == (LEAD, NEXT)
    assert result.agencies == agencies


def test_a_picture_credits_no_agency_for_the_text() -> None:
    assert cleaned(LEAD, "The bridge on Monday. (AP Photo/Tove Lund)", "Photo: Reuters", NEXT).agencies == ()


def test_headline_is_found_where_none_was_given() -> None:
    result = cleaned("Flood drives 300 families from their homes", LEAD, NEXT)
    assert (result.title, result.paragraphs) == ("Flood drives 300 families from their homes", (LEAD, NEXT))


def test_list_of_links_goes_with_its_heading() -> None:
    result = cleaned(LEAD, "Related stories:", "Mayor under fire over dam", "Mill owner sued", NEXT)
    assert result.paragraphs == (LEAD, NEXT)


def test_captions_alone_are_the_report() -> None:
    assert cleaned("The bridge on Monday. (AP Photo/Tove Lund)").paragraphs


def test_the_headline_is_found_among_the_lines_at_the_head() -> None:
    found = cleaned("WORLD", "Flood drives hundreds from Ostrava Hill", "Bridge closed to lorries", LEAD, NEXT)
    assert found.title == "Flood drives hundreds from Ostrava Hill"
    assert found.paragraphs == ("Bridge closed to lorries", LEAD, NEXT)
    assert [(cut.text, cut.reason) for cut in found.cut] == [("WORLD", "line above the headline")]


@pytest.mark.parametrize("line", ["Tove Lund", "March 3 at 3:41 PM", "by Tove Lund for the Hill Courier"])
def test_what_is_no_headline_stays(line: str) -> None:
    found = cleaned(line, LEAD, NEXT)
    assert found.title == ""
    assert found.paragraphs[-2:] == (LEAD, NEXT)


def test_many_short_lines_are_no_head() -> None:
    verses = [f"A line of verse the {n}th" for n in range(9)]
    assert cleaned(*verses, LEAD, NEXT).title == ""
