"""A report or an analysis as bytes: HTML, SVG, JSON, CSV. No arithmetic on the figures is done here."""
