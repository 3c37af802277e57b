/** The colours of the page, for canvases, which know no custom properties; kept until light and dark change. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const kept = new Map<string, string>();
dark.addEventListener("change", () => kept.clear());

export function property(name: string): string {
  return keep(name, () => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#888888");
}

/** The eight colours that tell categories apart; after the eighth all are grey. */
export function category(index: number): string {
  return index >= 0 && index < 8 ? property(`--c${index + 1}`) : property("--muted");
}

/** A colour between two, as hexadecimal. */
export function between(low: string, high: string, share: number): string {
  return keep(`${low} ${high} ${share}`, () => {
    const a = channels(low);
    const b = channels(high);
    return `#${a.map((value, at) => hex(Math.round(value + ((b[at] ?? 0) - value) * share))).join("")}`;
  });
}

/** Act whenever the colours of the page change between light and dark; answers what ends this. */
export function onScheme(action: () => void): () => void {
  dark.addEventListener("change", action);
  return () => dark.removeEventListener("change", action);
}

function keep(key: string, make: () => string): string {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}

function hex(value: number): string {
  return value.toString(16).padStart(2, "0");
}

/** Red, green and blue of any colour that CSS can name: a canvas of one pixel tells them. */
function channels(colour: string): number[] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [128, 128, 128];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
