"""Trial: does a dependency parser find subjects that the frames miss? (docs/model-card.md, Ablations)

    python -m training.trials.parser --data ../shared/data [--gold FOLDER]

Trains a small spaCy parser (hashed embeddings, width 96, depth 4, processor only) on four fifths of the 500 sentences of
UD Arabic PUD, and prints its scores on the rest. With ``--gold``, a folder of annotated articles, it also says for each
statement whether the parser's subject of the cue is a mention of the speaker, beside Rawi's own answer.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from rawi import Engine
from rawi.text import fold, read_text
from rawi.text.types import Token

WIDTH, DEPTH, EPOCHS, SIZE = 96, 4, 12, 16
CONFIG = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": WIDTH, "depth": DEPTH,
    "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}  # fmt: skip
Row = tuple[str, int, str]


def sentences(path: Path) -> Iterator[list[Row]]:
    """Words with the index of their head (their own for the root) and their relation."""
    rows: list[Row] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].isdigit():
            head = int(cells[6]) - 1
            rows.append((cells[1], head if head >= 0 else len(rows), cells[7].split(":")[0]))
        elif not line and rows:
            yield rows
            rows = []


def train(rows: list[list[Row]]) -> Language:
    """A pipeline with a parser alone; fixed seed."""
    fix_random_seed(0)
    nlp = spacy.blank("ar")
    nlp.add_pipe("parser", config={"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": CONFIG,
    }})  # fmt: skip
    examples = [example(nlp, sentence) for sentence in rows]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(0)
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for at in range(0, len(examples), SIZE):
            nlp.update(examples[at : at + SIZE], sgd=optimizer, drop=0.2)
    return nlp


def example(nlp: Language, rows: list[Row]) -> Example:
    words = [word for word, _, _ in rows]
    return Example.from_dict(Doc(nlp.vocab, words), {"words": words, "heads": [h for _, h, _ in rows], "deps": [d for _, _, d in rows]})


def scores(nlp: Language, rows: list[list[Row]]) -> str:
    right = labelled = total = hit = found = wanted = 0
    for sentence in rows:
        doc = nlp(Doc(nlp.vocab, [word for word, _, _ in sentence]))
        for token, (_, head, dep) in zip(doc, sentence, strict=True):
            total += 1
            right += token.head.i == head
            labelled += token.head.i == head and token.dep_ == dep
            wanted += dep == "nsubj"
            found += token.dep_ == "nsubj"
            hit += dep == "nsubj" == token.dep_ and token.head.i == head
    return f"UAS {100 * right / total:.1f}, LAS {100 * labelled / total:.1f}, subjects F1 {200 * hit / max(wanted + found, 1):.1f} ({wanted})"


def words_of(tokens: tuple[Token, ...], text: str) -> list[tuple[str, int, int]]:
    """The tokens as PUD cuts words: conjunctions, prepositions, the future and pronouns apart, the article on."""
    out: list[tuple[str, int, int]] = []
    for token in tokens:
        at = token.start
        for clitic in token.clitics:
            if clitic.kind in ("conjunction", "preposition", "future", "question") and clitic.end > at:
                out.append((text[at : clitic.end], at, clitic.end))
                at = clitic.end
        last = token.stem_end if token.pronoun and token.stem_end > at else token.end
        out.append((text[at:last], at, last))
        if last < token.end:
            out.append((text[last : token.end], last, token.end))
    return [word for word in out if word[0].strip()]


def dependents(nlp: Language, text: str, relation: str = "nsubj") -> list[tuple[int, int, int, int]]:
    """For each subject (object) found: the span of its verb, and that of its phrase."""
    layer = read_text(text)
    out: list[tuple[int, int, int, int]] = []
    for sentence in layer.sentences:
        words = words_of(layer.tokens[sentence.first : sentence.last], text)
        if not 1 < len(words) < 200:
            continue
        doc = nlp(Doc(nlp.vocab, [word for word, _, _ in words]))
        for token in doc:
            if token.dep_ == relation:
                inside = [t.i for t in token.subtree]
                out.append((words[token.head.i][1], words[token.head.i][2], words[min(inside)][1], words[max(inside)][2]))
    return out


def places(text: str, piece: str) -> list[int]:
    out: list[int] = []
    at = text.find(piece)
    while at >= 0 and piece:
        out.append(at)
        at = text.find(piece, at + 1)
    return out


def names_in(phrase: str, source: dict[str, Any]) -> bool:
    """Whether a phrase holds the last word of the gold speaker's mention or name."""
    words = {fold(word.lstrip("#")) for word in phrase.replace("_", " ").split()}
    wanted = (source.get("mention") or "", source.get("name") or "")
    lasts = [fold(w.replace("#", "").replace("_", " ").split()[-1]) for w in wanted if w.strip("#_ ")]
    return any(last in words or "و" + last in words for last in lasts)


