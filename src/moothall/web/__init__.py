"""The site: pages, feeds and answers, all made from the public record."""
