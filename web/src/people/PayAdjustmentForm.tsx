import { useState } from "react";
import { useQuery } from "../api/queries";
import { FormDialog } from "../app/FormDialog";
import { Banner } from "../kit/Banner";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { dayText, weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { type AdjustmentDraft, addAdjustment, saveAdjustment } from "./changePayAdjustments";
import { kinds, reportOn, signedAmount } from "./payAdjustments";
import { type PayAdjustment, payOf } from "./queries";
import styles from "./Sheet.module.css";

interface PayAdjustmentFormProps {
  userId: string;
  name: string;
  currency: string;
  adjustment: PayAdjustment | null;
  /** Of which day a new one is, where nothing else is chosen. */
  day: string;
  onClose: () => void;
}

/** One amount for one day; below it stands what the calculation will do with it. */
export function PayAdjustmentForm({ userId, name, currency, adjustment, day, onClose }: PayAdjustmentFormProps) {
  const say = useWords();
  const language = useLanguage();
  const reports = useQuery(payOf(userId)).data ?? [];
  const [saved] = useState(() => draftOf(adjustment, day));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const report = reportOn(draft.day, reports);
  const period = report && weekText(Temporal.PlainDate.from(report.periodStart), Temporal.PlainDate.from(report.periodEnd), language);
  const approved = report?.approvalStatus === "approved";
  const send = async () => {
    const wanted: AdjustmentDraft = { ...draft, code: draft.code.trim(), amount: draft.amount ?? 0, note: draft.note.trim() || null };
    return (await (adjustment ? saveAdjustment(adjustment, wanted) : addAdjustment(userId, wanted))).refusal;
  };
  return (
    <FormDialog
      title={adjustment ? say("people.adjustEdit", { name: adjustment.code }) : say("people.adjustFor", { name })}
      send={say("kit.save")}
      disabled={!draft.amount || approved || JSON.stringify(draft) === JSON.stringify(saved)}
      fields={["kind", "code", "amount", "day", "note"]}
      className={styles.form}
      onSend={send}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <div className={styles.two}>
            <Select
              label={say("people.adjustKind")}
              name="kind"
              refusal={wrong.kind}
              value={draft.kind}
              // Only back pay goes below zero.
              onValue={(kind) => set({ kind, amount: kind === "backPay" || draft.amount === null ? draft.amount : Math.abs(draft.amount) })}
              options={kinds.map((value) => ({ value, label: say(`people.adjustKind.${value}`) }))}
            />
            <NumberField
              label={say("people.adjustAmount")}
              name="amount"
              min={draft.kind === "backPay" ? undefined : 0}
              step="any"
              format={{ style: "currency", currency }}
              refusal={wrong.amount}
              value={draft.amount}
              onValue={(amount) => set({ amount })}
            />
          </div>
          <TextField
            label={say("people.adjustName")}
            name="code"
            required
            maxLength={50}
            hint={say("people.adjustNameHint")}
            refusal={wrong.code}
            value={draft.code}
            onChange={(event) => set({ code: event.currentTarget.value })}
          />
          <TextField
            label={say("people.adjustDay")}
            name="day"
            type="date"
            required
            refusal={approved ? say("people.adjustApproved", { period: period ?? "" }) : wrong.day}
            value={draft.day}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
          <TextArea
            label={say("people.note")}
            name="note"
            hint={say("people.adjustNoteHint")}
            rows={2}
            maxLength={4000}
            refusal={wrong.note}
            value={draft.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          {!!draft.amount && draft.day && !approved && <Banner>{fate()}</Banner>}
        </>
      )}
    </FormDialog>
  );

  function fate(): string {
    const comes = signedAmount({ kind: draft.kind, amount: draft.amount ?? 0 });
    const amount = new Intl.NumberFormat(language, { style: "currency", currency }).format(Math.abs(comes));
    if (period) return say(comes < 0 ? "people.adjustLess" : "people.adjustMore", { amount, period });
    return say(comes < 0 ? "people.adjustTakes" : "people.adjustAdds", {
      amount,
      day: dayText(Temporal.PlainDate.from(draft.day), language, "plain"),
    });
  }
}

function draftOf(adjustment: PayAdjustment | null, day: string) {
  return {
    kind: adjustment?.kind ?? ("bonus" as const),
    code: adjustment?.code ?? "",
    amount: adjustment?.amount ?? null,
    day: adjustment?.day ?? day,
    note: adjustment?.note ?? "",
  };
}
