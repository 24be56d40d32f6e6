import { expect, it } from "vitest";
import type { Say } from "../words/words";
import { policyText } from "./policyText";

const say = ((word: string, values?: object) =>
  `${word.replace("approval.", "")}${values ? JSON.stringify(Object.values(values)) : ""}`) as unknown as Say;
const nameOf = (id: string) => `name of ${id}`;
const text = (steps: Parameters<typeof policyText>[0]["steps"]) => policyText({ steps, escalateAfterDays: 3 }, nameOf, "de", say);

it("Names one who decides without a chain", () => {
  expect(text([{ who: "lineManager", userId: null, ifDaysOver: null }])).toBe('chain["by.lineManager"] waits[3]');
});

it("Names a person, and of how long a leave, in the reader's figures", () => {
  const said = text([
    { who: "lineManager", userId: null, ifDaysOver: null },
    { who: "user", userId: "u", ifDaysOver: 2.5 },
    { who: "admins", userId: null, ifDaysOver: 0 },
  ]);
  expect(said.indexOf("by.lineManager")).toBeLessThan(said.indexOf("name of u"));
  expect(said.indexOf("name of u")).toBeLessThan(said.indexOf("by.admins"));
  expect(said).toContain("2,5");
  expect(said.match(/ifOver/g)).toHaveLength(2);
});

it("Names nobody where nobody is chosen yet", () => {
  expect(text([{ who: "user", userId: null, ifDaysOver: null }])).toBe('chain["somebody"] waits[3]');
});
