"""The built course as files for other programs. `word`: templates as .docx; the only place that knows python-docx."""
