"""The site as values: what each page of it shows, and the address of every page and figure."""
