"""The pages of the site: values in, bytes out; the same bytes are served and exported."""
