// A QR code as a drawing, black on white whatever the colours of the page. Loaded with what draws it.
export async function qr(text, label) {
  const { generate } = await import("../vendor/lean-qr.js");
  const code = generate(text);
  const size = code.size + 8;
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const draw = (tag, attributes) => {
    const shape = svg.appendChild(document.createElementNS(svg.namespaceURI, tag));
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  };
  draw("rect", { width: size, height: size, fill: "#fff" });
  draw("path", { d: path, fill: "#000" });
  return svg;
}
