"""Big files of records, one row a crime, an outcome or a search: paths in, counts and their account out."""
