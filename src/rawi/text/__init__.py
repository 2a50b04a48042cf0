"""Characters to sentences and clitic tokens, offsets kept."""

from rawi.text.folding import fold
from rawi.text.reader import read_text
from rawi.text.types import Clitic, Quotation, Sentence, TextLayer, Token

__all__ = ["Clitic", "Quotation", "Sentence", "TextLayer", "Token", "fold", "read_text"]
