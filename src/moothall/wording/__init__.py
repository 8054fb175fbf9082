"""How numbers, dates and lists are said, once for every sentence, table and chart."""
