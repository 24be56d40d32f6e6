import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import type { AttendanceRecord } from "../app/workday";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { nearestInstant } from "../time/dayWindow";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import { correctRecord, undoRecord } from "./actForOthers";
import type { DayRow } from "./dayRows";
import styles from "./RecordSheet.module.css";

/** What was really so, with a reason; the person is told, old and new. */
export function CorrectRecord({ record, row, zone }: { record: AttendanceRecord; row: DayRow; zone: string }) {
  const say = useWords();
  const clock = (at: string | null) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()) : "");
  const [came, setCame] = useState(clock(record.checkInTime));
  const [went, setWent] = useState(clock(record.checkOutTime));
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState<"correct" | "undo" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const near = (time: string, reference: string | null) => nearestInstant(time, Temporal.Instant.from(reference ?? record.checkInTime ?? ""), zone);
  const send = async () => {
    setBusy("correct");
    const outcome = await correctRecord(record.id, {
      checkInTime: near(came, row.start),
      checkOutTime: went === "" ? null : near(went, row.end),
      reason,
      managerNote: record.managerNote,
      recordVersion: record.recordVersion,
    });
    setBusy(null);
    setRefusal(outcome.refusal);
  };
  const undo = async () => {
    setBusy("undo");
    setRefusal((await undoRecord(record.id, reason)).refusal);
    setBusy(null);
  };
  return (
    <Form className={styles.box} onSend={() => void send()}>
      <h3>{say("time.correct")}</h3>
      <div className={styles.two}>
        <TimeField label={say("today.came")} name="checkInTime" value={came} onValue={setCame} />
        <TimeField label={say("today.went")} name="checkOutTime" value={went} onValue={setWent} />
      </div>
      <TextField
        label={say("time.whyCorrect")}
        name="reason"
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal && <Refusal refusal={refusal} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={busy === "correct"} disabled={came === ""}>
          {say("time.correctSend")}
        </Button>
        <Button look="quiet" busy={busy === "undo"} disabled={reason.trim().length < 3} onClick={() => void undo()}>
          {say("time.undo")}
        </Button>
      </div>
    </Form>
  );
}
