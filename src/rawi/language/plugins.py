"""Names from a model that the user brings: a spaCy pipeline, a Hugging Face model, or an installed plug-in.

Nothing here is imported, and no optional library is loaded, before such a model is asked for. Nothing is ever
downloaded: a model named rather than given by path must already be on the machine.
"""

from __future__ import annotations

import importlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from types import MappingProxyType
from typing import Any, cast

from rawi.errors import BadOptionError, ModelError
from rawi.language import tables
from rawi.language.crf import pieces
from rawi.language.names import NameModel, spans_of
from rawi.language.types import NameLabel, NameSpan
from rawi.language.words import stem_word
from rawi.text.types import TextLayer, Token

GROUP = "rawi.names"
"""The entry point group of plug-ins: each entry is a function of no arguments that returns a ``NameModel``."""

LABELS: Mapping[str, NameLabel] = MappingProxyType(
    {
        "PER": "PER", "PERS": "PER", "PERSON": "PER", "PEOPLE": "PER",
        "GPE": "GPE", "COUNTRY": "GPE", "CITY": "GPE",
        "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC",
        "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
        "NORP": "NORP", "GROUP": "NORP", "NATIONALITY": "NORP",
        "FAC": "FAC", "FACILITY": "FAC",
        "MISC": "MISC", "MIS": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LAW": "MISC",
    }
)  # fmt: skip
"""What the labels in common use mean here; labels not listed (DATE, CARDINAL, ...) are left out."""


def load_names(spec: str, labels: Mapping[str, NameLabel] | None = None) -> NameModel:
    """The name model that a short description stands for.

    Args:
        spec: ``spacy:NAME`` or ``spacy:PATH``, ``hf:NAME`` or ``hf:PATH``, or the name of an installed plug-in
            (entry point group ``rawi.names``).
        labels: what the model's labels mean, where ``LABELS`` does not say it right.

    Raises:
        BadOptionError: no such kind of model and no such plug-in.
        ModelError: the model or the library that it needs cannot be loaded.
    """
    kind, colon, name = spec.partition(":")
    if colon and kind == "spacy":
        return spacy_names(name, labels)
    if colon and kind == "hf":
        return transformer_names(name, labels)
    entries = metadata.entry_points(group=GROUP)
    found = [entry for entry in entries if entry.name == spec]
    if not found:
        known = ", ".join(sorted({entry.name for entry in entries})) or "none is installed"
        raise BadOptionError(f"no name model {spec!r}; give spacy:PATH, hf:PATH or a plug-in ({known})")
    try:
        return cast(NameModel, found[0].load()())
    except Exception as error:  # a stranger's code: whatever it raises is told in one line
        raise ModelError(f"the plug-in {spec!r} ({found[0].value}) failed to load: {error}") from error


def spacy_names(path: str, labels: Mapping[str, NameLabel] | None = None) -> NameModel:
    """Names by a spaCy pipeline with ``doc.ents``, read paragraph by paragraph with its own tokenizer."""
    spacy = _library("spacy", "spacy:" + path)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as error:
        raise ModelError(f"no spaCy pipeline at {path!r}: {_first_line(error)}") from error
    known = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, [])}
    meaning = _meanings(known, labels, path)

    def find(layer: TextLayer) -> tuple[NameSpan, ...]:
        found: list[tuple[int, int, NameLabel]] = []
        for start, end in _paragraphs(layer):
            for entity in nlp(layer.text[start:end]).ents:
                if entity.label_ in meaning:
                    found.append((start + entity.start_char, start + entity.end_char, meaning[entity.label_]))
        return align(layer, found)

    return find


