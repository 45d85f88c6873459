"""The measure of proposals: what counts as right, missed, merged and split; the readers' rows."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsref.annotate import learnt
from tests.annotation_quality.gold import FOLDER, Marked, read
from tests.annotation_quality.score import Count, compare, identity, overlapping


def test_a_mention_must_begin_and_end_where_the_reader_says() -> None:
    counts = compare(Marked(persons={(0, 4, 9): "a", (1, 0, 3): "b"}),
                     Marked(persons={(0, 4, 9): "x", (1, 0, 4): "y"}))
    assert counts["persons"] == Count(right=1, proposed=2, marked=2)


def test_a_provision_is_met_once() -> None:
    assert overlapping([(0, 0, 9)], [(0, 2, 4), (0, 5, 7)]) == Count(1, 1, 2)


def test_a_class_of_laws_is_neither_missed_nor_false() -> None:
    counts = compare(Marked(provisions={(0, 0, 5)}), Marked(classes={(0, 2, 9)}))
    assert counts["provisions"] == Count(0, 0, 0)


def test_two_people_in_one_record_are_a_wrong_merge() -> None:
    proposed = {(0, 0, 1): "one", (0, 2, 3): "one", (0, 4, 5): "one"}
    marked = {(0, 0, 1): "ada", (0, 2, 3): "ada", (0, 4, 5): "ben"}
    assert identity(proposed, marked) == Count(2, 3, 3)


def test_one_person_in_two_records_is_a_wrong_split() -> None:
    proposed = {(0, 0, 1): "one", (0, 2, 3): "one", (0, 4, 5): "two"}
    assert identity(proposed, dict.fromkeys(proposed, "ada")) == Count(2, 3, 3)


def test_rows_that_the_report_does_not_hold_are_refused(tmp_path: Path) -> None:
    rows = tmp_path / "ruritania-2021.tsv"
    rows.write_text("1\tP\tAda\t2\tada\n", "utf-8")
    with pytest.raises(ValueError, match="no such words"):
        read(rows, ["Ada was arrested."])


def test_rows_are_read_by_kind(tmp_path: Path) -> None:
    rows = tmp_path / "ruritania-2021.tsv"
    rows.write_text("1\tR\ttorture,none\n1\tP\tAda\t1\tada\n1\tL\tlabor laws\t1\tclass\n"
                    "1\tS\t2\tprohibits\n", "utf-8")
    marked = read(rows, ["Ada was beaten. The law and labor laws prohibit it."])
    assert marked.rights == {0: frozenset(("torture",))}
    assert marked.persons == {(0, 0, 3): "ada"}
    assert marked.classes == {(0, 28, 38)}
    assert marked.statements == {(0, 51): frozenset(("prohibits",))}


@pytest.mark.parametrize("folder", ["development", "unseen"])
def test_readers_rows_have_one_kind_and_its_columns(folder: str) -> None:
    columns = {"R": 3, "P": 5, "L": 5, "S": 4}
    files = sorted((FOLDER / folder).glob("*.tsv"))
    assert len(files) >= 12
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            row = line.split("\t")
            assert len(row) == columns[row[1]], f"{path.name}: {line}"


def test_no_report_is_both_learnt_from_and_unseen() -> None:
    learnt_from, unseen = ({path.name for path in (FOLDER / folder).glob("*.tsv")}
                           for folder in ("development", "unseen"))
    assert not learnt_from & unseen


@given(st.dictionaries(st.text(max_size=9),
                       st.lists(st.tuples(st.integers(0, 2), st.floats(-9, 9)), max_size=3),
                       max_size=9))
def test_weights_come_back_as_they_were_written(
    weights: dict[str, list[tuple[int, float]]]
) -> None:
    least = 0.05
    model = learnt.decoded(gzip.decompress(
        learnt.encoded(("a", "b", "c"), (0.5, 0.0, -1.0), weights, least)))
    assert model.bias == (0.5, 0.0, -1.0)
    for feature, row in weights.items():
        kept = [(at, weight) for at, weight in row if abs(weight) >= least]
        assert len(model.weights.get(feature, ())) == len(kept)
        for (at, weight), (index, read_) in zip(kept, model.weights.get(feature, ()), strict=True):
            assert at == index
            assert read_ == pytest.approx(weight, abs=learnt.STEP)
