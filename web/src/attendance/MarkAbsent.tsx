import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { markAbsent } from "./actForOthers";
import styles from "./MarkAbsent.module.css";
import type { NowRow } from "./nowGroups";

const usual = ["sick", "noShow", "family", "transport"] as const;

interface MarkAbsentProps {
  row: Pick<NowRow, "userId" | "person" | "shiftId">;
  onClose: () => void;
}

/** Somebody did not come. The reason and the note are for managers; the person never reads them. */
export function MarkAbsent({ row, onClose }: MarkAbsentProps) {
  const say = useWords();
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const name = row.person?.fullname ?? say("today.someone");
  const send = async () => {
    if (row.shiftId === null) return;
    setBusy(true);
    const outcome = await markAbsent({ userId: row.userId, shiftId: row.shiftId, name }, reason, note);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("time.absentFor", { name })}
      text={say("time.absentText")}
      open
      keeps={reason !== "" || note !== ""}
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say("kit.cancel")}
          </Button>
          <Button look="primary" type="submit" form="absent" busy={busy}>
            {say("time.markAbsent")}
          </Button>
        </>
      }
    >
      <Form id="absent" className={styles.form} onSend={() => void send()}>
        <TextField
          label={say("time.reason")}
          name="absenceReason"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles.usual}>
          {usual.map((one) => (
            <Button key={one} size="compact" aria-pressed={reason === say(`time.reason.${one}`)} onClick={() => setReason(say(`time.reason.${one}`))}>
              {say(`time.reason.${one}`)}
            </Button>
          ))}
        </div>
        <TextArea
          label={say("time.note")}
          name="managerNote"
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {refusal && <Refusal refusal={refusal} />}
      </Form>
    </Dialog>
  );
}
