import { expect, it } from "vitest";
import type { Say } from "../words/words";
import { presetFacts } from "./presetFacts";
import { breakRuleText, payRulesText } from "./ruleText";

const say: Say = (word, facts) => `${word} ${Object.values(facts ?? {}).join(" ")}`.trim();

it("Rules of pay are said by their steps, premiums and holidays", () => {
  const night = {
    code: "Night",
    weekdays: null,
    holiday: null,
    from: "23:00",
    to: "06:00",
    percent: 25,
    amountPerHour: null,
    stack: "highest" as const,
  };
  const rules = { tiers: [{ per: "day" as const, over: 8.5, multiplier: 1.5 }], premiums: [night], holidayPaid: true };
  expect(payRulesText(rules, say, "de")).toBe("rules.tierText.day 8,5 1,5 · Night +25 % · rules.holidayPaidText");
  expect(payRulesText({ tiers: [], premiums: [], holidayPaid: false }, say, "en")).toBe("rules.noOvertime · rules.holidayUnpaidText");
});

it("Breaks are said in hours of work and minutes of rest", () => {
  expect(breakRuleText({ steps: [{ netOver: 390, minutes: 30 }], deduct: false }, say, "en")).toBe("rules.stepText 6.5 30 · rules.tellText");
  expect(breakRuleText({ steps: [], deduct: true }, say, "en")).toBe("rules.noBreaks");
});

it("A preset that says nothing of a kind has none of it", () => {
  const values = { tiers: [], premiums: [{ code: "night", percent: 25 }], holidayPaid: true };
  const facts = presetFacts({ name: "x", title: "X", notice: "", rules: [{ kind: "payRules", asOf: "2026-11-27", source: "", values }] });
  expect(facts.breaks).toBeNull();
  expect(facts.pay?.premiums[0]).toMatchObject({ percent: 25, amountPerHour: null });
});
