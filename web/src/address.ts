/** The address of the page as it is shown: a permalink at every moment, and a way back. */

let shown = location.pathname + location.search;

/** Give the page another address: as a step that leads back, or in the place of the present one. */
export function readdress(address: string | URL, step: "push" | "replace"): void {
  const whole = new URL(address, location.href);
  if (whole.href === location.href) return;
  if (step === "push") history.pushState(null, "", whole);
  else history.replaceState(null, "", whole);
  shown = location.pathname + location.search;
}

/** Back and forward lead to other answers, which are fetched; a link within the page does not. */
window.addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});
