"""Trials whose results are written down in docs/model-card.md; nothing of them is in the package."""
