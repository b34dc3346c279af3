"""ES modules → one classic script: a browser runs no module that comes from file://.

Knows the forms of import and export that the runtime uses and refuses all others, so nothing is lost in silence.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from kurs.errors import KursError, Problem

_AT = r"(?:^|(?<=[;}\n]))\s*"  # where a statement may begin
_FROM = r'from ?"(?P<path>[^"]+)";?'
_IMPORT = re.compile(rf"{_AT}import\b ?(?P<default>[\w$]+)?,? ?(?:\{{(?P<names>[^}}]*)\}})? ?{_FROM}")
_AGAIN = re.compile(rf"{_AT}export ?\{{(?P<names>[^}}]*)\}} ?{_FROM}")
_LIST = re.compile(rf"{_AT}export ?\{{(?P<names>[^}}]*)\}};?")
_DEFAULT = re.compile(rf"{_AT}export default (?!function\b|class\b|async\b)")
_DECLARED = re.compile(rf"{_AT}export (?P<what>(?:async )?function\*? ?|class |const )(?P<name>[\w$]+)")
_LEFT = re.compile(rf"{_AT}(?:import|export)\b(?!\()|\bimport\.meta\b")
_START = """(()=>{
const start=document.currentScript.src,root=new URL(".",start).href,taken=new Map();
const take=(url)=>{
if(taken.has(url))return taken.get(url);
const given={},from=(path)=>take(new URL(path,url).href);
taken.set(url,given);
modules[url.slice(root.length)](given,from,async(path)=>from(path),url);
return given;
};
const give=(given,names)=>{
for(const name in names)Object.defineProperty(given,name,{get:names[name],enumerable:true});
};
const modules={
"""
_END = "};\ntake(start);\n})();\n"


@dataclass
class _Module:
    """`exports` and `imports` by path: the name outside → the name inside; `body` is what is left."""

    body: str
    exports: dict[str, str] = field(default_factory=dict)
    imports: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def bundle(modules: Mapping[str, str]) -> str:
    """`modules` by their paths in one folder. The script starts the first of them, and is to have its address."""
    read = {path: _read(path, source) for path, source in modules.items()}
    _check(read)
    return _START + "".join(_written(path, module) for path, module in read.items()) + _END


def _read(path: str, source: str) -> _Module:
    module = _Module(source)

    def imported(found: re.Match[str]) -> str:
        default = {"default": found["default"]} if found["default"] else {}
        module.imports.append((_target(path, found["path"]), default | _pairs(found["names"] or "")))
        return "\n"

    def passed_on(found: re.Match[str]) -> str:
        inside = {name: f"$again{len(module.exports) + at}" for at, name in enumerate(_pairs(found["names"]))}
        module.imports.append((_target(path, found["path"]), inside))
        for name, outside in _pairs(found["names"]).items():
            module.exports[outside] = inside[name]
        return "\n"

    def listed(found: re.Match[str]) -> str:
        module.exports.update({outside: inside for inside, outside in _pairs(found["names"]).items()})
        return "\n"

    def default(found: re.Match[str]) -> str:
        module.exports["default"] = "$default"
        return "\nconst $default="

    def declared(found: re.Match[str]) -> str:
        module.exports[found["name"]] = found["name"]
        return f"\n{found['what']}{found['name']}"

    forms = {_IMPORT: imported, _AGAIN: passed_on, _LIST: listed, _DEFAULT: default, _DECLARED: declared}
    for form, replace in forms.items():
        module.body = form.sub(replace, module.body)
    module.body = re.sub(r"\bimport\(", "$load(", module.body).replace("import.meta.url", "$url")
    if left := _LEFT.search(module.body):
        raise _unknown(path, module.body[left.start() : left.start() + 60].strip())
    return module


def _pairs(names: str) -> dict[str, str]:
    """`a, b as c` → {"a": "a", "b": "c"}"""
    split = (name.split(" as ") for name in names.split(",") if name.strip())
    return {one[0].strip(): one[-1].strip() for one in split}


def _target(path: str, name: str) -> str:
    return normpath(join(dirname(path), name))


def _written(path: str, module: _Module) -> str:
    given = ",".join(f"{_quoted(name)}:()=>{inside}" for name, inside in module.exports.items())
    taken = "".join(_taking(path, *one) for one in module.imports)
    return f'"{path}":($given,$take,$load,$url)=>{{"use strict";give($given,{{{given}}});{taken}\n{module.body}\n}},\n'


def _quoted(name: str) -> str:
    return f'"{name}"'


def _taking(path: str, target: str, names: Mapping[str, str]) -> str:
    inside = ",".join(f"{_quoted(name)}:{own}" for name, own in names.items())
    up = "../" * path.count("/")
    return f'const{{{inside}}}=$take("{up or "./"}{target}");'


def _check(modules: Mapping[str, _Module]) -> None:
    """Every name that is imported is exported, and no two modules need each other to start."""
    for path, module in modules.items():
        for target, names in module.imports:
            missing = names.keys() - modules[target].exports.keys() if target in modules else names.keys()
            if missing or target not in modules:
                raise _unknown(path, f"import {', '.join(sorted(missing))} from {target}")
        if path in _needed(path, modules):
            raise _unknown(path, "import i en cirkel")


def _needed(path: str, modules: Mapping[str, _Module]) -> set[str]:
    found: set[str] = set()
    rest: list[str] = [path]
    while rest:
        fresh = set(_targets(modules[rest.pop()])) - found
        found |= fresh
        rest += fresh
    return found


def _targets(module: _Module) -> Iterator[str]:
    return (target for target, _ in module.imports)


def _unknown(path: str, what: str) -> KursError:
    told = f"går inte att köra från en mapp: {what}. Skriv om raden, eller lär plugins/kurs/export/bundle.py formen."
    return KursError([Problem(f"plugins/kurs/runtime/{path}", 1, 1, told)])
