"""The built course as files for other programs; docs/om/exportformat.md says how to add a format.

`word`: templates as .docx, the only place that knows python-docx. `offline`: the site as a zip for a folder. `book` and
`pdf`: the built site's modules as one PDF, printed by Chromium; the only place that knows pypdf.
"""
