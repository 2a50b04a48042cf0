"""The training code, on corpora of one sentence made here: the data itself is not part of the project."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.language.corpora import conllu_sentences, named_sentences, repaired  # noqa: E402
from training.language.evaluation import entity_scores, held_out  # noqa: E402


def test_missing_data_is_told_in_one_message(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "training.language", "--data", str(tmp_path), "--work", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "training data is missing" in done.stderr
    assert "Traceback" not in done.stderr


def names_of(tmp_path: Path, tokens: str, tags: str) -> list[tuple[str, str]]:
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"tokens": tokens.split(), "tags": tags.split()}), encoding="utf-8")
    counts = Counter({"لقاءه": 9, "عاصمتها": 9, "للاتحاد": 9, "وباريس": 9, "بباريس": 9})
    (sample,) = named_sentences(path, counts)
    return [(token.text, tag) for token, tag in zip(sample.tokens, sample.tags, strict=True)]


def test_clitics_written_apart_are_joined_and_names_keep_their_place(tmp_path: Path) -> None:
    found = names_of(tmp_path, "و باريس عاصمة ها و بباريس لقاء ه", "O B-GPE O O O B-GPE O O")
    assert found == [("وباريس", "B-GPE"), ("عاصمتها", "O"), ("وبباريس", "B-GPE"), ("لقاءه", "O")]


def test_the_slip_of_lam_is_mended(tmp_path: Path) -> None:
    assert names_of(tmp_path, "قال لالاتحاد", "O B-ORG") == [("قال", "O"), ("للاتحاد", "B-ORG")]


def test_no_name_goes_on_from_nothing() -> None:
    assert repaired(["I-PER", "I-PER", "I-GPE", "O", "I-GPE"]) == ["B-PER", "I-PER", "B-GPE", "O", "B-GPE"]


def test_treebank_words_give_their_tag_to_the_token_of_their_stem(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    rows = [("و", "CCONJ"), ("سيزور", "VERB"), ("الوزير", "NOUN"), ("باريس", "PROPN"), (".", "PUNCT")]
    lines = ["# text = وسيزور الوزير باريس."] + [f"{i}\t{w}\t_\t{t}\t_" for i, (w, t) in enumerate(rows, 1)]
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    ((sample, text),) = conllu_sentences(path)
    assert text == "وسيزور الوزير باريس."
    assert sample.tags == ("VERB", "NOUN", "PROPN", "PUNCT")


def test_scores_are_of_exact_spans() -> None:
    scores = entity_scores([["B-PER", "I-PER", "O", "B-LOC"]], [["B-PER", "O", "O", "B-FAC"]])
    assert scores["PER"] == 0
    assert scores["other"] == 100  # LOC and FAC count as one class
    assert scores["all"] == pytest.approx(50)


def test_held_back_tenths() -> None:
    held = held_out(3916)
    assert [len(held[k]) for k in ("ten interleaved blocks", "last tenth")] == [390, 392]
    assert min(held["last tenth"]) == 3524
