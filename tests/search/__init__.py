"""The queries that the search is judged by, and how."""
