import type { MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { createElement, Fragment, type ReactNode, useSyncExternalStore } from "react";
import type { Word } from "./en";
import { format } from "./format";

export type { Word };
export const languages = ["en", "de", "tr"] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch", tr: "Türkçe" };

type Values = Record<string, string | number>;
type Marks = Record<string, ReactNode | ((inside: ReactNode) => ReactNode)>;
/** What a build makes of a text: itself where it takes nothing, else its parsed form. */
export type Catalogue = Record<string, string | MessageFormatElement[]>;

/** A text in the language of whoever reads, with what it takes filled in. */
export type Say = (word: Word, values?: Values) => string;

let language: Language = "en";
let catalogue: Catalogue = {};
const listeners = new Set<() => void>();

const catalogues: Record<Language, () => Promise<Catalogue>> = {
  en: () => import("./en").then((module) => module.en as Catalogue),
  de: () => import("./de").then((module) => module.de as Catalogue),
  tr: () => import("./tr").then((module) => module.tr as Catalogue),
};

/** What pages inside brought, so that sign-in weighs little however much there is to say. */
const brought = new Map<string, { of: (language: Language) => Promise<Catalogue>; ready: Promise<void> }>();

export async function speak(wanted: Language): Promise<void> {
  let parts: Catalogue[] = [];
  // What a page brings meanwhile comes too.
  for (let known = -1; known !== brought.size; ) {
    known = brought.size;
    parts = await Promise.all([catalogues[wanted](), ...[...brought.values()].map(({ of }) => of(wanted))]);
  }
  catalogue = Object.assign({}, ...parts);
  language = wanted;
  document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

/** From now on with this part too, in whatever language is spoken. */
export function speakToo(part: string, of: (language: Language) => Promise<Catalogue>): Promise<void> {
  const known = brought.get(part);
  if (known) return known.ready;
  const wanted = language;
  const ready = of(wanted).then(
    (words) => {
      // Another language may have been chosen meanwhile, and has brought its own.
      if (wanted === language) catalogue = { ...catalogue, ...words };
    },
    (error) => {
      // Whoever wants it next tries again.
      brought.delete(part);
      throw error;
    },
  );
  brought.set(part, { of, ready });
  return ready;
}

export const say: Say = (word, values = {}) => format(partsOf(word), values, language).join("");

/** As `say`, with marks in it made into elements: <b>…</b> by what stands under b. */
export function sayRich(word: Word, values: Marks): ReactNode {
  const marks = Object.entries(values).map(([name, mark]) => [name, typeof mark === "function" ? (parts: ReactNode[]) => mark(inARow(parts)) : mark]);
  return inARow(format<ReactNode>(partsOf(word), Object.fromEntries(marks), language));
}

export function useLanguage(): Language {
  return useSyncExternalStore(follow, () => language);
}

/** Renders again when another language is chosen. */
export function useWords(): Say {
  useLanguage();
  return say;
}

/** They never move, and so need no keys. */
function inARow(parts: ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function partsOf(word: Word): MessageFormatElement[] {
  const text = catalogue[word] ?? word;
  return typeof text === "string" ? [{ type: 0, value: text }] : text;
}
