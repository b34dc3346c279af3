// A slide in a place of any size: scaled to fit, or, where that would be too small to read, as a page that scrolls.
import { element } from "../element.js";
import { draw } from "./fit.js";
import words from "./words.js";

const WIDTH = 1280;
const HEIGHT = 720;
const NARROW = matchMedia("(max-width: 44em)");

export class Frame {
  constructor(shared, { preview = false } = {}) {
    this.shared = shared;
    this.preview = preview;
    this.more = element("p", { class: "kurs-slide-more", hidden: true }, words.slidesMoreBelow);
    this.node = element("div", { class: "kurs-slide-frame", inert: preview }, this.more);
    this.watcher = new ResizeObserver(() => this.scale());
    this.watcher.observe(this.node);
  }

  show(slide) {
    if (slide === this.slide) return;
    this.slide = slide;
    this.made?.remove();
    this.made = null;
    if (!slide) return;
    this.made = draw(slide, this.shared);
    this.node.prepend(this.made);
    this.body = this.made.querySelector(".kurs-slide-body");
    this.body.addEventListener("scroll", () => this.tell(), { passive: true });
    this.scale();
  }

  scale() {
    if (!this.made) return;
    const { clientWidth, clientHeight } = this.node;
    const scale = Math.min(clientWidth / WIDTH, clientHeight / HEIGHT);
    const flows = NARROW.matches && !this.preview;
    this.node.toggleAttribute("data-flows", flows);
    this.node.style.setProperty("--scale", flows ? 1 : scale);
    this.tell();
  }

  get below() {
    return this.body.scrollHeight - this.body.clientHeight - this.body.scrollTop > 4;
  }

  tell() {
    if (!this.body) return;
    this.more.hidden = !this.below;
    if (this.body.scrollHeight > this.body.clientHeight + 4) this.body.tabIndex = 0;
    else this.body.removeAttribute("tabindex");
  }

  // Whether there was something to scroll to.
  scroll(by) {
    if (!this.body) return false;
    const before = this.body.scrollTop;
    this.body.scrollTop += by * this.body.clientHeight * 0.85;
    return Math.abs(this.body.scrollTop - before) > 1;
  }

  stop() {
    this.watcher.disconnect();
  }
}
