"""Sentences about figures, each made from the analysis behind the chart; and the words that people wrote."""
