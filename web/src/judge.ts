/** The steward's buttons: the judgement is posted, and only what it concerns is shown anew. */

import { announce } from "./dom";
import { swap } from "./fetching";

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
  if (!(await swap(target, form.action, { method: "POST", body: values }))) return;
  const fresh = document.querySelector<HTMLElement>(target);
  if (!fresh) return;
  fresh.tabIndex = -1;
  fresh.focus({ preventScroll: true });
  announce((fresh.querySelector("[role=status], .notice, .tag") ?? fresh).textContent.trim().slice(0, 200));
}
