import { useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { type Ending, endEmployment, withdrawEnd } from "./changeEmployment";
import type { Profile } from "./queries";
import styles from "./Sheet.module.css";

interface EndEmploymentProps {
  profile: Profile;
  name: string;
  today: Temporal.PlainDate;
  onClose: () => void;
}

const reasons = ["resigned", "dismissed", "contractEnd", "other"] as const;

/** On which day it ends, said once and said anew; or that it goes on after all. */
export function EndEmployment({ profile, name, today, onClose }: EndEmploymentProps) {
  const say = useWords();
  const form = useId();
  const [endDate, setEndDate] = useState(profile.employmentEndDate ?? today.toString());
  const [endReason, setEndReason] = useState<Ending["endReason"]>(reasons.find((one) => one === profile.endReason) ?? "resigned");
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState<"end" | "withdraw" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["endDate", "reason", "note"]) : { fields: {} as Record<string, string>, whole: null };
  const isPast = (day: string | null) => day !== null && day !== "" && Temporal.PlainDate.compare(day, today) < 0;
  const explained = isPast(endDate) || isPast(profile.employmentEndDate);

  const act = async (what: "end" | "withdraw") => {
    if (busy) return;
    setBusy(what);
    const why = reason.trim() ? { reason: reason.trim() } : {};
    const outcome = await (what === "end"
      ? endEmployment(profile, { endDate, endReason, ...why, ...(note.trim() && { note: note.trim() }) })
      : withdrawEnd(profile, why.reason));
    setBusy(null);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("people.endTitle", { name })}
      text={say("people.endText")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          {profile.employmentEndDate && (
            <Button look="quiet" busy={busy === "withdraw"} onClick={() => void act("withdraw")}>
              {say("people.goesOn")}
            </Button>
          )}
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy === "end"}>
            {say("people.endThen")}
          </Button>
        </>
      }
    >
      <Form id={form} className={styles.form} onSend={() => void act("end")}>
        <TextField
          label={say("people.lastDay")}
          name="endDate"
          type="date"
          required
          refusal={shown.fields.endDate}
          value={endDate}
          onChange={(event) => setEndDate(event.currentTarget.value)}
        />
        <Select
          label={say("people.endReason")}
          name="endReason"
          value={endReason}
          onValue={setEndReason}
          options={reasons.map((value) => ({ value, label: say(`people.endReason.${value}`) }))}
        />
        <TextField
          label={say("people.note")}
          name="note"
          maxLength={2000}
          refusal={shown.fields.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {explained && (
          <TextField
            label={say("people.reason")}
            name="reason"
            required
            minLength={3}
            maxLength={500}
            hint={say("people.reasonHint")}
            refusal={shown.fields.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
