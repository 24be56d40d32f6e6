import { expect, it } from "vitest";
import { documentState } from "./documentState";

it("A document is told of thirty days before its last day", () => {
  const today = Temporal.PlainDate.from("2026-11-28");
  const state = (validUntil: string | null, expired = false) => documentState({ validUntil, expired }, today);
  expect(state("2026-11-27", true)).toBe("expired");
  expect(state("2026-11-28")).toBe("soon");
  expect(state("2026-12-28")).toBe("soon");
  expect(state("2026-12-29")).toBe("valid");
  expect(state(null)).toBe("endless");
});
