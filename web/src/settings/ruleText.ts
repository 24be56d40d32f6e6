import type { Say } from "../words/words";
import type { BreakStep, Premium, Tier } from "./queries";

/** What rules of pay say, as a line. */
export function payRulesText(
  rules: { tiers: readonly Tier[]; premiums: readonly Premium[]; holidayPaid: boolean },
  say: Say,
  language: string,
): string {
  const number = (value: number) => numbers(language).format(value);
  const tiers = rules.tiers.map((tier) => say(`rules.tierText.${tier.per}`, { over: number(tier.over), times: number(tier.multiplier) }));
  const premiums = rules.premiums.map((one) =>
    one.percent === null ? `${one.code} +${number(one.amountPerHour ?? 0)}` : `${one.code} +${number(one.percent)} %`,
  );
  return [
    ...(tiers.length > 0 ? tiers : [say("rules.noOvertime")]),
    ...premiums,
    say(rules.holidayPaid ? "rules.holidayPaidText" : "rules.holidayUnpaidText"),
  ].join(" · ");
}

/** What rules of breaks say, as a line. */
export function breakRuleText(rule: { steps: readonly BreakStep[]; deduct: boolean }, say: Say, language: string): string {
  if (rule.steps.length === 0) return say("rules.noBreaks");
  const steps = rule.steps.map((step) => say("rules.stepText", { over: numbers(language).format(step.netOver / 60), minutes: step.minutes }));
  return [...steps, say(rule.deduct ? "rules.deductText" : "rules.tellText")].join(" · ");
}

function numbers(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
}
