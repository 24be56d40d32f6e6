import { Refusal } from "../api/refusals";
import type { Say, Word } from "../words/words";

/** Codes that nobody meets on other pages. */
const words: Record<string, Word> = {
  BillingAddressRequired: "sub.refusal.addressRequired",
  BillingAddressNotRecognised: "sub.refusal.addressUnknown",
  TaxIdNotValid: "sub.refusal.taxId",
  PaymentProviderUnavailable: "sub.refusal.unavailable",
};

/** The same in the reader's language, where its code is one of these. */
export function saidHere(refusal: Refusal, say: Say): Refusal {
  const word = words[refusal.code];
  return word ? new Refusal(refusal.status, refusal.code, say(word), refusal.detail, refusal.requestId, refusal.wait) : refusal;
}
