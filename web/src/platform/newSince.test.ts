import { expect, it } from "vitest";
import { newSince } from "./newSince";

const rows = ["2026-01-20T10:00:00Z", "2026-01-13T10:00:00Z", "2026-01-01T10:00:00Z"].map((createdAt) => ({ createdAt }));

it("New ones are counted, and where the page ends before they do it says so", () => {
  const since = Temporal.Instant.from("2026-01-13T10:00:00Z");
  expect(newSince(rows, 900, since)).toEqual({ count: 2, exact: true });
  expect(newSince(rows.slice(0, 2), 900, since)).toEqual({ count: 2, exact: false });
  expect(newSince(rows.slice(0, 2), 2, since)).toEqual({ count: 2, exact: true });
});
