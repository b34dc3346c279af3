// Material's search in a frame: a browser gives no worker to a page that is opened from a folder. Loaded only there.
// No script stands in the frame's page, which the site's Content-Security-Policy would stop.
class FrameWorker extends EventTarget {
  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    this.frame = frame;
    const { contentWindow: inside, contentDocument: page } = frame;
    page.open();
    page.write("<body>");
    page.close();
    inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
    const script = page.createElement("script");
    this.ready = new Promise((resolve) => script.addEventListener("load", resolve));
    script.src = url;
    page.body.append(script);
  }

  async postMessage(data) {
    const copy = structuredClone(data);
    await this.ready;
    this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: copy }));
  }

  terminate() {
    this.frame.remove();
  }
}
if (location.protocol === "file:") window.Worker = FrameWorker;
