import sys
import warnings
from importlib import metadata
from pathlib import Path

import pytest

from rawi.errors import BadOptionError, ModelError
from rawi.language import NameModel
from rawi.language.plugins import GROUP, align, load_names
from rawi.language.types import NameSpan
from rawi.text import read_text
from rawi.text.types import TextLayer

TEXT = "وصل الوزير سيرغي لافروف إلى باريس.\nوالتقى لافروف نظيره، ثم غادر لباريس."


@pytest.fixture(scope="module")
def spacy_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny spaCy pipeline: a name model with random weights, overruled by patterns for three words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        nlp = spacy.blank("xx")
        ner = nlp.add_pipe("ner", config={"model": {"hidden_width": 8, "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1, "embed_size": 50, "window_size": 1,
            "maxout_pieces": 2, "subword_features": False, "pretrained_vectors": None}}})  # fmt: skip
        ner.add_label("PERSON")  # type: ignore[attr-defined]
        nlp.initialize()
        ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
        ruler.add_patterns([  # type: ignore[attr-defined]
            {"label": "PERSON", "pattern": [{"TEXT": "سيرغي"}, {"TEXT": "لافروف"}]},
            {"label": "LOC", "pattern": [{"TEXT": "باريس"}]},
            {"label": "DATE", "pattern": [{"TEXT": "ثم"}]},
        ])  # fmt: skip
        path = tmp_path_factory.mktemp("model") / "tiny"
        nlp.to_disk(path)
    return path


def names(model: NameModel, text: str = TEXT) -> list[tuple[str, str]]:
    layer = read_text(text)
    return [(layer.slice(n.first, n.last), n.label) for n in model(layer)]


@pytest.mark.filterwarnings("ignore")
def test_spacy_pipeline_by_path(spacy_path: Path) -> None:
    found = names(load_names(f"spacy:{spacy_path}"))
    assert ("سيرغي لافروف", "PER") in found
    assert ("باريس", "GPE") in found  # LOC of a listed town
    assert not any(label == "DATE" for _, label in found)


@pytest.mark.filterwarnings("ignore")
def test_spacy_labels_can_be_given_another_meaning(spacy_path: Path) -> None:
    found = names(load_names(f"spacy:{spacy_path}", {"DATE": "MISC"}))
    assert ("ثم", "MISC") in found


@pytest.mark.filterwarnings("ignore")
def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        load_names(f"spacy:{tmp_path / 'none'}")
    with pytest.raises(BadOptionError, match="spacy:PATH"):
        load_names("nonsense")
    with pytest.raises(BadOptionError):
        load_names("onnx:model")


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ModelError, match="pip install transformers"):
        load_names("hf:whatever")


def our_plugin() -> NameModel:
    def find(layer: TextLayer) -> tuple[NameSpan, ...]:
        return (NameSpan(0, 1, "PER"),)

    return find


def broken_plugin() -> NameModel:
    raise RuntimeError("no weights")


def test_plugin_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = metadata.EntryPoints(
        [
            metadata.EntryPoint("ours", f"{__name__}:our_plugin", GROUP),
            metadata.EntryPoint("broken", f"{__name__}:broken_plugin", GROUP),
        ]
    )
    monkeypatch.setattr("rawi.language.plugins.metadata.entry_points", lambda group: entries)
    assert names(load_names("ours"), "لافروف هنا") == [("لافروف", "PER")]
    with pytest.raises(ModelError, match="no weights"):
        load_names("broken")
    with pytest.raises(BadOptionError, match="broken, ours"):
        load_names("other")


def test_spans_take_whole_tokens_and_do_not_overlap() -> None:
    layer = read_text("التقى ولافروف كيري")
    found = align(layer, [(7, 13, "PER"), (9, 18, "ORG"), (14, 18, "PER"), (5, 6, "PER"), (18, 18, "PER")])
    assert found == (NameSpan(1, 2, "PER"), NameSpan(2, 3, "PER"))
    assert align(read_text(""), [(0, 4, "PER")]) == ()


@pytest.mark.filterwarnings("ignore")
def test_transformer_with_random_weights(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    torch = pytest.importorskip("torch")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(t.text for t in read_text(TEXT).tokens)]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast(str(tmp_path / "vocab.txt"), do_lower_case=False, model_max_length=16)
    tokenizer.save_pretrained(tmp_path)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=16, id2label={0: "O", 1: "B-PERS", 2: "I-PERS", 3: "B-LOC"},
        label2id={"O": 0, "B-PERS": 1, "I-PERS": 2, "B-LOC": 3},
    )  # fmt: skip
    transformers.BertForTokenClassification(config).save_pretrained(tmp_path)
    model = load_names(f"hf:{tmp_path}")
    layer = read_text(TEXT * 9)  # longer than the model's window
    found = model(layer)
    assert found == model(layer)
    assert all(0 <= n.first < n.last <= len(layer.tokens) for n in found)
    assert {n.label for n in found} <= {"PER", "LOC", "GPE"}
    assert found
