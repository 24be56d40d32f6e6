import type { components } from "../api/company";
import type { Session } from "../app/session";

export type BillingDetails = components["schemas"]["BillingDetails"];
export type BillingChange = components["schemas"]["BillingDetailsChange"];

const lines = ["line1", "line2", "postalCode", "city", "state", "country"] as const;

/** Kinds of tax numbers by Stripe's names: where, and what it is called there. */
export const taxKinds =
  "eu_vat tr_tin gb_vat ch_vat no_vat us_ein ca_bn ca_gst_hst au_abn nz_gst in_gst sg_gst ae_trn sa_vat il_vat za_vat jp_trn kr_brn br_cnpj mx_rfc".split(
    " ",
  );

/** What bills the company is its own people's: the platform's are refused there. */
export function isPayer({ roleId }: Pick<Session, "roleId">): boolean {
  return roleId === "tenantOwner" || roleId === "tenantAdmin";
}

/** `eu_vat` is "European Union · VAT". */
export function taxKindName(kind: string, language: string): string {
  const [where = "", ...what] = kind.split("_");
  return `${new Intl.DisplayNames(language, { type: "region" }).of(where.toUpperCase()) ?? where} · ${what.join("/").toUpperCase()}`;
}

export function draftOf(details: BillingDetails) {
  const address = details.address;
  return {
    name: details.name ?? "",
    email: details.email ?? "",
    line1: address?.line1 ?? "",
    line2: address?.line2 ?? "",
    postalCode: address?.postalCode ?? "",
    city: address?.city ?? "",
    state: address?.state ?? "",
    country: address?.country ?? null,
    taxIdType: details.taxIdType,
    taxId: details.taxId ?? "",
  };
}

export type BillingDraft = ReturnType<typeof draftOf>;

/** Only what was changed; an address goes as a whole, and a number with its kind. */
export function changeOf(saved: BillingDraft, draft: BillingDraft): BillingChange {
  const differs = (field: keyof BillingDraft) => (draft[field]?.trim() ?? "") !== (saved[field] ?? "");
  const given = (field: keyof BillingDraft) => draft[field]?.trim() || null;
  const change: BillingChange = {};
  for (const field of ["name", "email"] as const) if (differs(field)) change[field] = given(field);
  if (lines.some(differs)) change.address = Object.fromEntries(lines.map((line) => [line, given(line)]));
  if (differs("taxIdType") || differs("taxId")) {
    change.taxId = given("taxId");
    if (draft.taxIdType) change.taxIdType = draft.taxIdType;
  }
  return change;
}

/** An address that was not there cannot be taken away again. */
export function canUndo(saved: BillingDraft, change: BillingChange): boolean {
  return !change.address || saved.country !== null;
}
