export const hues = ["sky", "amber", "violet", "teal", "rose", "green", "red", "slate", "olive", "cyan"] as const;
export type Hue = (typeof hues)[number];

/** Always the same for the same id. */
export function hueOf(id: string): Hue {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hues[sum % hues.length] ?? "sky";
}
