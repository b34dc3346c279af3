"""What every site of the bench says: chapters of about 750 words, each with five questions."""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from bench.vocabulary import Prose

WORDS = 750
SLOTS = ("single", "single", "single", "multiple", "blank")


@dataclass(frozen=True)
class Answer:
    text: str
    correct: bool
    why: str


@dataclass(frozen=True)
class Question:
    """`answers` has one answer, the key, in a blank."""

    id: str
    slot: str
    prompt: str
    answers: list[Answer]
    otherwise: str = ""


@dataclass(frozen=True)
class Chapter:
    """`parts` are sections of Markdown; the question with the same number follows each."""

    number: int
    title: str
    parts: list[str]
    questions: list[Question] = field(default_factory=list)

    @property
    def group(self) -> int:
        """Ten chapters make a folder, a section of the navigation and, in the course, a module."""
        return self.number // 10

    @property
    def path(self) -> str:
        return f"del-{self.group:02d}/kapitel-{self.number:03d}.md"


def question(prose: Prose, id: str, slot: str) -> Question:
    if slot == "blank":
        key = Answer(prose.noun(), True, prose.sentence())
        return Question(id, slot, prose.sentence(end="", short=True), [key], otherwise=prose.sentence())
    right = {1, 3} if slot == "multiple" else {prose.random.randrange(4)}
    answers = [Answer(prose.sentence(short=True), at in right, prose.sentence()) for at in range(4)]
    return Question(id, slot, prose.sentence(end="?"), answers)


def _part(prose: Prose, words: int) -> str:
    """A heading, two paragraphs and a short list."""
    rows = "\n".join(f"- {prose.sentence()}" for _ in range(3))
    left = max(words - len(rows.split()), 40)
    blocks = [f"## {prose.title()}", prose.paragraph(words=left // 2), rows, prose.paragraph(words=left // 2 - 8)]
    return "\n\n".join(blocks)


@cache
def chapter(number: int) -> Chapter:
    prose = Prose(f"chapter {number}")
    parts = [_part(prose, WORDS // len(SLOTS)) for _ in SLOTS]
    questions = [question(prose, f"k{number:03d}-{at}", slot) for at, slot in enumerate(SLOTS)]
    return Chapter(number, prose.title(), parts, questions)
