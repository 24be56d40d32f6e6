import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { PayAdjustment } from "./queries";

export type AdjustmentDraft = Pick<PayAdjustment, "day" | "kind" | "code" | "amount" | "note">;

const { payroll } = clients;

/** Undone it is taken back. */
export function addAdjustment(userId: string, draft: AdjustmentDraft) {
  return change(creation({ userId, ...draft }));
}

export function saveAdjustment(before: PayAdjustment, draft: AdjustmentDraft) {
  const send = (of: PayAdjustment, wanted: AdjustmentDraft) => async () =>
    (
      await told(
        payroll.PATCH("/payrollReporting-api/v1/payadjustments/{payAdjustmentId}", {
          params: { path: { payAdjustmentId: before.id } },
          body: { ...wanted, recordVersion: of.recordVersion },
        }),
      ).finally(again)
    ).payAdjustment;
  const { day, kind, code, amount, note } = before;
  return change({
    call: send(before, draft),
    inverse: (saved): Change<unknown> => ({ call: send(saved, { day, kind, code, amount, note }) }),
    says: () => say("people.adjustSaved", { name: draft.code }),
  });
}

/** Gone at once; undone it is entered anew, as it was. */
export function removeAdjustment(adjustment: PayAdjustment) {
  const { userId, day, kind, code, amount, note, sourceReportId } = adjustment;
  return change({
    ...deletion(adjustment),
    optimistic: () => {
      const queries = queriesOf(place().codename);
      const key = ["payAdjustment", "of", userId];
      const before = queries.getQueryData<PayAdjustment[]>(key);
      queries.setQueryData<PayAdjustment[]>(key, (all) => all?.filter((one) => one.id !== adjustment.id));
      return () => queries.setQueryData(key, before);
    },
    inverse: () => ({ call: creation({ userId, day, kind, code, amount, note, sourceReportId }).call }),
    says: () => say("people.adjustGone", { name: code }),
  });
}

function creation(body: components["schemas"]["CreatePayAdjustmentInput"]): Change<PayAdjustment> {
  return {
    call: async (key) =>
      (await told(payroll.POST("/payrollReporting-api/v1/payadjustments", { params: { header: { "Idempotency-Key": key } }, body })).finally(again))
        .payAdjustment,
    inverse: (made) => deletion(made),
    says: () => say("people.adjustSaved", { name: body.code }),
  };
}

function deletion({ id, recordVersion }: Pick<PayAdjustment, "id" | "recordVersion">): Change<unknown> {
  return {
    call: () =>
      told(
        payroll.DELETE("/payrollReporting-api/v1/payadjustments/{payAdjustmentId}", {
          params: { path: { payAdjustmentId: id } },
          headers: { "if-match": `"${recordVersion}"` } as never,
        }),
      ).finally(again),
  };
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["payAdjustment"] });
}
