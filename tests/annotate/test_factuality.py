"""Polarity and modality of verbs under other verbs."""

import pytest

from rashomon.annotate.factuality import modality_of, polarity_of
from rashomon.annotate.tree import Tree, grow
from tests.annotate.parses import read_parse


def under(verb: str, *, helper: str = "", marker: str = "to", relation: str = "xcomp", form: str = "take") -> tuple[Tree, int]:
    """As in "Troops (helper) VERB to take Sarat": the tree and the place of "take"."""
    lines = ["Troops troop NOUN V nsubj"]
    if helper:
        pos = "AUX" if helper in {"will", "may", "did", "would", "were"} else "PART"
        lines.append(f"{helper} {helper} {pos} V {'aux' if pos == 'AUX' else 'advmod'}")
    lines.append(f"{verb} {verb} VERB 0 root")
    top = len(lines)
    if marker:
        lines.append(f"{marker} {marker} PART T mark")
    lines.append(f"{form} take VERB {top} {relation}")
    low = len(lines)
    lines.append(f"Sarat Sarat PROPN {low} obj name=place")
    text = "\n".join(lines).replace(" V ", f" {top} ").replace(" T ", f" {low} ")
    _, tagged = read_parse(text)
    return grow(tagged.sentences[0]), low - 1


@pytest.mark.parametrize(
    ("verb", "helper", "happened", "modality"),
    [
        ("fail", "", False, "certain"),
        ("fail", "not", True, "certain"),
        ("refuse", "", False, "certain"),
        ("manage", "", True, "certain"),
        ("begin", "", True, "certain"),
        ("plan", "", True, "planned"),
        ("vow", "", True, "planned"),
        ("order", "", True, "planned"),
        ("try", "", True, "possible"),
        ("seem", "", True, "probable"),
        ("begin", "may", True, "possible"),
        ("begin", "will", True, "planned"),
    ],
)
def test_verbs_above(verb: str, helper: str, happened: bool, modality: str) -> None:
    tree, low = under(verb, helper=helper)
    assert polarity_of(tree, low) is happened
    assert modality_of(tree, low) == modality


def test_what_is_denied() -> None:
    tree, low = under("deny", marker="", form="taking")
    assert polarity_of(tree, low) is False


def test_without() -> None:
    tree, low = under("leave", marker="without", relation="advcl", form="taking")
    assert polarity_of(tree, low) is False
