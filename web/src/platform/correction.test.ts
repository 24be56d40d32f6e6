import { expect, it } from "vitest";
import { changedOf, correctionOf } from "./correction";
import type { Subscription } from "./queries";

const one = { status: "expired", activationDate: "2026-01-01T10:00:00Z", expiryDate: "2026-03-01T10:00:00Z", grantedUntil: null } as Subscription;
const zone = "Europe/Istanbul";

it("A correction sends what was changed and keeps the time of day", () => {
  const was = correctionOf(one, zone);
  expect(changedOf(one, was, zone)).toEqual({});
  expect(changedOf(one, { ...was, status: "active", until: was.until.add({ months: 1 }) }, zone)).toEqual({
    status: "active",
    expiryDate: "2026-04-01T10:00:00Z",
  });
  expect(correctionOf({ ...one, grantedUntil: "2026-05-01T22:00:00Z" }, zone).until.toString()).toBe("2026-05-02");
});
