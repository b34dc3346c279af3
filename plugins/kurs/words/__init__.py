"""Every Swedish word a person meets that is not course text, one file a place where they are said.

`HTML` is used in templates. The runtime is served the others as modules, each where it is needed:
words.js, final-words.js, storage-words.js, page/words.js, repetition-words.js and those of some interactions.
`{name}` is filled in.
"""
from __future__ import annotations

from kurs.words.exercise import CONFIDENCE as CONFIDENCE
from kurs.words.exercise import DRILL as DRILL
from kurs.words.exercise import EXTENDED_TEXT as EXTENDED_TEXT
from kurs.words.exercise import FINAL as FINAL
from kurs.words.exercise import GUIDE as GUIDE
from kurs.words.exercise import ORDER as ORDER
from kurs.words.exercise import PLACES as PLACES
from kurs.words.exercise import PRACTICE as PRACTICE
from kurs.words.exercise import SCENARIO as SCENARIO
from kurs.words.form import BOOK as BOOK
from kurs.words.form import TEMPLATE as TEMPLATE
from kurs.words.form import WORD as WORD
from kurs.words.html import HTML as HTML
from kurs.words.kit import KIT as KIT
from kurs.words.kit import KIT_DANGER as KIT_DANGER
from kurs.words.kit import KIT_WRONG as KIT_WRONG
from kurs.words.live import LIVE as LIVE
from kurs.words.meeting import MEETING as MEETING
from kurs.words.mine import MINE as MINE
from kurs.words.offline import FOLDER as FOLDER
from kurs.words.offline import OFFLINE as OFFLINE
from kurs.words.progress import COMFORT as COMFORT
from kurs.words.progress import GLOSSARY as GLOSSARY
from kurs.words.progress import PAGES as PAGES
from kurs.words.progress import REGISTER as REGISTER
from kurs.words.progress import REPETITION as REPETITION
from kurs.words.progress import STORAGE as STORAGE
from kurs.words.server import MONTHS as MONTHS
from kurs.words.server import SAID as SAID
from kurs.words.slides import SLIDES as SLIDES
from kurs.words.verify import VERIFY as VERIFY
