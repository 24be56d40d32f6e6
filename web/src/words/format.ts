import type { MessageFormatElement } from "@formatjs/icu-messageformat-parser";

/**
 * Fills in a text that was parsed when the app was built. FormatJS parses and the tests hold this against its own formatter, which is
 * not sent to browsers: with it every page would have had 127 kB of scripts, and it may have 125.
 */
export function format<T>(
  parts: readonly MessageFormatElement[],
  values: Readonly<Record<string, unknown>>,
  language: string,
  counted?: number,
): (string | T)[] {
  const made: (string | T)[] = [];
  const add = (part: string | T) => {
    const last = made.at(-1);
    if (typeof part === "string" && typeof last === "string") made[made.length - 1] = last + part;
    else made.push(part);
  };
  for (const part of parts) {
    if (part.type === 0) add(part.value);
    else if (part.type === 7) add(numbers(language).format(counted ?? 0));
    else if (part.type === 1) add(typeof values[part.value] === "number" ? String(values[part.value]) : (values[part.value] as T));
    else if (part.type === 2) add(numbers(language).format(Number(values[part.value])));
    else if (part.type === 5)
      for (const inner of format<T>((part.options[String(values[part.value])] ?? part.options.other)?.value ?? [], values, language, counted))
        add(inner);
    else if (part.type === 6) {
      const count = Number(values[part.value]);
      const rest = count - part.offset;
      const chosen = part.options[`=${count}`] ?? part.options[plurals(language, part.pluralType ?? "cardinal").select(rest)] ?? part.options.other;
      for (const inner of format<T>(chosen?.value ?? [], values, language, rest)) add(inner);
    } else if (part.type === 8) add((values[part.value] as (inside: (string | T)[]) => T)(format<T>(part.children, values, language, counted)));
    // Dates and times are written by time/words.ts.
    else throw new Error("A text may not format dates.");
  }
  return made;
}

const ofNumbers = new Map<string, Intl.NumberFormat>();
const ofPlurals = new Map<string, Intl.PluralRules>();

function numbers(language: string): Intl.NumberFormat {
  const known = ofNumbers.get(language) ?? new Intl.NumberFormat(language);
  ofNumbers.set(language, known);
  return known;
}

function plurals(language: string, type: Intl.PluralRuleType): Intl.PluralRules {
  const known = ofPlurals.get(language + type) ?? new Intl.PluralRules(language, { type });
  ofPlurals.set(language + type, known);
  return known;
}
