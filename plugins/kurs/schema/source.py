"""YAML text → plain data and the place of every value; all that YAML does silently is refused."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kurs.errors import Problem
from kurs.schema import syntax
from kurs.schema.chapter import lines

Loc = tuple[int | str, ...]

MAX_DEPTH = 40
_COUNT_DEPTH_ABOVE = 400
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$")
_TYPED: tuple[tuple[str, bool | None], ...] = (("null", None), ("true", True), ("false", False))
_WORDS = {cased: value for word, value in _TYPED for cased in (word, word.title(), word.upper())}
_WORDS |= {"": None, "~": None}
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "y", "n"})
_TEXT = "text"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes and leaves what a scalar means to us."""

    def resolve(self, *_: object) -> str:
        return _TEXT

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(slots=True)
class Source:
    """`data` is plain data, `problems` what was wrong; `is_read` tells whether it was YAML at all.

    Places are only asked for when something is wrong, so the nodes are made again then and not kept.
    """

    file: str
    text: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    is_read: bool = False
    first_line: int = 0
    indents: tuple[int, ...] = ()
    _root: yaml.Node | None = None

    def place(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column from 1 of the value at `loc`, or of its key; of the nearest parent when it is missing."""
        mark = None
        for last, node, key_node in self._walk(loc):
            mark = (key_node if key and last and key_node else node).start_mark
        return self.at(mark.line, mark.column) if mark else self.at(0, 0)

    def raw(self, loc: Loc) -> str:
        """The scalar as it is written, or the first character of a list or map in braces; "" when there is none."""
        node = next((node for is_end, node, _ in self._walk(loc) if is_end), None)
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return self.text[node.start_mark.index : node.start_mark.index + 1] if node else ""

    def problem(self, loc: Loc, message: str, *, key: bool = False, severity: str = "error") -> Problem:
        return Problem(self.file, *self.place(loc, key=key), message, severity)

    def _walk(self, loc: Loc) -> Iterator[tuple[bool, yaml.Node, yaml.Node | None]]:
        """(is the end of `loc`, node, its key) from the root towards `loc`, as far as it exists."""
        if not self.is_read:
            return
        node = self._root = self._root or _Loader(self.text).get_single_node()
        yield not loc, node, None
        for depth, part in enumerate(loc, 1):
            key_node = None
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == part), None)
                if pair is None:
                    return
                key_node, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                return
            yield depth == len(loc), node, key_node

    def at(self, line: int, column: int) -> tuple[int, int]:
        """Line and column of the file from 1, within the text: a parser may point past the end."""
        rows = lines(self.text)
        while line >= len(rows) or (line and line == len(rows) - 1 and not rows[line]):
            line -= 1
            column = len(rows[line]) if line < len(rows) else 0
        indent = self.indents[line] if line < len(self.indents) else 0
        return line + 1 + self.first_line, min(column, len(rows[line])) + 1 + indent

    def report(self, line: int, column: int, message: str) -> None:
        """Add a problem at a place in `text`, counted from 0, once."""
        problem = Problem(self.file, *self.at(line, column), message)
        if problem not in self.problems:
            self.problems.append(problem)


def read_file(path: Path, file: str) -> str | Problem:
    """The text of a UTF-8 file, or why it can't be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return Problem(file, 1, 1, "filen går inte att läsa. Se över dess rättigheter.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = lines(data[: error.start].decode("utf-8-sig", "replace"))
        what = "filen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8."
        return Problem(file, len(before), len(before[-1]) + 1, what)


def read_source(text: str, file: str, *, first_line: int = 0, indents: tuple[int, ...] = ()) -> Source:
    """Never raises: whatever is wrong stands in `problems`, and `data` holds what could be read.

    For YAML inside a chapter `first_line` says where it begins and `indents` what was cut from each line.
    """
    source = Source(file, text, first_line=first_line, indents=indents)
    if hidden := _HIDDEN.search(text):
        before = lines(text[: hidden.start()])
        what = f"här står ett osynligt tecken (U+{ord(hidden[0]):04X}). Ta bort det."
        source.report(len(before) - 1, len(before[-1]), what)
        return source
    try:
        if _is_too_deep(text):
            raise RecursionError
        root = _Loader(text).get_single_node()
        if root is None:
            source.report(0, 0, "här finns ingenting. Fyll i övningen, eller ta bort den.")
            return source
        source.data = _Reader(source).value(root)
        source.is_read = True
    except yaml.MarkedYAMLError as error:
        source.report(*syntax.explain(error, text))
    except RecursionError:
        source.report(0, 0, "fälten ligger i för många nivåer. Ta bort upprepade [, { eller - i början av en rad.")
    except (yaml.YAMLError, ValueError):
        source.report(0, 0, syntax.GENERIC)
    return source


def _is_too_deep(text: str) -> bool:
    """libyaml builds nodes recursively and takes Python down with it, so count the levels first."""
    if text.count("[") + text.count("{") + text.count("- ") + text.count("? ") < _COUNT_DEPTH_ABOVE:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return True
    return False


class _Reader:
    """Turns nodes into plain data and reports what YAML would have let through."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.marked = "&" in source.text
        self.seen: set[int] = set()

    def value(self, node: yaml.Node) -> Any:
        if node.tag is not _TEXT or self.marked:
            if id(node) in self.seen:
                return None
            self.seen.add(id(node))
            self._refuse_marks(node)
        if type(node) is yaml.ScalarNode:
            return node.value if node.style else self._plain(node)
        if type(node) is yaml.MappingNode:
            return self._mapping(node)
        return [self.value(child) for child in node.value]

    def _refuse_marks(self, node: yaml.Node) -> None:
        """Anchors and tags, which begin a value and swallow its first word."""
        char = self.text[node.start_mark.index : node.start_mark.index + 1]
        if char == "&" or node.tag != _TEXT:
            self._report(node, f"text kan inte börja med {char}, som betyder något särskilt i YAML. {syntax.QUOTE}")

    def _report(self, node: yaml.Node, message: str) -> None:
        self.source.report(node.start_mark.line, node.start_mark.column, message)

    def _plain(self, node: yaml.ScalarNode) -> Any:
        value: str = node.value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in "-0123456789" and (number := _NUMBER.match(value)):
            return float(value) if number[1] else int(value)
        if len(value) < 4 and value.lower() in _AMBIGUOUS:
            what = f"{value} kan betyda både text och ja/nej."
            self._report(node, f'{what} Skriv true eller false, eller sätt citattecken: "{value}".')
        return value

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            value = self.value(value_node)
            key = self._key(key_node)
            if key is None:
                continue
            if key in data:
                line, _ = self.source.at(first[key].start_mark.line, 0)
                what = f'fältet "{key}" står två gånger, först på rad {line}. Ta bort det ena.'
                self._report(key_node, what)
                continue
            data[key], first[key] = value, key_node
        return data

    def _key(self, node: yaml.Node) -> str | None:
        """The key, or None when it is no word."""
        if type(node) is not yaml.ScalarNode:
            self._report(node, f"text kan inte börja med {{ eller [. {syntax.QUOTE}")
            return None
        known = len(self.source.problems)
        key = self.value(node)
        if isinstance(key, str) and key.strip():
            return key if len(self.source.problems) == known else None
        if not node.value.strip():
            self._report(node, "fältets namn saknas före kolonet.")
        else:
            self._report(node, f'fältets namn ska vara text. Sätt citattecken: "{node.value}".')
        return None
