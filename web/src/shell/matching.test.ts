import { expect, it } from "vitest";
import { matching } from "./matching";

it("What begins like the words goes first, marks of letters or not", () => {
  const all = ["Sign out", "Inbox", "Türkçe", "Me"];
  expect(matching(all, "turk", String)).toEqual(["Türkçe"]);
  expect(matching(all, "o", String)).toEqual(["Sign out", "Inbox"]);
  expect(matching(all, "", String)).toEqual(all);
});
