import { expect, it } from "vitest";
import { type BillingDetails, canUndo, changeOf, draftOf, taxKindName } from "./billingDraft";

const nobody: BillingDetails = { name: null, email: null, address: null, taxIdType: null, taxId: null, taxIdStatus: null };
const firm: BillingDetails = {
  name: "Firm GmbH",
  email: "bills@firm.test",
  address: { line1: "Am Markt 1", line2: null, city: "Berlin", postalCode: "10115", state: null, country: "DE" },
  taxIdType: "eu_vat",
  taxId: "DE123456789",
  taxIdStatus: "pending",
};

it("Nothing changed sends nothing", () => {
  expect(changeOf(draftOf(firm), draftOf(firm))).toEqual({});
  expect(changeOf(draftOf(nobody), { ...draftOf(nobody), name: "  " })).toEqual({});
});

it("What was changed is sent alone, an address whole", () => {
  expect(changeOf(draftOf(firm), { ...draftOf(firm), name: " Other " })).toEqual({ name: "Other" });
  expect(changeOf(draftOf(firm), { ...draftOf(firm), city: "Köln" })).toEqual({ address: { ...firm.address, city: "Köln" } });
  expect(changeOf(draftOf(firm), { ...draftOf(firm), email: "" })).toEqual({ email: null });
});

it("A number goes with its kind, and both go at once", () => {
  expect(changeOf(draftOf(firm), { ...draftOf(firm), taxId: "DE987654321" })).toEqual({ taxIdType: "eu_vat", taxId: "DE987654321" });
  expect(changeOf(draftOf(firm), { ...draftOf(firm), taxIdType: null, taxId: "" })).toEqual({ taxId: null });
});

it("The first address cannot be undone, another can", () => {
  const address = { country: "FR" };
  expect([canUndo(draftOf(nobody), { address }), canUndo(draftOf(firm), { address }), canUndo(draftOf(nobody), { name: "X" })]).toEqual([
    false,
    true,
    true,
  ]);
});

it("Kinds of numbers are named in the reader's language", () => {
  expect([taxKindName("eu_vat", "en"), taxKindName("tr_tin", "de")]).toEqual(["European Union · VAT", "Türkei · TIN"]);
});
