import type { PayRulesDraft } from "./changeRules";
import type { PayRules, Premium, Tier } from "./queries";

/** Rows that can be taken out from between others. */
export type Keyed<T> = T & { key: string };

export type PayDraft = Omit<PayRulesDraft, "tiers" | "premiums"> & { tiers: Keyed<Tier>[]; premiums: Keyed<Premium>[] };

export function keyed<T extends object>(row: T): Keyed<T> {
  return { ...row, key: crypto.randomUUID() };
}

/** As companies have them that have said nothing, where there is nothing to begin with. */
export function payDraftOf(rules: PayRules | null, validFrom: string): PayDraft {
  const usual: Tier[] = [
    { per: "day", over: 8, multiplier: 1.5 },
    { per: "week", over: 40, multiplier: 1.5 },
  ];
  return {
    validFrom,
    tiers: (rules?.tiers ?? usual).map(keyed),
    premiums: (rules?.premiums ?? []).map(keyed),
    holidayPaid: rules?.holidayPaid ?? true,
    earlyIn: rules?.earlyIn ?? "notOvertime",
    overtimeNeedsApproval: rules?.overtimeNeedsApproval ?? false,
    weekStartsOn: rules?.weekStartsOn ?? "monday",
    approvers: rules?.approvers ?? "admins",
    fourEyes: rules?.fourEyes ?? "one",
    showDrafts: rules?.showDrafts ?? true,
  };
}

export function sentOf(draft: PayDraft): PayRulesDraft {
  return { ...draft, tiers: draft.tiers.map(withoutKey), premiums: draft.premiums.map(withoutKey) };
}

function withoutKey<T>({ key: _, ...row }: Keyed<T>) {
  return row;
}
