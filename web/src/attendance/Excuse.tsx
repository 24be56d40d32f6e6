import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import type { AttendanceRecord } from "../app/workday";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { excuse, undoRecord } from "./actForOthers";
import styles from "./RecordSheet.module.css";

/** An absence that was in order, or that never was one. */
export function Excuse({ record }: { record: AttendanceRecord }) {
  const say = useWords();
  const [reason, setReason] = useState("");
  const [paid, setPaid] = useState(false);
  const [busy, setBusy] = useState<"excuse" | "undo" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const act = async (what: "excuse" | "undo") => {
    setBusy(what);
    setRefusal((await (what === "excuse" ? excuse(record.id, reason, paid) : undoRecord(record.id, reason))).refusal);
    setBusy(null);
  };
  return (
    <Form className={styles.box} onSend={() => void act("excuse")}>
      <h3>{say("time.excuse")}</h3>
      <TextField
        label={say("time.whyCorrect")}
        name="excuse"
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox label={say("time.excusePaid")} checked={paid} onChecked={setPaid} />
      {refusal && <Refusal refusal={refusal} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={busy === "excuse"}>
          {say("time.excuseSend")}
        </Button>
        <Button look="quiet" busy={busy === "undo"} disabled={reason.trim().length < 3} onClick={() => void act("undo")}>
          {say("time.undoAbsence")}
        </Button>
      </div>
    </Form>
  );
}
