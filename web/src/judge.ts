/** The steward's buttons: the judgement is posted, and only what it concerns is shown anew. */

import { announce, el } from "./dom";
import { isOffline, pageAt, replace } from "./fetching";
import { words } from "./words";

export function judge(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  form.addEventListener("submit", (event) => {
    const target = form.dataset.target;
    if (!target || !document.querySelector(target)) return;
    event.preventDefault();
    void send(form, target, event.submitter);
  });
}

async function send(form: HTMLFormElement, target: string, submitter: HTMLElement | null): Promise<void> {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") values.append(name, value);
  try {
    const { page } = await pageAt(form.action, { method: "POST", body: values });
    if (replace(target, page)) show(target);
    else refuse(form, page.querySelector("main h1")?.textContent ?? words.offline);
  } catch (problem) {
    if (!isOffline(problem)) throw problem;
    refuse(form, words.offline);
  }
}

function show(target: string): void {
  const fresh = document.querySelector<HTMLElement>(target);
  if (!fresh) return;
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
  announce((fresh.querySelector(".verdict") ?? fresh).textContent.trim());
}

/** What the server will not have, said where it was asked. */
function refuse(form: HTMLFormElement, reason: string): void {
  form.querySelector(".js-refusal")?.remove();
  form.append(el("p", { class: "js-refusal notice", role: "alert" }, reason.trim()));
}
