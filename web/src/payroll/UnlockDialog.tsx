import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { noteLock, unlockDays } from "./changeLocks";
import type { PeriodLock } from "./queries";

interface LockProps {
  lock: PeriodLock;
  /** Its days, as they are written. */
  period: string;
  onClose: () => void;
}

/** The days may change again: for a reason, which is kept. */
export function UnlockDialog({ lock, period, onClose }: LockProps) {
  const say = useWords();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={say("payroll.unlockTitle", { period })}
      text={say("payroll.unlockText")}
      send={say("payroll.unlock")}
      fields={["reason"]}
      onSend={async () => (await unlockDays(lock, reason.trim(), period)).refusal}
      onClose={onClose}
    >
      {(wrong) => (
        <TextField
          label={say("payroll.reopenWhy")}
          name="reason"
          required
          minLength={3}
          maxLength={500}
          refusal={wrong.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

/** Which days it closes stays; what is written beside it does not. */
export function LockNoteDialog({ lock, period, onClose }: LockProps) {
  const say = useWords();
  const [note, setNote] = useState(lock.note ?? "");
  return (
    <FormDialog
      title={say("payroll.lockNoteOf", { period })}
      send={say("kit.save")}
      disabled={note.trim() === (lock.note ?? "")}
      fields={["note"]}
      onSend={async () => (await noteLock(lock, note)).refusal}
      onClose={onClose}
    >
      {(wrong) => (
        <TextArea
          label={say("payroll.lockWhy")}
          name="note"
          rows={2}
          maxLength={4000}
          refusal={wrong.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
