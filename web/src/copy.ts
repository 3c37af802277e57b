/** A button that copies a text, such as a permalink. */

import { announce } from "./dom";
import { words } from "./words";

export function copy(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(addressToCopy(button));
    announce(words.copied);
    const label = button.textContent;
    button.textContent = words.copied;
    window.setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}

/** The address that the server named; where it is this page's, as it now stands, with the view that was chosen. */
function addressToCopy(button: HTMLElement): string {
  const named = new URL(button.dataset.copy ?? "", location.href);
  return named.pathname === location.pathname ? location.href : named.href;
}
