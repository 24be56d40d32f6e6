import { expect, it } from "vitest";
import { readSubscriptions } from "./subscriptionsAddress";

const read = (text: string) => readSubscriptions(new URLSearchParams(text), Temporal.PlainDate.from("2026-01-20"));

it("The address of the subscriptions asks for what the server knows, and nothing else", () => {
  expect(read("status=nonsense&source=&plan=%20").wanted).toEqual({});
  expect(read("status=active&payment=failed&source=grant&plan=ai&of=7&ends=soon").wanted).toEqual({
    status: "active",
    paymentStatus: "failed",
    source: "grant",
    planCode: "ai",
    companyId: "7",
    expiryDate: "$btw-2026-01-20,2026-02-19",
  });
  expect(read("sort=-amount")).toMatchObject({ sort: { id: "amount", desc: true }, page: 1, rows: 25 });
});
