/** A button that copies a text, such as a permalink. */

import { announce } from "./dom";
import { words } from "./words";

export function copy(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
    announce(words.copied);
    const label = button.textContent;
    button.textContent = words.copied;
    window.setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
