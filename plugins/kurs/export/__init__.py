"""The built course as files for other programs. `word`: templates as .docx; the only place that knows python-docx.

`book` and `pdf`: the built site's modules as one PDF, printed by Chromium; the only place that knows pypdf.
"""
