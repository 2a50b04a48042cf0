"""Trains the clitic splitter: ``python -m training.segmenter``."""
