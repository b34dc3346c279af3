// Reads QR codes with the camera or from an image: the browser's own reader, or jsQR where it has none.
// more pixels only make it slower
const WIDEST = 1200;
// of an image, by turns
const SIZES = [1, 0.5, 2];

const native = async () => ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null);

// jsQR takes all bytes for UTF-8. A code says itself (ECI) what they are; one that doesn't may be either.
const LATIN = [1, 3];
export function textOf(chunks) {
  let latin = null;
  return chunks.map(({ type, assignmentNumber, text, bytes }) => {
    if (type === "eci") latin = LATIN.includes(assignmentNumber);
    if (type !== "byte") return text ?? "";
    const data = new Uint8Array(bytes);
    try {
      if (!latin) return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    } catch {}
    return new TextDecoder("latin1").decode(data);
  }).join("");
}

// Resolves to a function: picture, its width and height → the text of a code in it, or null.
export async function reader() {
  const detector = await native().catch(() => null);
  if (detector) return async (picture) => (await detector.detect(picture).catch(() => []))[0]?.rawValue ?? null;
  const { default: jsQR } = await import("../vendor/jsqr.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (picture, width, height, size = 1) => {
    const scale = Math.min(1, WIDEST / Math.max(width, height)) * size;
    Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsQR(data, canvas.width, canvas.height);
    return found ? textOf(found.chunks) || null : null;
  };
}

export async function fromImage(file, read) {
  const picture = await createImageBitmap(file).catch(() => null);
  for (const size of picture ? SIZES : []) {
    const text = await read(picture, picture.width, picture.height, size);
    if (text) return text;
  }
  return null;
}

// Shows the camera in `video` until a code is found: `found(text)`. Resolves to a function that stops it; rejects where
// there is no camera or it may not be used.
export async function scan(video, read, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  let stopped = false;
  const stop = () => {
    stopped = true;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  const look = async () => {
    if (stopped) return;
    const text = video.videoWidth ? await read(video, video.videoWidth, video.videoHeight) : null;
    if (stopped) return;
    if (!text) return setTimeout(look, 100);
    stop();
    found(text);
  };
  video.srcObject = stream;
  await video.play();
  look();
  return stop;
}
