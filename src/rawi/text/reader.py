"""Characters to paragraphs, sentences and tokens. Offsets index the text exactly as given."""

from __future__ import annotations

from rawi.text.quotations import find_quotations
from rawi.text.sentences import find_sentences
from rawi.text.tokenizer import tokenize
from rawi.text.types import TextLayer


def read_text(text: str) -> TextLayer:
    """Cut an article into sentences and clitic-split tokens.

    Args:
        text: the article as given; nothing is normalised, every offset counts its code points.

    >>> [t.stem for t in read_text("وقال الوزير إنه سيزور باريس.").tokens]
    ['قال', 'وزير', 'ان', 'يزور', 'باريس', '.']
    """
    tokens = tokenize(text)
    return TextLayer(text, tuple(tokens), tuple(find_sentences(text, tokens)), find_quotations(text, tokens))
