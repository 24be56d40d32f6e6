import { useState } from "react";
import { useQuery } from "../api/queries";
import { FormDialog } from "../app/FormDialog";
import { leaveTypes } from "../app/leaveTypes";
import { NumberField } from "../kit/NumberField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { dayOf } from "../time/wall";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { makeAdjustment, saveAdjustment } from "./changeLeaveAdjustments";
import { type LeaveAdjustment, lastChangeOf } from "./leaveAdjustmentQueries";
import styles from "./Sheet.module.css";

interface LeaveAdjustmentFormProps {
  userId: string;
  zone: string;
  adjustment: LeaveAdjustment | null;
  today: Temporal.PlainDate;
  onClose: () => void;
}

/** How many days of which leave are given or taken away, on which day, and why; and who said so last. */
export function LeaveAdjustmentForm({ userId, zone, adjustment, today, onClose }: LeaveAdjustmentFormProps) {
  const say = useWords();
  const language = useLanguage();
  const types = useQuery(leaveTypes).data ?? [];
  const last = useQuery(lastChangeOf(adjustment)).data;
  const [chosen, choose] = useState(adjustment?.leaveTypeId ?? null);
  const [amount, setAmount] = useState<number | null>(adjustment?.amount ?? null);
  const [day, setDay] = useState(adjustment?.day ?? today.toString());
  const [reason, setReason] = useState(adjustment?.reason ?? "");
  const leaveTypeId = chosen ?? (types.find((one) => one.allowance === "balance") ?? types[0])?.id ?? "";
  const save = async () => {
    const wanted = { userId, leaveTypeId, day, amount: amount ?? 0, reason: reason.trim() };
    return (await (adjustment ? saveAdjustment(adjustment, wanted) : makeAdjustment(wanted))).refusal;
  };
  return (
    <FormDialog
      title={adjustment ? say("adjustment.edit", { reason: adjustment.reason }) : say("adjustment.add")}
      text={
        last &&
        say("adjustment.by", {
          name: last.user?.fullname ?? say("people.someoneGone"),
          when: dayText(dayOf(Temporal.Instant.from(last.at), zone), language, "plain"),
        })
      }
      send={say("kit.save")}
      disabled={!amount || leaveTypeId === ""}
      fields={["leaveTypeId", "day", "amount", "reason"]}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <Select
            label={say("entitlement.type")}
            name="leaveTypeId"
            refusal={refusals.leaveTypeId}
            disabled={adjustment !== null}
            value={leaveTypeId}
            onValue={choose}
            options={types.map((one) => ({ value: one.id, label: one.name }))}
          />
          <div className={styles.two}>
            <NumberField
              label={say("adjustment.amount")}
              name="amount"
              hint={say("adjustment.amountHint")}
              min={-1000}
              max={1000}
              step="any"
              refusal={refusals.amount}
              value={amount}
              onValue={setAmount}
            />
            <TextField
              label={say("adjustment.day")}
              name="day"
              type="date"
              required
              refusal={refusals.day}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          </div>
          <TextField
            label={say("adjustment.reason")}
            name="reason"
            required
            minLength={3}
            maxLength={500}
            refusal={refusals.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
