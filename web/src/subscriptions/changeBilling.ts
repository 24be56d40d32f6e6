import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import { type BillingChange, type BillingDetails, type BillingDraft, canUndo, changeOf, draftOf } from "./billingDraft";
import { billingDetails } from "./queries";

/** Kept at the provider, all of it or nothing. */
export function saveBilling(saved: BillingDraft, draft: BillingDraft) {
  const wanted = changeOf(saved, draft);
  return change({
    ...sending(wanted),
    ...(canUndo(saved, wanted) && { inverse: (answer: BillingDetails) => sending(changeOf(draftOf(answer), saved)) }),
    says: () => say("sub.billingSaved"),
  });
}

function sending(body: BillingChange) {
  return {
    call: async () => {
      const call = clients.subscriptions.PATCH("/subscriptionManagement-api/v1/billingdetails", { body });
      const now = (await told(call)).billingDetails;
      queriesOf(place().codename).setQueryData(billingDetails.queryKey, now);
      return now;
    },
  };
}
