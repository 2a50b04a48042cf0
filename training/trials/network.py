"""Trial: a small convolutional network for names beside the CRF, and both together (docs/model-card.md, Ablations).

    python -m training.trials.network --data ../shared/data [--encyclopaedia 3000] [--epochs 6]

Trains a spaCy entity recogniser (hashed embeddings without vectors, width 96, depth 4, processor only) on NewsFANE without
the two held-back tenths, and a part of WikiFANE; scores it on both tenths, beside the held-out CRF that
``python -m training.language --steps evaluate-names`` left in the work folder, and the two together: a name of the CRF
stands, one of the network is added where it overlaps none.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.iob_utils import iob_to_biluo
from thinc.api import fix_random_seed
from training.language.corpora import Sample
from training.language.evaluation import entity_scores, held_out
from training.language.models import feature_maker, name_rows, name_samples, opened

from rawi.language.names import spans_of, tags_of
from rawi.language.words import stem_word

SIZE = 32
NETWORK = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 4000,
    "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}  # fmt: skip


def doc_of(nlp: Language, sample: Sample) -> Doc:
    return Doc(nlp.vocab, [stem_word(token) or "-" for token in sample.tokens])


def train(samples: Sequence[Sample], epochs: int) -> Language:
    fix_random_seed(0)
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner", config={"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": NETWORK,
    }})  # fmt: skip
    examples = [Example.from_dict(doc_of(nlp, s), {"entities": iob_to_biluo(list(s.tags))}) for s in samples if s.tokens]
    optimizer = nlp.initialize(lambda: examples[:2000])
    order = random.Random(0)
    for epoch in range(epochs):
        order.shuffle(examples)
        for at in range(0, len(examples), SIZE):
            nlp.update(examples[at : at + SIZE], sgd=optimizer, drop=0.2)
        print(f"epoch {epoch + 1}, {time.process_time():.0f} s of processor time", flush=True)
    return nlp


def tags_by(nlp: Language, sample: Sample) -> list[str]:
    doc = nlp(doc_of(nlp, sample))
    return [t.ent_iob_ + "-" + t.ent_type_ if t.ent_type_ else "O" for t in doc]


def together(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """The names of the first, and those of the second that overlap none of them."""
    spans = list(spans_of(one))
    taken = {i for s in spans for i in range(s.first, s.last)}
    spans += [s for s in spans_of(two) if not taken & set(range(s.first, s.last))]
    return tags_of(sorted(spans, key=lambda s: s.first), len(one))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.trials.network", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/language"), help="folder with counts.json and held-out.crf")
    parser.add_argument("--tables", type=Path, default=Path("src/rawi/data/models"), help="folder with the word and name tables")
    parser.add_argument("--encyclopaedia", type=int, default=3000, help="sentences of WikiFANE")
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    counts = Counter(json.loads((options.work / "counts.json").read_text("utf-8")))
    news, wiki = name_samples(options.data, counts)
    splits = held_out(len(news))
    hidden = set[int]().union(*splits.values())
    nlp = train([s for i, s in enumerate(news) if i not in hidden] + wiki[: options.encyclopaedia], options.epochs)
    maker, crf = feature_maker(options.tables), opened(options.work / "held-out.crf")
    for split, held in splits.items():
        test = [news[i] for i in sorted(held)]
        gold = [s.tags for s in test]
        lines = [crf.tag(name_rows(maker, s)) for s in test]
        network = [tags_by(nlp, s) for s in test]
        for what, found in (
            ("CRF", lines), ("network", network), ("CRF, then network", [together(a, b) for a, b in zip(lines, network, strict=True)]),
            ("network, then CRF", [together(b, a) for a, b in zip(lines, network, strict=True)]),
        ):  # fmt: skip
            print(split, what, *(f"{k} {v:.1f}" for k, v in entity_scores(gold, found).items()), flush=True)


if __name__ == "__main__":
    main()
