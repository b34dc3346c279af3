"""MkDocs events → one call each."""
from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kurs.config import KursConfig
from kurs.errors import KursError, Problem
from kurs.markdown import KursExtension
from kurs.model.course import course_to_json
from kurs.render.assets import asset_folder, runtime_files
from kurs.render.html import Renderer
from kurs.render.manifest import manifest
from kurs.render.page import Place
from kurs.schema.load import load_course

log = logging.getLogger("mkdocs.plugins.kurs")


def _stop(error: KursError) -> BuildError:
    return BuildError(f"Kursen har {len(error.problems)} fel:\n{error}")


class KursPlugin(BasePlugin[KursConfig]):
    """Reads the course before each build, renders its blocks and writes what the browser needs."""

    extension: KursExtension
    urls: dict[str, str]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.served = runtime_files()
        self.assets = asset_folder(self.served)
        starter = ExtraScriptValue(f"{self.assets}/start.js")
        starter.type = "module"
        config.extra_javascript.append(starter)
        self.root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        for option in ("course", "quizzes"):
            place = (self.root / self.config[option]).resolve()
            if any(place.is_relative_to(Path(public).resolve()) for public in (config.docs_dir, config.site_dir)):
                what = f'"{option}: {self.config[option]}" lägger facit på webbplatsen. Välj en annan mapp.'
                raise _stop(KursError([Problem("mkdocs.yml", 1, 1, what)]))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Every build reads the course anew, so that nothing stale survives `mkdocs serve`."""
        docs = Path(os.path.relpath(config.docs_dir, self.root)).as_posix()
        try:
            course, notices = load_course(self.root, docs=docs, quizzes=self.config.quizzes)
        except KursError as error:
            raise _stop(error) from None
        for notice in notices:
            log.info(str(notice))
        config.markdown_extensions = [one for one in config.markdown_extensions if not isinstance(one, KursExtension)]
        self.extension = KursExtension(Renderer(course, register=self.config.mode == "register"), late=True)
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for name, content in self.served.items():
            files.append(File.generated(config, f"{self.assets}/{name}", content=content))
        self.urls = {file.src_uri: file.url for file in files.documentation_pages()}
        course = self.extension.renderer.course
        needed = {*course.parts.values(), *(page for module in course.modules for page in module.pages)}
        if missing := needed - self.urls.keys():
            todo = "tas inte med på webbplatsen men behövs i kursen. Se över exclude_docs och draft_docs."
            raise _stop(KursError(Problem("mkdocs.yml", 1, 1, f'sidan "{page}" {todo}') for page in missing))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        def relative(url: str) -> str:
            return get_relative_url(url, page.url)

        assets = relative(self.assets)
        self.extension.place = Place(
            page=page.file.src_uri,
            url=lambda path: relative(self.urls[path]),
            assets=assets,
            root=assets.removesuffix(self.assets),
        )
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self.extension.fill_in(output, page.file.src_uri)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        course = self.extension.renderer.course
        data: dict[str, Any] = manifest(course, url=self.urls.__getitem__, mode=self.config.mode, assets=self.assets)
        site = Path(config.site_dir) / "assets/kurs/manifest.json"
        site.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        target = self.root / self.config.course
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(course_to_json(course), encoding="utf-8")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(self.root / self.config.quizzes))
        return server
