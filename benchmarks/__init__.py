"""Speed and memory of Rawi, measured: ``python -m benchmarks --output docs/benchmarks.md``."""
