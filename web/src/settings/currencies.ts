const named = new Map<string, { value: string; label: string }[]>();

/** Every currency by its code and its name in the reader's language. */
export function currencyOptions(language: string): { value: string; label: string }[] {
  const known = named.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const made = Intl.supportedValuesOf("currency").map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
  named.set(language, made);
  return made;
}
