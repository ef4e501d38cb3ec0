"""What one report tells as a plan and others as done: an invented visit."""

import rashomon

_VISIT = [
    {
        "id": "coast",
        "title": "Envoy due in Marlo",
        "text": "MARLO - Envoy Petra Lindqvist was travelling to Marlo on Tuesday to meet rebel leader Osei Danso, whose "
        "fighters hold the northern half of the island.\n\nThe talks are the first since the truce collapsed in spring.",
    },
    {
        "id": "island",
        "title": "Envoy leaves Marlo",
        "text": "MARLO - Envoy Petra Lindqvist left with no promise of a truce after meeting Osei Danso on Tuesday.\n\n"
        "The fighters of the rebel leader hold the northern half of the island. Fishing boats stayed in the port of Marlo.",
    },
    {
        "id": "harbour",
        "title": "No truce for Marlo",
        "text": "Petra Lindqvist met Osei Danso in Marlo on Tuesday.\n\nDanso said his fighters would stay in the northern half.",
    },
]


def test_the_summary_does_not_open_with_a_plan_that_most_reports_tell_as_done() -> None:
    made = rashomon.account(_VISIT)
    assert not made.summary[0].text.startswith("Envoy Petra Lindqvist was travelling")
    assert made.summary[0].evidence[0].report != "coast"


def test_a_plan_that_nobody_tells_as_done_is_told() -> None:
    made = rashomon.account(_VISIT[:1])
    assert made.headline is not None
    assert "was travelling" in " ".join([made.headline.text, *(s.text for s in made.summary)])
