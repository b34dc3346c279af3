"""The optional server's data and rules: people, units, assignments, statements, completions (design §2 stage 5).

The only place with SQL. `tables` says what is kept, `store` how it reaches the disk; each other module is one matter:
`courses` (versions), `statements` (what browsers send), `grading`, `standing` (who has done what), `people`, `units`,
`assignments`, `meetings`, `accounts` and `access` (who may see what), `links`, `proofs`, `retention`.
Functions take an open `Connection` first and never commit: the caller's transaction is the unit of truth.
"""
