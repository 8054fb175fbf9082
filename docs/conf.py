"""How Sphinx builds the documentation: offline, from Markdown, with every warning an error."""

import importlib.metadata

project = "Moothall"
author = "The Moothall developers"
release = importlib.metadata.version("moothall")
language = "en-GB"

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Moothall"
html_show_copyright = False
