"""kurs: a course site from Markdown and YAML that teaches, grades and remembers.

The flow, one folder a stage:
`quizzes/*.yml` and blocks in `docs/` → `schema` (what an author may write) → `model` (what it means)
→ `render` (accessible HTML and the payload) → `runtime` (the browser: grading, log, progress).
`export` writes files for other programs.
`plugin` and `markdown` put it into MkDocs and Python-Markdown; `cli` is the command `kurs`.
"""
