"""Measurements against plain Material and mkdocs-quiz on the same content; `make bench` prints the table."""
