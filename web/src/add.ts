/** The form that adds a fact: it takes the words that are marked in the text, and offers what goes with what is chosen. */

export function add(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  const text = document.querySelector(element.dataset.text ?? "");
  const words = element.querySelector<HTMLInputElement>("[name=words]");
  const owner = element.querySelector<HTMLSelectElement>("[name=to]");
  const property = element.querySelector<HTMLSelectElement>("[name=prop]");
  if (!text || !words || !owner || !property) return;
  document.addEventListener("selectionchange", () => take(text, words));
  const narrow = () => offer(owner, property);
  owner.addEventListener("change", narrow);
  narrow();
}

function take(text: Element, words: HTMLInputElement): void {
  const selection = document.getSelection();
  const marked = selection?.toString().replace(/\s+/g, " ").trim();
  if (marked && selection?.anchorNode && text.contains(selection.anchorNode) && text.contains(selection.focusNode))
    words.value = marked;
}

/** Of a thing that is there, the properties of its kind; of a new one, those that make it one. */
function offer(owner: HTMLSelectElement, property: HTMLSelectElement): void {
  const kind = owner.selectedOptions[0]?.dataset.kind;
  for (const option of property.querySelectorAll("option")) {
    const group = option.closest("optgroup");
    if (group) option.hidden = option.disabled = kind ? group.dataset.kind !== kind : option.dataset.new === undefined;
  }
  for (const group of property.querySelectorAll("optgroup"))
    group.hidden = !group.querySelector("option:not([hidden])");
  if (property.selectedOptions[0]?.disabled) property.value = "";
}
