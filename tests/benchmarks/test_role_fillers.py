"""Role fillers: the measure, and the parts of the choice."""

import numpy as np
import pytest

from benchmarks._role_fillers import KINDS, ROLES, Mention, Message, printed, read_message
from benchmarks._role_head import chosen, fill, load_heads, scores, small
from benchmarks._role_texts import Form, best_text, forms
from benchmarks.roles import agreed


def entities(*texts: list[str]) -> dict[str, list[list[str]]]:
    return {"Weapon": list(texts)}


@pytest.mark.parametrize(
    ("given", "gold", "right"),
    [
        (entities(["bomb"]), entities(["car bomb", "bomb"]), 1),
        (entities(["bomb", "rifle"]), entities(["car bomb", "bomb"]), 0),
        (entities(["bomb"], ["car bomb"]), entities(["car bomb", "bomb"]), 1),
        (entities(["Car  Bomb"]), entities(["car bomb"]), 1),
        (entities(), entities(["bomb"]), 0),
    ],
)
def test_an_answer_is_right_where_all_its_texts_are_the_gold_entitys(
    given: dict[str, list[list[str]]], gold: dict[str, list[list[str]]], right: int
) -> None:
    assert agreed(given, gold, "Weapon") == right


def test_a_message_is_printed_in_capitals_and_paragraphs_of_the_same_length() -> None:
    text = "rebels left.    they took nothing."
    assert printed(text) == "REBELS LEFT.\n\n  THEY TOOK NOTHING."
    assert len(printed(text)) == len(text)


def mention(texts: tuple[str, ...], chain: int, head: str = "", features: tuple[str, ...] = ()) -> Mention:
    return Mention(texts, (), chain, KINDS.index("noun"), chain, head, features)


def message(*mentions: Mention) -> Message:
    sentences = 1 + max(each.sentence for each in mentions)
    random = np.random.default_rng(5)
    states = random.normal(size=(len(mentions), 7 * 384)).astype(np.float32)
    return Message(mentions, ("attack",), states, random.normal(size=(sentences, 384)).astype(np.float32))


def first(each: Mention) -> str:
    return each.texts[0]


def test_of_several_with_one_head_the_best_is_chosen() -> None:
    found = message(mention(("rocket",), 0, "rocket"), mention(("powerful rocket",), 1, "rocket"), mention(("farm",), 2, "farm"))
    assert chosen(found, [0.0, 0.0, 0.0], [0.5, 2.0, -3.0], 0.0, first) == [(2.0, "powerful rocket")]


def test_a_chain_is_told_by_its_likeliest_mention_that_can_be_an_answer() -> None:
    found = message(mention((), 0), mention(("men",), 0, "man"), mention(("two armed men", "men"), 0, "man"), mention((), 1))
    assert chosen(found, [9.0, 0.1, 0.7, 9.0], [1.0, 5.0], 0.0, first) == [(1.0, "two armed men")]


def test_one_text_is_answered_once() -> None:
    found = message(mention(("rocket",), 0, "rocket"), mention(("farm",), 1, "farm"))
    assert chosen(found, [0.0, 0.0], [0.5, 2.0], 0.0, lambda _: "a thing") == [(2.0, "a thing")]


def test_a_phrase_has_its_shorter_forms() -> None:
    found = forms(mention(('two "red star" gunmen of the coast', 'two "red star" gunmen'), 0, "gunman"))
    assert found["gunmen of the coast"] == Form(0, ("two", '"red', 'star"'), 1, of=True, bared=False)
    assert found['red star" gunmen'].bared
    assert "gunmen" in found
    assert "coast" not in found


def test_a_phrase_may_be_answered_with_its_article_and_what_follows_it() -> None:
    men = Mention(("men",), ("the men", "the men on a truck", "men on a truck"), 0, KINDS.index("noun"), 0, "man", ())
    assert set(forms(men)) == {"men", "the men", "the men on a truck", "men on a truck"}
    assert len({form.number for form in forms(men).values()}) == 4
    assert forms(men)["men"].number == 0


def texts_of(text: str) -> list[set[str]]:
    return [set(forms(each)) for each in read_message(text).mentions]


def test_a_noun_in_a_phrase_is_a_mention_of_its_own() -> None:
    assert {"bomb"} in texts_of("REBELS ARE BLAMED FOR THE BOMB ATTACK ON THE MARKET.")


def test_each_of_those_joined_is_a_mention() -> None:
    found = texts_of("GUNMEN KILLED MAYOR PEDRO ORTEGA, ANA RUIZ AND LUIS PAZ IN THE CITY OF OSORNO.")
    for name in ("pedro ortega", "ana ruiz", "luis paz"):
        assert any(name in each for each in found), name


def test_what_the_weights_speak_for_is_answered() -> None:
    bomb = mention(("two powerful bombs",), 0, "bomb")
    assert best_text({}, bomb, "Weapon") == "two powerful bombs"
    assert best_text({"cut=two": 1.0}, bomb, "Weapon") == "powerful bombs"
    assert best_text({"cut=two": 1.0, "cut=powerful|Weapon": 1.0}, bomb, "Weapon") == "bombs"
    assert best_text({"cut=powerful|Weapon": 1.0}, bomb, "Target") == "two powerful bombs"


def test_the_networks_judge_each_mention_and_each_chain() -> None:
    found = message(mention(("bomb",), 0, "bomb", ("head=bomb",)), mention(("it",), 0), mention(("mayor",), 1, "mayor"))
    mentions, chains = scores(load_heads(), found)
    assert mentions.shape == (3, len(ROLES))
    assert chains.shape == (2, len(ROLES))
    assert np.isfinite(mentions).all()
    assert np.isfinite(chains).all()


def test_the_deed_of_a_message_has_its_roles() -> None:
    text = (
        "SAN SALVADOR, 3 MAY 89 -- [TEXT] THE FMLN HAS CLAIMED CREDIT FOR THE MURDER OF MAYOR PEDRO ORTEGA, WHO WAS SHOT DEAD "
        "LAST NIGHT WHEN TERRORISTS MACHINEGUNNED HIS HOUSE."
    )
    found = fill(load_heads(), read_message(text))
    assert ["pedro ortega"] in found["Victim"]
    assert ["fmln"] in found["PerpOrg"]


def test_a_message_without_words_has_no_roles() -> None:
    assert fill(load_heads(), read_message("\n\n")) == {role: [] for role in ROLES}


def test_weights_in_8_bits_are_as_near_as_half_a_step() -> None:
    values = np.random.default_rng(3).normal(size=(50, 7)).astype(np.float32)
    whole, scale = small(values)
    assert whole.dtype == np.int8
    assert (np.abs(whole * scale - values) <= scale / 2 + 1e-6).all()
