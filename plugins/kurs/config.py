"""The plugin's options in mkdocs.yml."""
from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class KursConfig(Config):
    """`quizzes`: the folder with kurs.yml. `course`: where the built course is written, never inside the site.

    `mode`: standalone, where the page itself grades and keys of finals are in it, or register, where the server does
    and the site has none (design §4 Mode). `installable`: browsers keep the whole course, for use without a network.
    """

    quizzes = c.Type(str, default="quizzes")
    course = c.Type(str, default="build/course.json")
    mode = c.Choice(("standalone", "register"), default="standalone")
    installable = c.Type(bool, default=True)
