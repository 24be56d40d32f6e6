import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { changeEmployment, differences, employmentOf } from "./changeEmployment";
import { EmploymentFields } from "./EmploymentFields";
import type { Profile } from "./queries";
import styles from "./Sheet.module.css";

interface EditEmploymentProps {
  session: Session;
  profile: Profile;
  today: Temporal.PlainDate;
  onClose: () => void;
}

const fields = ["position", "departmentId", "managerId", "salary", "hourlyRate", "weeklyHours", "notes", "effectiveFrom", "reason"] as const;

/** Agreed anew from a day on: today, one to come, or, with a reason, one that is past. */
export function EditEmployment({ session, profile, today, onClose }: EditEmploymentProps) {
  const say = useWords();
  const [before] = useState(() => employmentOf(profile));
  const [employment, setEmployment] = useState(before);
  const [notes, setNotes] = useState(profile.notes ?? "");
  const [from, setFrom] = useState(today.toString());
  const [reason, setReason] = useState("");
  // Of the pay a line manager decides nothing, and nobody of their own.
  const pay = isAdmin(session) && profile.userId !== session.userId;
  const changed = differences(before, employment);
  const terms = Object.keys(changed).length > 0;
  const rewritten = notes !== (profile.notes ?? "");
  const past = from !== "" && Temporal.PlainDate.compare(from, today) < 0;

  const save = async () => {
    return (
      await changeEmployment(profile, {
        employment: changed,
        ...(rewritten && { notes: notes.trim() || null }),
        // Where it is left out, what was unknown until now holds from the beginning.
        ...(terms && from !== today.toString() && { effectiveFrom: from }),
        ...(terms && past && { reason: reason.trim() }),
      })
    ).refusal;
  };
  return (
    <FormDialog
      title={say("people.editTitle")}
      send={say("kit.save")}
      disabled={!terms && !rewritten}
      fields={fields}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <EmploymentFields
            value={employment}
            onValue={setEmployment}
            userId={profile.userId}
            pay={pay}
            currency={session.currency}
            refusals={refusals}
          />
          {terms && (
            <TextField
              label={say("people.from")}
              name="effectiveFrom"
              type="date"
              required
              hint={say("people.fromHint")}
              refusal={refusals.effectiveFrom}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          )}
          {terms && past && (
            <TextField
              label={say("people.reason")}
              name="reason"
              required
              minLength={3}
              maxLength={500}
              hint={say("people.reasonHint")}
              refusal={refusals.reason}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <TextArea
            label={say("people.notes")}
            name="notes"
            hint={say("people.notesHint")}
            maxLength={10_000}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
