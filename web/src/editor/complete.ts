/** What the editor completes: terms and codes of the vocabulary, keywords, variables of the query, places by name. */

import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  insertCompletionText,
  pickedCompletion,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { asking, data } from "../fetching";
import { folded } from "../fold";

interface Term {
  name: string;
  kind: string;
  label: string;
  about?: string;
}

interface Vocabulary {
  prefixes: Record<string, string>;
  terms: Term[];
}

interface Place {
  name: string;
  iri: string;
  country?: string;
}

const KEYWORDS =
  "SELECT CONSTRUCT ASK DESCRIBE WHERE PREFIX DISTINCT OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND SERVICE HAVING LIMIT OFFSET EXISTS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND COALESCE CONTAINS STRSTARTS REGEX YEAR".split(
    " ",
  );
const PHRASES = ["ORDER BY", "GROUP BY", "FILTER NOT EXISTS", "FROM NAMED"];

export function sources(form: HTMLFormElement): CompletionSource[] {
  let vocabulary: Promise<Vocabulary | null> | null = null;
  const load = () => {
    vocabulary ??= form.dataset.terms ? data<Vocabulary>(form.dataset.terms) : Promise.resolve(null);
    return vocabulary;
  };
  return [variables, (context) => terms(context, load), (context) => places(context, form.dataset.places)];
}

/** Variables that the query has already. */
function variables(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/[?$]\w*/);
  if (!typed) return null;
  const all = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
  const known = [...new Set(all)].filter((name) => name !== typed.text).sort();
  return { from: typed.from, options: known.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
}

/** Prefixed names by name or by label ("Vereinbarung" finds mc:Agreement), and keywords. */
async function terms(
  context: CompletionContext,
  load: () => Promise<Vocabulary | null>,
): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/[\p{L}_][\p{L}\w-]*:?[\p{L}\w/-]*/u);
  if ((!typed && !context.explicit) || context.tokenBefore(["Comment"])) return null;
  const before = context.state.sliceDoc(Math.max(0, (typed?.from ?? context.pos) - 1), typed?.from ?? context.pos);
  if (/["'<?$#]/.test(before)) return null;
  const vocabulary = await load();
  const keywords: Completion[] = [...PHRASES, ...KEYWORDS].map((label) => ({ label, type: "keyword", boost: -1 }));
  const named = vocabulary
    ? vocabulary.terms.filter(isWritten).map((term) => completion(term, vocabulary.prefixes))
    : [];
  const options = [...named, ...keywords];
  return typed
    ? { from: typed.from, options: options.filter((option) => wanted(option, typed.text)), filter: false }
    : { from: context.pos, options };
}

/** Named questions are in the catalogue, not in the text of a query. */
function isWritten(term: Term): boolean {
  return term.kind !== "query";
}

function wanted(option: Completion, typed: string): boolean {
  const spellings = folded(`${option.label} ${option.detail ?? ""}`);
  return folded(typed)
    .split("\n")
    .some((spelling) => spellings.includes(spelling));
}

function completion(term: Term, prefixes: Record<string, string>): Completion {
  return {
    label: term.name,
    displayLabel: shown(term.name),
    type: term.kind,
    detail: term.label,
    ...(term.about ? { info: term.about } : {}),
    apply: (view, chosen, from, to) => insert(view, chosen, term.name, prefixes, from, to),
  };
}

/** Insert a prefixed name; its prefix is declared at the top unless the query does so. */
function insert(
  view: EditorView,
  chosen: Completion,
  name: string,
  prefixes: Record<string, string>,
  from: number,
  to: number,
): void {
  const prefix = name.slice(0, name.indexOf(":"));
  const declared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(view.state.doc.toString());
  view.dispatch({
    ...insertCompletionText(view.state, written(name), from, to),
    annotations: pickedCompletion.of(chosen),
  });
  const iri = prefixes[prefix];
  if (!declared && iri) view.dispatch({ changes: { from: 0, insert: `PREFIX ${prefix}: <${iri}>\n` } });
}

/** A full IRI is shown by its end. */
function shown(name: string): string {
  return name.startsWith("<") ? name.slice(1, -1).split("/").slice(-2).join("/") : name;
}

/** A slash in the local part of a prefixed name must be escaped. */
function written(name: string): string {
  return name.startsWith("<") ? name : name.replaceAll("/", "\\/");
}

/** Places by name after a quotation mark or an angle bracket: the name in the one case, the IRI in the other. */
async function places(context: CompletionContext, source: string | undefined): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/["<][\p{L}][\p{L} .'-]+/u);
  if (!typed || !source) return null;
  const open = typed.text[0];
  const answer = await data<{ places: Place[] }>(asking(source, typed.text.slice(1)));
  if (!answer?.places.length || context.aborted) return null;
  const close = open === "<" ? ">" : '"';
  const has = context.state.sliceDoc(context.pos, context.pos + 1) === close;
  const options = answer.places.map((place) => ({
    label: place.name,
    detail: place.country ?? "",
    type: "place",
    apply: (open === "<" ? place.iri : place.name) + (has ? "" : close),
  }));
  return { from: typed.from + 1, options, filter: false };
}
