"""The versions that every record carries."""

VERSION = "0.1.0"
MODEL = "crf-1"