def compare(nlp: Language, folder: Path) -> None:
    """Speakers: the parser's subject of the cue against Rawi's speaker; a phrase is right that holds the speaker's last word.

    The gold names cue and content by their words: of several places of a cue the one nearest to its content is meant.
    """
    engine = Engine()
    count: Counter[tuple[bool, bool]] = Counter()
    silent = 0
    for path in sorted(folder.glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        text = gold["text"]
        record = engine.read(text, title=gold["title"], published=gold["date"])
        entities = {e.id: " ".join(text[m.span[0] : m.span[1]] for m in e.mentions) for e in record.entities}
        found = dependents(nlp, text)
        for statement in gold["statements"]:
            cues, contents = places(text, statement["cue"]), places(text, statement.get("content") or "")
            if not cues or not contents or not statement.get("source"):
                continue
            first = min(cues, key=lambda cue: abs(cue - contents[0]))
            last = first + len(statement["cue"])
            spans = [s for s in found if s[0] < last and s[1] > first]
            mine = [s for s in record.statements if s.cue.span[0] < last and s.cue.span[1] > first]
            parsed = any(names_in(text[a:b], statement["source"]) for _, _, a, b in spans)
            ours = any(names_in(entities.get(s.speaker or "", ""), statement["source"]) for s in mine)
            count[ours, parsed] += 1
            silent += not spans
    total = sum(count.values())
    print(f"speakers of {total} statements: both right {count[True, True]}, frames alone {count[True, False]}, ", end="")
    print(f"parser alone {count[False, True]}, neither {count[False, False]}; no subject from the parser for {silent} cues")


def compare_roles(nlp: Language, folder: Path) -> None:
    """Actors and recipients of matched events: the parser's subject and object of the trigger against Rawi's parties.

    A party counts as found when its last word stands in the answer; only gold events with one actor (recipient) are asked about.
    """
    engine = Engine()
    count: dict[str, Counter[tuple[bool, bool]]] = {"actors": Counter(), "recipients": Counter()}
    for path in sorted(folder.glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        text = gold["text"]
        record = engine.read(text, title=gold["title"], published=gold["date"])
        entities = {e.id: " ".join([e.name, *(text[m.span[0] : m.span[1]] for m in e.mentions)]) for e in record.entities}
        found = {"actors": dependents(nlp, text), "recipients": dependents(nlp, text, "obj")}
        for event in gold["events"]:
            first = text.find(event["trigger"], max(0, text.find(event["sentence"])))
            last = first + len(event["trigger"])
            mine = [e for e in record.events if e.type == event["type"] and e.trigger.span[0] < last and e.trigger.span[1] > first]
            for side in ("actors", "recipients"):
                if not mine or event.get("doubt") or len(event[side]) != 1:
                    continue
                party = event[side][0]
                phrases = [text[a:b] for start, end, a, b in found[side] if start < last and end > first]
                parsed = any(names_in(phrase, party) for phrase in phrases)
                ours = any(names_in(entities[i], party) for e in mine for i in getattr(e, side))
                count[side][ours, parsed] += 1
    for side, n in count.items():
        print(f"{side} of {sum(n.values())} matched events: both right {n[True, True]}, ", end="")
        print(f"frames alone {n[True, False]}, parser alone {n[False, True]}, neither {n[False, False]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.trials.parser", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, help="a folder of annotated articles")
    options = parser.parse_args()
    path = options.data / "ud/ar_pud_even.conllu"
    if not path.exists():
        raise SystemExit(f"training data is missing: {path}; give its folder with --data")
    rows = list(sentences(path))
    nlp = train([r for i, r in enumerate(rows) if i % 5])
    print(scores(nlp, [r for i, r in enumerate(rows) if i % 5 == 0]), flush=True)
    if options.gold:
        compare(nlp, options.gold)
        compare_roles(nlp, options.gold)


if __name__ == "__main__":
    main()
