"""Accuracy and speed on public data sets: one runner module for each benchmark.

``python -m benchmarks`` lists them. What a runner must offer is said in :mod:`benchmarks.frame`.
"""
