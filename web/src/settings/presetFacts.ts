import type { Say, Word } from "../words/words";
import type { BreakStep, Premium, RulePreset, Tier } from "./queries";

interface PresetFacts {
  pay: { tiers: Tier[]; premiums: Premium[]; holidayPaid: boolean } | null;
  breaks: { steps: BreakStep[]; deduct: boolean } | null;
}

/** What of a preset there are rules for here. */
export function presetFacts({ rules }: RulePreset): PresetFacts {
  const of = <T>(kind: string) => (rules.find((one) => one.kind === kind)?.values ?? null) as T | null;
  const pay = of<{ tiers: Tier[]; premiums: Partial<Premium>[]; holidayPaid: boolean }>("payRules");
  const premiums = (pay?.premiums ?? []).map(
    (one) => ({ ...one, percent: one.percent ?? null, amountPerHour: one.amountPerHour ?? null }) as Premium,
  );
  return { pay: pay && { ...pay, premiums }, breaks: of("breakRules") };
}

const titles: Record<string, Word> = {
  none: "rules.preset.none",
  eu: "rules.preset.eu",
  de: "rules.preset.de",
  us: "rules.preset.us",
  usCalifornia: "rules.preset.usCalifornia",
};

/** In the reader's language where it is one of those that came with the product. */
export function presetTitle({ name, title }: RulePreset, say: Say): string {
  const word = titles[name];
  return word ? say(word) : title;
}
