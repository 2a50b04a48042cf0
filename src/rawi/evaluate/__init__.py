"""Gold articles, scores against them, and the gate that keeps the scores from falling."""

from __future__ import annotations

from rawi.evaluate.gold import GoldArticle, read_gold
from rawi.evaluate.run import Evaluation, evaluate

__all__ = ["Evaluation", "GoldArticle", "evaluate", "read_gold"]
