"""The database: what a body's folder held at each import, the figures with their vintages, the reports as published."""
