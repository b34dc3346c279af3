"""MkDocs events → one call each."""
from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kurs.config import KursConfig
from kurs.errors import KursError, Problem
from kurs.export.word import word_files
from kurs.markdown import KursExtension
from kurs.model.course import course_to_json
from kurs.render.assets import asset_folder, runtime_files, worker_script
from kurs.render.html import Renderer
from kurs.render.manifest import manifest
from kurs.render.offline import APP, WORKER, service_worker, web_manifest
from kurs.render.page import Place
from kurs.render.paper import addressed
from kurs.render.policy import write_policy
from kurs.render.preload import with_preloads
from kurs.render.search_index import guide_words, search_index
from kurs.render.search_theme import check_index, check_theme, with_search
from kurs.render.slides import with_slides
from kurs.schema.load import load_course

log = logging.getLogger("mkdocs.plugins.kurs")


def _stop(error: KursError) -> BuildError:
    return BuildError(f"Kursen har {len(error.problems)} fel:\n{error}")


def _has_search(config: MkDocsConfig) -> bool:
    """Whether Material's search is on, which ours builds upon."""
    return config.theme.name == "material" and "material/search" in config.plugins


def _in_folder(config: MkDocsConfig) -> bool:
    """Whether the site is built to be opened from a folder (kurs export offline)."""
    offline = config.plugins.get("material/offline")
    return bool(offline and offline.config.enabled)


def _for_folder(config: MkDocsConfig, script: str) -> None:
    """What Material needs there. `script` puts the search's worker in a frame; the plugin offline would fetch one."""
    config.site_url = ""  # a page in a folder has no address to tell
    # From file:// it says on loading that no page will ever come (document$ completes), so that no script would start.
    features = config.theme.get("features", [])
    config.theme["features"] = [one for one in features if not one.startswith("navigation.instant")]
    others = [one for one in config.extra.get("polyfills", []) if "iframe-worker" not in one]
    config.extra["polyfills"] = [*others, script]


class KursPlugin(BasePlugin[KursConfig]):
    """Reads the course before each build, renders its blocks and writes what the browser needs."""

    extension: KursExtension
    urls: dict[str, str]
    sources: dict[str, str]
    previews = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview is never kept in the browser: its author sees every change at once.

        And `mkdocs serve` writes a script of its own into each page, another each time, which no policy can name.
        """
        self.previews = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.served = runtime_files()
        self.assets = asset_folder(self.served)
        starter = ExtraScriptValue(f"{self.assets}/start.js")
        starter.type = "module"
        starter.async_ = True  # Material begins at DOMContentLoaded, which would wait for it.
        config.extra_javascript.append(starter)
        if _in_folder(config):
            self.config["installable"] = False
            _for_folder(config, f"{self.assets}/frame-worker.js")
        config.extra["installable"] = self.config.installable and not self.previews  # theme/main.html
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
        docs = Path(os.path.relpath(config.docs_dir, self.root))
        self.sources = {file.dest_uri: (docs / file.src_uri).as_posix() for file in files.documentation_pages()}
        course = self.extension.renderer.course
        fill = self.extension.renderer.text.fill
        for template in course.templates:
            for name, content in word_files(template, author=fill(course.title), fill=fill).items():
                files.append(File.generated(config, f"mallar/{name}", content=content))
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

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        modules = self.extension.renderer.course.modules
        return with_slides(html, chapter=any(page.file.src_uri in module.pages for module in modules))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        output = addressed(self.extension.fill_in(output, page.file.src_uri))
        if not _in_folder(config):
            shown = self.extension.renderer.course.shown_on(page.file.src_uri)
            output = with_preloads(output, shown, self.served, assets=get_relative_url(self.assets, page.url))
        return self._searched(output, config)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self._searched(output_content, config) if template_name == "404.html" else output_content

    def _searched(self, page: str, config: MkDocsConfig) -> str:
        if not _has_search(config):
            return page
        try:
            return with_search(page, f"{self.assets}/search.js")
        except KursError as error:
            raise _stop(error) from None

    @event_priority(-50)  # Material's search has written its index by then, and Material's offline not yet copied it.
    def _on_post_build_course(self, *, config: MkDocsConfig) -> None:
        if _has_search(config):
            self._write_index(Path(config.site_dir))
        course = self.extension.renderer.course
        data: dict[str, Any] = manifest(course, url=self.urls.__getitem__, mode=self.config.mode, assets=self.assets)
        site = Path(config.site_dir) / "assets/kurs/manifest.json"
        site.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        target = self.root / self.config.course
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(course_to_json(course), encoding="utf-8")

    @event_priority(-200)  # Whatever another plugin writes into a page is in its policy.
    def _on_post_build_policy(self, *, config: MkDocsConfig) -> None:
        if config.theme.name != "material" or self.previews:
            return
        try:
            write_policy(Path(config.site_dir), self.sources, folder=_in_folder(config))
        except KursError as error:
            raise _stop(error) from None

    @event_priority(-300)  # After all others: the worker names every file of the site by its content.
    def _on_post_build_app(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        if not config.extra["installable"]:
            (site / WORKER).write_bytes(worker_script("service-worker-gone.js"))
            return
        app = web_manifest(self.extension.renderer.course, site)
        (site / APP).write_text(json.dumps(app, ensure_ascii=False, indent=1), encoding="utf-8")
        base = urlsplit(config.site_url or "").path or "/"
        script = worker_script("service-worker.js")
        (site / WORKER).write_bytes(service_worker(script, site, base=base, mode=self.config.mode))

    on_post_build = CombinedEvent(_on_post_build_course, _on_post_build_policy, _on_post_build_app)

    def _write_index(self, site: Path) -> None:
        target = site / "search/search_index.json"
        index = json.loads(target.read_text(encoding="utf-8"))
        try:
            check_theme(site)
            check_index(index)
        except KursError as error:
            raise _stop(error) from None
        renderer = self.extension.renderer
        blocks = {page: guide_words(guides, renderer.text.block) for page, guides in self.extension.guides.items()}
        index = search_index(index, renderer.course, url=self.urls.__getitem__, blocks=blocks)
        target.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(self.root / self.config.quizzes))
        return server
