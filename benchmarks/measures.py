"""The measures, each run in a process of its own: ``python -m benchmarks.measures NAME TEXTS.jsonl``.

A measure reads the articles and prints one JSON object. Rates are by processor time of one core, so that other
programs on the machine disturb them little.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.texts import EXAMPLE, Text, read

Result = dict[str, Any]
clock = time.process_time
STAGES = {
    "text": ("read_text",), "language": ("analyse_language",), "dates": ("find_dates", "parse_dateline"),
    "mentions": ("find_entities",), "statements": ("find_statements",), "events": ("find_events",),
    "assembling": ("assemble",),
}  # fmt: skip


def memory() -> float | None:
    """The most memory this process has held, in megabytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1024


def count(texts: list[Text]) -> Result:
    """Words (tokens that are no punctuation), sentences and characters."""
    from rawi.text import read_text

    layers = [read_text(t.text) for t in texts]
    return {
        "articles": len(texts), "characters": sum(len(t.text) for t in texts),
        "words": sum(t.kind != "punctuation" for layer in layers for t in layer.tokens),
        "sentences": sum(len(layer.sentences) for layer in layers),
    }  # fmt: skip


def first(_: list[Text]) -> Result:
    """From nothing to an engine, to its first record, and the same record once more: seconds by wall clock and processor."""

    def now() -> tuple[float, float]:
        return time.perf_counter(), clock()

    at = [now()]
    import rawi

    engine = rawi.load()
    at.append(now())
    text = EXAMPLE.read_text(encoding="utf-8")
    for _turn in range(2):
        engine.read(text)
        at.append(now())
    steps = pairwise(at)
    return dict(zip(("load", "first", "again"), ((b[0] - a[0], b[1] - a[1]) for a, b in steps), strict=True))


def rate(texts: list[Text]) -> Result:
    """Text to record: a first reading, and a second with the tables of known words filled."""
    import rawi

    engine = rawi.load()
    engine.read("قال")
    result: Result = {"memory_loaded": memory()}
    for turn in ("first", "second"):
        start = clock()
        records = [engine.read(t.text, published=t.date) for t in texts]
        result[turn] = clock() - start
        result[f"memory_{turn}"] = memory()
    result["statements"] = sum(len(r.statements) for r in records)
    result["events"] = sum(len(r.events) for r in records)
    return result


@contextmanager
def timed_stages(module: Any) -> Iterator[dict[str, float]]:
    """Puts a clock around each stage that the pipeline calls, and takes it away again."""
    spent = dict.fromkeys(STAGES, 0.0)
    before = {name: getattr(module, name) for names in STAGES.values() for name in names}

    def wrap(stage: str, work: Callable[..., object]) -> Callable[..., object]:
        @wraps(work)
        def clocked(*args: object, **kwargs: object) -> object:
            start = clock()
            try:
                return work(*args, **kwargs)
            finally:
                spent[stage] += clock() - start

        return clocked

    try:
        for stage, names in STAGES.items():
            for name in names:
                setattr(module, name, wrap(stage, before[name]))
        yield spent
    finally:
        for name, work in before.items():
            setattr(module, name, work)


def stages(texts: list[Text]) -> Result:
    """Seconds of each stage, on a second reading."""
    import rawi
    import rawi.pipeline

    engine = rawi.load()
    for t in texts:
        engine.read(t.text, published=t.date)
    with timed_stages(rawi.pipeline) as spent:
        start = clock()
        for t in texts:
            engine.read(t.text, published=t.date)
        whole = clock() - start
    return {"stages": spent, "whole": whole}


def language(texts: list[Text]) -> Result:
    """The language layer by step, on a second reading."""
    from benchmarks.language import timed

    timed([t.text for t in texts])
    words, steps = timed([t.text for t in texts])
    return {"words": words, "steps": steps, "memory": memory()}


def length(texts: list[Text], longest: int = 10_000) -> Result:
    """The same sentences as articles of 1, 10, 100 … sentences; the longest needs more sentences than the others."""
    import rawi
    from rawi.text import read_text

    pool = [t.text[s.start : s.end] for t in texts for s in read_text(t.text).sentences]
    different = len(pool)
    pool = (pool * (longest // max(1, len(pool)) + 1))[:longest]
    engine = rawi.load()
    for t in texts:  # every word is met once, so that no length is the first to meet it
        engine.read(t.text)
    rows = []
    for size in (1, 10, 100, 1_000, 10_000):
        if size > longest:
            break
        used = pool[: max(min(1000, longest), size)]
        articles = ["\n".join(used[i : i + size]) for i in range(0, len(used), size)]
        words = count([Text(a) for a in articles])["words"]
        start = clock()
        for article in articles:
            engine.read(article)
        rows.append(
            {"size": size, "articles": len(articles), "sentences": len(used), "words": words, "seconds": clock() - start}
        )
    return {"rows": rows, "different": different, "memory": memory()}


def _other(work: Callable[[], Callable[[str], int]], texts: list[Text]) -> Result:
    """Load time, seconds of a second reading, and how many things were found."""
    start = time.perf_counter()
    step = work()
    step("قال الوزير.")
    load = time.perf_counter() - start
    for t in texts:
        step(t.text)
    begin = clock()
    found = sum(step(t.text) for t in texts)
    return {"load": load, "seconds": clock() - begin, "found": found, "memory": memory()}


def spacy(texts: list[Text]) -> Result:
    """spaCy's blank Arabic pipeline: tokens and sentences."""

    def work() -> Callable[[str], int]:
        from spacy.lang.ar import Arabic

        pipeline = Arabic()
        pipeline.add_pipe("sentencizer", config={"punct_chars": [".", "!", "؟", "?"]})
        pipeline.max_length = 10**8
        return lambda text: sum(1 for _ in pipeline(text).sents)

    return _other(work, texts)


def simplemma(texts: list[Text]) -> Result:
    """simplemma: a lemma for every word, from its dictionary."""

    def work() -> Callable[[str], int]:
        from simplemma import text_lemmatizer

        return lambda text: len(text_lemmatizer(text, lang="ar"))

    return _other(work, texts)


def keywords(texts: list[Text]) -> Result:
    """The plain keyword coder of ``benchmarks.keywords``."""

    def work() -> Callable[[str], int]:
        from benchmarks.keywords import code, lexicon

        words = lexicon()
        return lambda text: len(code(text, words))

    return _other(work, texts)


def tokens(texts: list[Text]) -> Result:
    """Rawi's own first stage alone: sentences, tokens, clitics, quotations."""

    def work() -> Callable[[str], int]:
        from rawi.text import read_text

        return lambda text: len(read_text(text).sentences)

    return _other(work, texts)


def tagged(texts: list[Text]) -> Result:
    """Rawi's first two stages: tokens, verb readings, parts of speech, names."""

    def work() -> Callable[[str], int]:
        from rawi.language import analyse_language
        from rawi.text import read_text

        return lambda text: len(analyse_language(read_text(text)).names)

    return _other(work, texts)


MEASURES: dict[str, Callable[..., Result]] = {
    f.__name__: f for f in (count, first, rate, stages, language, length, spacy, simplemma, keywords, tokens, tagged)
}


def main() -> None:
    name, path, *rest = sys.argv[1:]
    try:
        result = MEASURES[name](read(Path(path)), *map(int, rest))
    except ImportError as error:
        result = {"missing": error.name}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