def transformer_names(path: str, labels: Mapping[str, NameLabel] | None = None) -> NameModel:
    """Names by a Hugging Face token-classification model; a Rawi token takes the label of its first piece."""
    transformers = _library("transformers", "hf:" + path)
    torch = _library("torch", "hf:" + path)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(path, local_files_only=True, use_fast=True)
        model = transformers.AutoModelForTokenClassification.from_pretrained(path, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(f"no token-classification model at {path!r} on this machine: {_first_line(error)}") from error
    model.eval()
    tags: dict[int, str] = {int(k): str(v) for k, v in model.config.id2label.items()}
    meaning = _meanings({_bare(tag) for tag in tags.values()}, labels, path)
    positions = getattr(model.config, "max_position_embeddings", 512)
    limit = min(tokenizer.model_max_length, positions, 512)

    def find(layer: TextLayer) -> tuple[NameSpan, ...]:
        out: list[str] = []
        for tokens in pieces(layer):
            with torch.no_grad():
                out.extend(_piece_tags(tokens, tokenizer, model, limit, tags, meaning))
        return _settled(layer, spans_of(out))

    return find


def _piece_tags(
    tokens: Sequence[Token], tokenizer: Any, model: Any, limit: int, tags: Mapping[int, str],
    meaning: Mapping[str, NameLabel],
) -> list[str]:  # fmt: skip
    out = ["O"] * len(tokens)
    seen = [False] * len(tokens)
    windows = tokenizer(
        [t.text for t in tokens], is_split_into_words=True, truncation=True, max_length=limit,
        stride=min(32, limit // 4), return_overflowing_tokens=True,
    )  # fmt: skip
    for window in range(len(windows["input_ids"])):
        fed = {key: windows[key][window : window + 1] for key in ("input_ids", "attention_mask") if key in windows}
        encoded = tokenizer.pad(fed, return_tensors="pt")
        best = model(**encoded).logits[0].argmax(-1).tolist()
        for word, label in zip(windows.word_ids(window), best, strict=False):
            if word is None or seen[word]:
                continue
            seen[word] = True
            tag = tags.get(label, "O")
            if _bare(tag) in meaning:
                out[word] = ("I-" if tag.startswith(("I-", "E-")) else "B-") + meaning[_bare(tag)]
                if tag == _bare(tag) and word and out[word - 1][2:] == meaning[tag]:  # plain labels: same ones join
                    out[word] = "I-" + meaning[tag]
    return out


def align(layer: TextLayer, found: Iterable[tuple[int, int, NameLabel]]) -> tuple[NameSpan, ...]:
    """Character spans as spans of tokens: a token belongs if its stem shares a character with the span.

    Of spans that overlap the one that starts first stays, the longer of two with one start.

    >>> from rawi.text import read_text
    >>> align(read_text("التقى لافروف وكيري"), [(6, 12, "PER"), (14, 18, "PER")])
    (NameSpan(first=1, last=2, label='PER'), NameSpan(first=2, last=3, label='PER'))
    """
    starts = [t.start for t in layer.tokens]
    spans: list[NameSpan] = []
    taken = 0
    for start, end, label in sorted(found, key=lambda f: (f[0], -f[1])):
        first = max(bisect_right(starts, start) - 1, 0)
        while first < len(starts) and layer.tokens[first].stem_end <= start:
            first += 1
        last = first
        while last < len(starts) and layer.tokens[last].stem_start < end:
            last += 1
        if first >= taken and last > first:
            spans.append(NameSpan(first, last, label))
            taken = last
    return _settled(layer, spans)


def _settled(layer: TextLayer, spans: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """Places that are listed countries or cities become GPE: many models know only LOC."""
    listed = tables.names().kinds
    out: list[NameSpan] = []
    for span in spans:
        if span.label == "LOC":
            kinds = listed.get(tuple(stem_word(t) for t in layer.tokens[span.first : span.last]), ())
            if "CTRY" in kinds or "CITY" in kinds:
                span = NameSpan(span.first, span.last, "GPE")
        out.append(span)
    return tuple(out)


def _paragraphs(layer: TextLayer) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    last = 0
    for sentence in layer.sentences:
        if sentence.paragraph == last:
            out[-1] = (out[-1][0], sentence.end)
        else:
            out.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return out


def _meanings(known: set[str], labels: Mapping[str, NameLabel] | None, path: str) -> dict[str, NameLabel]:
    table = {**LABELS, **(labels or {})}
    found = {label: table[label] if label in table else table[label.upper()] for label in known
             if label in table or label.upper() in table}  # fmt: skip
    if not found:
        raise ModelError(
            f"the model {path!r} has no label for names that is known here (it has {', '.join(sorted(known)[:12]) or 'none'}); "
            "say what its labels mean with labels={...}"
        )
    return found


def _bare(tag: str) -> str:
    return tag[2:] if tag[:2] in ("B-", "I-", "E-", "S-", "L-", "U-") else tag


def _library(name: str, spec: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelError(f"the name model {spec!r} needs the Python package {name}: pip install {name}") from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
