/** The query editor: CodeMirror over the form's textarea, which keeps the query and is what the form sends. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";
import { ask } from "../ask";
import { el } from "../dom";
import { words } from "../words";
import { sources } from "./complete";
import { colours, look } from "./look";

export function editor(element: HTMLElement): void {
  const area = element.querySelector<HTMLTextAreaElement>("textarea[name=query]");
  if (!(element instanceof HTMLFormElement) || !area) return;
  const form = element;
  ask(form);
  // Styles go into a shadow root, where they are adopted sheets: no style elements, which the policy of the page forbids.
  const host = el("div", { class: "js-editor" });
  const root = host.attachShadow({ mode: "open" });
  area.before(host);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: area.value, extensions: [extensions(form), keepInStep(area)] }),
  });
  area.classList.add("js-hidden");
  area.tabIndex = -1;
  area.setAttribute("aria-hidden", "true");
  for (const label of area.labels) label.addEventListener("click", () => view.focus());
  area.addEventListener("change", () => takeOver(view, area.value));
  showError(view);
  document.addEventListener("js-answer", () => showError(view));
}

function extensions(form: HTMLFormElement) {
  const submit = () => {
    form.requestSubmit();
    return true;
  };
  return [
    keymap.of([{ key: "Mod-Enter", run: submit }]),
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    sparql(),
    syntaxHighlighting(colours),
    autocompletion({ override: sources(form), icons: false }),
    // Tab is left to the browser: whoever uses keys must be able to leave the editor.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": words.editor, spellcheck: "false" }),
    look,
  ];
}

function keepInStep(area: HTMLTextAreaElement) {
  return EditorView.updateListener.of((update) => {
    if (update.docChanged) area.value = update.state.doc.toString();
  });
}

function takeOver(view: EditorView, text: string): void {
  if (text !== view.state.doc.toString())
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** Mark the place that the server's answer complains of, and put the cursor there. */
function showError(view: EditorView): void {
  const problem = document.getElementById("query-error");
  const line = Number(problem?.dataset.line);
  const found: Diagnostic[] = [];
  if (problem && line >= 1 && line <= view.state.doc.lines) {
    const { from, to } = view.state.doc.line(line);
    const at = Math.min(to, from + Math.max(0, Number(problem.dataset.column ?? 1) - 1));
    const message = problem.dataset.message ?? problem.textContent.trim();
    found.push({ from: at, to: Math.min(to, wordEnd(view, at)), severity: "error", message });
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    view.focus();
  }
  view.dispatch(setDiagnostics(view.state, found));
}

function wordEnd(view: EditorView, at: number): number {
  return view.state.wordAt(at)?.to ?? at + 1;
}
