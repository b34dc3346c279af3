// A film: chapters to press, and a question that stops it. All of it works from the keyboard, and nothing starts by itself.
import { button } from "./element.js";

export function arrive() {
  document.querySelectorAll(".kurs-film:not([data-live])").forEach(mount);
}

function mount(root) {
  const video = root.querySelector("video");
  root.dataset.live = "";
  for (const part of root.querySelectorAll("[data-at]")) {
    const [name] = part.children;
    name.replaceWith(button(name.textContent, () => jump(video, Number(part.dataset.at)), true));
  }
  if (root.dataset.exercise) stopAt(root, video, Number(root.dataset.pause));
}

// Before the film is fetched it has no length, and keeps the place it is sent to.
function jump(video, at) {
  video.currentTime = at;
  video.play();
}

// Once each time the film plays past the question; whoever jumps over it is not stopped.
function stopAt(root, video, pause) {
  const told = root.querySelector(".kurs-stopped > div");
  const [ask, on] = told.querySelectorAll("button");
  let before = 0;
  video.addEventListener("seeking", () => (before = video.currentTime));
  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    const passed = before < pause && now >= pause && !video.seeking && !video.paused;
    before = now;
    if (!passed) return;
    video.pause();
    if (document.fullscreenElement) document.exitFullscreen();
    told.hidden = false;
    ask.focus();
  });
  video.addEventListener("play", () => (told.hidden = true));
  ask.addEventListener("click", () => question(root.dataset.exercise));
  on.addEventListener("click", () => {
    video.focus();
    video.play();
  });
}

function question(id) {
  const first = document.getElementById(`kurs-${id}`).querySelector("fieldset :is(input, select, textarea, button):enabled, .kurs-actions button:not([hidden])");
  first.focus();
  first.closest("form").scrollIntoView({ block: "nearest" });
}
