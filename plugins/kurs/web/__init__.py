"""The server people meet: the site, the browsers' API, and the pages for those who follow up. Starlette only here.

`app` puts it together; `pages` is the table of all pages and who may open them; `ask` is what a page gets. Each other
module is one matter, its templates in templates/ under the same name.
"""
