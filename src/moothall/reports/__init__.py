"""The report as a value: numbered parts, tables, charts, recommendations, method note."""
