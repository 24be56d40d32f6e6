import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TimeField } from "../kit/TimeField";
import { now } from "../time/clock";
import { nearestInstant } from "../time/dayWindow";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import { clockInFor, clockOutFor } from "./actForOthers";
import type { NowRow } from "./nowGroups";

interface ClockForProps {
  row: Pick<NowRow, "userId" | "person" | "shiftId" | "recordId" | "start" | "end">;
  act: "in" | "out";
  zone: string;
  onClose: () => void;
}

/** For somebody who cannot, or forgot: it counts from the time that is given. */
export function ClockFor({ row, act, zone, onClose }: ClockForProps) {
  const say = useWords();
  const clock = (at: Temporal.Instant) => clockText(at.toZonedDateTimeISO(zone).toPlainTime());
  const [time, setTime] = useState(() => clock(now()));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const name = row.person?.fullname ?? say("today.someone");
  const planned = act === "in" ? row.start : row.end;

  const send = async () => {
    if (time === "" || row.shiftId === null) return;
    setBusy(true);
    const at = nearestInstant(time, planned ?? now(), zone);
    const outcome = await (act === "in"
      ? clockInFor({ userId: row.userId, shiftId: row.shiftId, name }, at)
      : clockOutFor({ name }, row.recordId ?? "", at));
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say(act === "in" ? "time.clockInFor" : "time.clockOutFor", { name })}
      text={say("time.judged")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say("kit.cancel")}
          </Button>
          <Button look="primary" type="submit" form="clock-for" busy={busy}>
            {say(act === "in" ? "time.clockIn" : "time.clockOut")}
          </Button>
        </>
      }
    >
      <Form id="clock-for" onSend={() => void send()}>
        <TimeField
          label={say(act === "in" ? "today.came" : "today.went")}
          name="time"
          value={time}
          onValue={setTime}
          hint={planned ? say("time.plannedAt", { time: clock(planned) }) : undefined}
        />
        {refusal && <Refusal refusal={refusal} />}
      </Form>
    </Dialog>
  );
}
