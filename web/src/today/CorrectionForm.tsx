import { useState } from "react";
import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import { place } from "../app/company";
import type { AttendanceRecord, Shift } from "../app/workday";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextArea } from "../kit/TextArea";
import { TimeField } from "../kit/TimeField";
import { shiftSpan } from "../time/wall";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import styles from "./CorrectionForm.module.css";

interface CorrectionFormProps {
  shift: Shift;
  record: AttendanceRecord | undefined;
  zone: string;
  onClose: () => void;
}

/** Says what was really so; a manager decides. */
export function CorrectionForm({ shift, record, zone, onClose }: CorrectionFormProps) {
  const say = useWords();
  const clock = (instant: string | null | undefined) =>
    instant ? clockText(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime()) : "";
  const [came, setCame] = useState(clock(record?.checkInTime) || shift.startTime);
  const [went, setWent] = useState(clock(record?.checkOutTime) || shift.endTime);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);

  const send = async () => {
    setBusy(true);
    const span = shiftSpan(Temporal.PlainDate.from(shift.shiftDate), came, went, zone);
    const body = {
      kind: record ? ("times" as const) : ("missingRecord" as const),
      reason,
      ...(record ? { attendanceRecordId: record.id } : { shiftId: shift.id }),
      checkInTime: span.start.toString(),
      checkOutTime: span.end.toString(),
    };
    const outcome = await change({
      call: (key) =>
        told(clients.attendance.POST("/attendanceManagement-api/v1/attendancecorrections", { body, headers: { "idempotency-key": key } as never })),
      says: () => say("today.correctionAsked"),
    });
    setBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    void queriesOf(place().codename).invalidateQueries({ queryKey: ["attendanceCorrection"] });
    onClose();
  };
  return (
    <Dialog
      title={say("today.correction")}
      text={say("today.correctionText")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say("kit.cancel")}
          </Button>
          <Button look="primary" type="submit" form="correction" busy={busy}>
            {say("today.correctionSend")}
          </Button>
        </>
      }
    >
      <Form onSend={() => void send()} id="correction" className={styles.form}>
        <div className={styles.times}>
          <TimeField label={say("today.came")} name="checkInTime" value={came} onValue={setCame} />
          <TimeField label={say("today.went")} name="checkOutTime" value={went} onValue={setWent} />
        </div>
        <TextArea
          label={say("today.correctionReason")}
          name="reason"
          required
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal && <Refusal refusal={refusal} />}
      </Form>
    </Dialog>
  );
}
