import { useMemo, useState } from "react";
import type { components } from "../api/company";
import { useQuery } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import type { Session } from "../app/session";
import type { AttendanceRecord } from "../app/workday";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { clockText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { decideCorrection } from "./actForOthers";
import { Group } from "./ExceptionsPart";
import styles from "./ExceptionsPart.module.css";
import { recordsOf } from "./queries";

type Request = components["schemas"]["CorrectionRequest"];

/** What people say was really so, beside what is on record, to be decided. */
export function Corrections({ requests, session }: { requests: readonly Request[]; session: Session }) {
  const say = useWords();
  const records = useQuery(recordsOf(requests.map((one) => one.shiftId))).data;
  const everybody = useQuery(colleagues).data;
  const names = useMemo(() => new Map(everybody?.map((one) => [one.id, one.fullname])), [everybody]);
  return (
    <Group title={say("time.corrections")}>
      {requests.map((one) => {
        const record = records?.find((found) => found.id === one.attendanceRecordId);
        const name = record?.user?.fullname ?? names.get(one.userId) ?? say("time.anEmployee");
        return <Correction key={one.id} request={one} record={record} name={name} own={one.userId === session.userId} zone={session.timezone} />;
      })}
    </Group>
  );
}

interface CorrectionProps {
  request: Request;
  record: AttendanceRecord | undefined;
  name: string;
  own: boolean;
  zone: string;
}

function Correction({ request, record, name, own, zone }: CorrectionProps) {
  const say = useWords();
  const language = useLanguage();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState<"approved" | "rejected" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const clock = (at: string | null | undefined) => (at ? clockText(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()) : "…");
  const decide = async (status: "approved" | "rejected") => {
    setBusy(status);
    setRefusal((await decideCorrection(request.id, status, note, request.recordVersion)).refusal);
    setBusy(null);
  };
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <strong>{name}</strong>
        <span>
          {dayText(Temporal.PlainDate.from(request.day), language)} · {say(`time.kind.${request.kind}`)}
        </span>
        {(request.checkInTime || request.checkOutTime) && (
          <span>
            {record && `${say("time.onRecord")}: ${clock(record.checkInTime)}–${clock(record.checkOutTime)} → `}
            {clock(request.checkInTime ?? record?.checkInTime)}–{clock(request.checkOutTime ?? record?.checkOutTime)}
          </span>
        )}
      </span>
      <div className={styles.decision}>
        <blockquote className={styles.reason}>{request.reason}</blockquote>
        {own ? (
          <span>{say("leave.somebodyElse")}</span>
        ) : (
          <>
            <TextField label={say("time.decisionNote")} name="note" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
            {refusal && <Refusal refusal={refusal} />}
            <div className={styles.buttons}>
              <Button look="primary" busy={busy === "approved"} onClick={() => void decide("approved")}>
                {say("leave.approve")}
              </Button>
              <Button busy={busy === "rejected"} onClick={() => void decide("rejected")}>
                {say("leave.reject")}
              </Button>
            </div>
          </>
        )}
      </div>
    </li>
  );
}
