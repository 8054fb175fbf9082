"""Whose record it is. History stays with the body that made it; a successor names the one before."""

from django.db import models


class Body(models.Model):
    """`first` and `last` are the days between which it held office, where they are known; `predecessor` is a slug."""

    slug = models.SlugField(unique=True)
    name = models.TextField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    predecessor = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.slug
