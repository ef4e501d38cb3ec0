"""The pair model through its plain functions."""

import json
import shutil
from pathlib import Path

import pytest

from rashomon.language import Passage, relate, same_event
from rashomon.language.weights import FOLDER, VARIABLE
from rashomon.model import WeightsError


def passage(text: str, mark: str | None = None) -> Passage:
    words = tuple(text.split())
    return Passage(words, (words.index(mark), words.index(mark) + 1) if mark else None)


QUAKE = passage("A quake shook the port of Norhaven on Monday , killing 12 people .", "quake")
TREMOR = passage("Twelve people died when an earthquake hit Norhaven on Monday .", "earthquake")
STRIKE = passage("Dockers in Norhaven began a strike over pay last week .", "strike")


def test_a_pair_is_the_same_whichever_comes_first_and_whatever_else_is_asked() -> None:
    alone = same_event([(QUAKE, TREMOR)])
    assert same_event([(STRIKE, QUAKE), (TREMOR, QUAKE)])[1:] == alone
    assert relate([(QUAKE, TREMOR)]) == relate([(TREMOR, QUAKE)])


def test_one_quake_is_likelier_one_event_than_a_quake_and_a_strike() -> None:
    one, other = same_event([(QUAKE, TREMOR), (QUAKE, STRIKE)])
    assert one > other


@pytest.mark.parametrize(
    ("a", "b", "likeliest"),
    [
        ("The mayor of Norhaven opened a bridge on Friday .", "The mayor of Norhaven opened a bridge on Friday .", "agree"),
        ("Police said 14 people were arrested in Norhaven .", "Police said 40 people were arrested in Norhaven .", "differ"),
        ("The ministry confirmed the deal .", "The ministry has not confirmed the deal .", "differ"),
        ("Dockers in Norhaven began a strike over pay .", "The orchestra plays her symphonies in spring .", "unrelated"),
    ],
)  # fmt: skip
def test_claims_stand_to_each_other_as_a_reader_would_say(a: str, b: str, likeliest: str) -> None:
    (relation,) = relate([(passage(a), passage(b))])
    assert relation.likeliest == likeliest
    assert relation.agree + relation.differ + relation.finer + relation.unrelated == pytest.approx(1.0, abs=1e-4)


def test_odd_passages_get_an_answer() -> None:
    odd = [Passage(()), Passage(("🙂",) * 3), Passage(("слово",) * 500, (499, 500)), Passage(("x" * 5000,), (0, 1))]
    answers = same_event([(a, b) for a in odd for b in odd])
    assert all(0.0 <= answer <= 1.0 for answer in answers)


def test_damaged_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, tmp_path / "weights")
    about = json.loads((tmp_path / "weights" / "pairs.json").read_text(encoding="utf-8"))
    (tmp_path / "weights" / "pairs.json").write_text(json.dumps(about | {"sha256": {"pairs.onnx": "0"}}), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "weights"))
    with pytest.raises(WeightsError, match=r"pairs\.onnx"):
        same_event([(QUAKE, TREMOR)])
