import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { reopenReport } from "./changeReport";
import styles from "./Dialogs.module.css";
import type { Report } from "./queries";

/** The days are open again, and somebody has to approve anew: with a reason, that everybody reads who looks at its history. */
export function ReopenDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const say = useWords();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const reopen = async () => {
    setBusy(true);
    const outcome = await reopenReport(report, reason.trim());
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog title={say("payroll.reopenTitle")} text={say("payroll.reopenText")} open keeps onOpen={(open) => open || onClose()}>
      <Form className={styles.form} onSend={() => void reopen()}>
        <TextField
          label={say("payroll.reopenWhy")}
          name="reason"
          required
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal && <Refusal refusal={refusal} />}
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy}>
            {say("payroll.reopen")}
          </Button>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
