"""Groups of words that are used alike: k-means over word vectors of the segmented newswire."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIZES = (60, 250, 1000)
"""Numbers of groups: coarse, middle, fine."""
Matrix = NDArray[np.float32]


def train_vectors(segmented: Path, path: Path, threads: int = 1) -> None:
    """Train floret vectors and save the model; one thread makes the result repeatable."""
    import floret

    model = floret.train_unsupervised(
        str(segmented), model="skipgram", mode="floret", dim=100, ws=4, epoch=3, minCount=8, minn=3, maxn=5,
        hashCount=2, bucket=50_000, neg=5, thread=threads, seed=0, verbose=0,
    )  # fmt: skip
    model.save_model(str(path))


def write_words(segmented: Path, vectors: Path, path: Path) -> None:
    """Write the word table: each word met five times or more, its three groups, and its commonness."""
    import floret

    model = floret.load_model(str(vectors))
    counts: Counter[str] = Counter()
    with segmented.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    words = [w for w, n in sorted(counts.items()) if n >= 5 and "\t" not in w]
    matrix: Matrix = np.array([model.get_word_vector(w) for w in words], dtype=np.float32)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    common = np.array([counts[w] >= 20 for w in words])
    columns = [_nearest(matrix, _centres(matrix[common], size)) for size in SIZES]
    with gzip.GzipFile(path, "wb", mtime=0) as raw:
        raw.write(b"word\tcoarse\tmiddle\tfine\tcommonness\n")
        for i, word in enumerate(words):
            cells = [word, *(str(column[i]) for column in columns), str(len(str(counts[word])))]
            raw.write(("\t".join(cells) + "\n").encode())


def _nearest(matrix: Matrix, centres: Matrix) -> NDArray[np.int64]:
    return np.concatenate([(matrix[i : i + 4096] @ centres.T).argmax(1) for i in range(0, len(matrix), 4096)])


def _centres(matrix: Matrix, count: int, rounds: int = 12) -> Matrix:
    """Centres of spherical k-means with a fixed seed."""
    random = np.random.default_rng(0)
    centres = matrix[random.choice(len(matrix), count, replace=False)].copy()
    for _ in range(rounds):
        sums = np.zeros_like(centres)
        np.add.at(sums, _nearest(matrix, centres), matrix)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1e-9), matrix[random.choice(len(matrix), count)])
    return centres
