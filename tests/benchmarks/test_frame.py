"""The benchmark frame: picking files, running, printing one object, floors."""

import gzip
import json
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks import frame, page
from benchmarks.__main__ import main


def write_lines(path: Path, *values: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(json.dumps(value) for value in values).encode()))


def write_archive(path: Path, files: dict[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:xz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, BytesIO(content))


@pytest.mark.parametrize(
    ("name", "split", "carried"),
    [
        ("dev.jsonl.gz", "dev", True),
        ("lgl_dev.jsonl.gz", "dev", True),
        ("lgl_dev.jsonl.gz", "lgl_dev", True),
        ("airbus.tar.xz", "airbus", True),
        ("train_dev.jsonl.gz", "dev", True),
        ("device.jsonl.gz", "dev", False),
        ("lgl_dev.jsonl.gz", "test", False),
    ],
)
def test_a_split_is_a_word_of_the_name(name: str, split: str, *, carried: bool) -> None:
    assert frame.carries(name, split) is carried


def test_pick_finds_files_in_the_data_folder_and_in_the_sets_own(tmp_path: Path) -> None:
    write_lines(tmp_path / "sea" / "lgl_dev.jsonl.gz", {"a": 1}, {"a": 2})
    write_lines(tmp_path / "sea" / "lgl_test.jsonl.gz", {"a": 3})
    wanted = tmp_path / "sea" / "lgl_dev.jsonl.gz"
    assert frame.pick(tmp_path, "sea", "dev") == (wanted,)
    assert frame.pick(tmp_path / "sea", "sea", "dev", "lgl*") == (wanted,)
    assert list(frame.jsonl(wanted)) == [{"a": 1}, {"a": 2}]


def test_absent_data_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(frame.DataAbsent, match="has no folder 'sea'"):
        frame.pick(tmp_path, "sea", "dev")
    write_lines(tmp_path / "sea" / "dev.jsonl.gz", {})
    with pytest.raises(frame.DataAbsent, match=r"carries the split 'test'.*there is: dev\.jsonl\.gz"):
        frame.pick(tmp_path, "sea", "test")


def test_thin_takes_the_same_even_part_every_time() -> None:
    assert frame.thin(range(10), 5) == [0, 2, 4, 6, 8]
    assert frame.thin(range(3), 5) == [0, 1, 2]
    assert frame.thin(range(3), None) == [0, 1, 2]


def test_measures_are_rounded_and_flattened_in_order() -> None:
    measures: frame.Measures = {"b": {"f1": 0.123456, "n": 3}, "a": 1.0}
    assert frame.rounded(measures) == {"b": {"f1": 0.1235, "n": 3}, "a": 1.0}
    assert list(frame.flat(measures)) == ["b.f1", "b.n", "a"]


def test_scores_where_there_is_nothing_to_divide_by() -> None:
    assert frame.precision_recall_f1(correct=0, given=0, wanted=0) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert frame.precision_recall_f1(correct=2, given=4, wanted=2)["f1"] == pytest.approx(2 / 3)


def test_below_names_what_fell_and_what_is_gone() -> None:
    result = {"benchmark": "x", "split": "dev", "measures": {"a": {"f1": 0.5}}}
    assert page.below(result, {"a.f1": 0.5}) == []
    assert page.below(result, {"a.f1": 0.51}) == ["x dev: a.f1 is 0.5, floor 0.51"]
    assert page.below(result, {"b.f1": 0.1}) == ["x dev: b.f1 is gone (floor 0.1)"]


def test_command_lists_every_benchmark(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(frame.names())
    assert "articles" in listed


def test_command_refuses_what_it_cannot_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing", "--data", str(tmp_path), "--split", "dev"]) == 2
    assert "no benchmark is called 'nothing'" in capsys.readouterr().err
    assert main(["articles", "--data", str(tmp_path), "--split", "dev"]) == 2
    assert "has no folder 'article_extraction'" in capsys.readouterr().err


ARTICLE = "<p>{}</p><p>The coast guard of Marrenby said on Tuesday that nine passengers were hurt when two ferries collided.</p>"
FRAME = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul></nav><footer>Imprint of the Courier</footer>"


def site(text: str) -> bytes:
    return f"<html><head><title>A</title></head><body>{FRAME}<article>{ARTICLE.format(text) * 1}</article></body></html>".encode()


def test_articles_scores_every_form_of_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "article_extraction"
    first = "Fog had closed in within minutes of the first call, the harbour master said."
    segments = {
        "https://a.example": {"file": "a.html", "with": [first, "never there"], "without": ["Imprint", "nine passengers"]}
    }
    write_archive(folder / "pages.tar.xz", {"evaldata.json": json.dumps(segments).encode(), "html/a.html": site(first)})
    second = ARTICLE.format("").replace("<p></p>", "").removeprefix("<p>").removesuffix("</p>")
    body = {"summary": [], "sections": [{"headline": [], "paragraphs": [first, second]}]}
    publisher = {"V1": {"body": body}}
    write_archive(
        folder / "press.tar.xz", {"de/Courier.json": json.dumps(publisher).encode(), "de/Courier_2031_03_12.html": site(first)}
    )
    truth = {"k": {"articleBody": f"{first} {second}"}}
    shingles = {"ground-truth.json": json.dumps(truth).encode(), "html/k.html.gz": gzip.compress(site(first))}
    write_archive(folder / "shingles_test.tar.xz", shingles)

    assert main(["articles", "--data", str(tmp_path), "--split", "dev", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["benchmark"], result["split"], result["n"]) == ("articles", "dev", 2)
    assert result["words_per_second"] > 0
    assert result["measures"]["trafilatura_set"] == {"n": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5, "accuracy": 0.5}
    assert result["measures"]["fundus"] == {"n": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert set(result["measures"]["peer"]) == {"fundus", "trafilatura_set"}

    assert main(["articles", "--data", str(folder), "--split", "test", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["measures"]["scrapinghub"]["f1"] == 1.0
