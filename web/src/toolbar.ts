/** Buttons that move a picture: whoever cannot drag or turn a wheel gets everywhere with them. */

import { el } from "./dom";
import { words } from "./words";

export interface Movable {
  zoom: (factor: number) => void;
  pan: (x: number, y: number) => void;
  whole: () => void;
}

const STEP = 0.2;

export function toolbar(picture: Movable): HTMLElement {
  const actions: [string, string, () => void][] = [
    ["+", words.zoomIn, () => picture.zoom(1.5)],
    ["−", words.zoomOut, () => picture.zoom(1 / 1.5)],
    ["◻", words.wholeView, () => picture.whole()],
    ["←", words.left, () => picture.pan(-STEP, 0)],
    ["→", words.right, () => picture.pan(STEP, 0)],
    ["↑", words.up, () => picture.pan(0, STEP)],
    ["↓", words.down, () => picture.pan(0, -STEP)],
  ];
  const buttons = actions.map(([sign, name, onclick]) =>
    el("button", { type: "button", "aria-label": name, title: name, onclick }, sign),
  );
  return el("div", { class: "js-toolbar", role: "group", "aria-label": words.view }, ...buttons);
}
