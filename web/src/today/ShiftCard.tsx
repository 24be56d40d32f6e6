import { CircleCheckBig, CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Refusal as Refused, sentenceOf } from "../api/refusals";
import { recordWord } from "../app/recordWord";
import type { Session } from "../app/session";
import type { AttendanceRecord, Shift } from "../app/workday";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useNow } from "../time/clock";
import { durationText } from "../time/durations";
import { dayOf } from "../time/wall";
import { clockText, spanText, weekdayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { AskCorrection } from "./AskCorrection";
import { ClockButton } from "./ClockButton";
import { clockState } from "./clockState";
import { type PunchAction, punch } from "./punch";
import { dropPunch, type WaitingPunch } from "./punchQueue";
import styles from "./ShiftCard.module.css";
import { placeOf, withWhom } from "./shiftWords";

const shownFor = 2000;

/** One shift with its one button: what it does belongs to this shift, never to the last punch. */
export function ShiftCard({ session, shift, record, waiting }: ShiftCardProps) {
  const say = useWords();
  const language = useLanguage();
  const known = withWaiting(record, waiting, shift);
  const now = useNow(known?.checkInTime && !known.checkOutTime ? "second" : "minute");
  const state = clockState(shift, known, now);
  const [busy, setBusy] = useState<PunchAction | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [sure, ask] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const zone = session.timezone;
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), shownFor);
    return () => clearTimeout(timer);
  }, [done]);

  const tap = async (action: PunchAction) => {
    if (action === "out" && state.is === "running" && state.early > 0 && !sure) return ask(true);
    setBusy(action);
    setRefusal(null);
    const answer = await punch(action, session.userId, shift, record);
    setBusy(null);
    ask(false);
    setRefusal(answer.refusal);
    if (answer.record && (action === "in" || action === "out"))
      setDone(
        say(action === "in" ? "today.inAt" : "today.outAt", { time: timeOf(answer.record[action === "in" ? "checkInTime" : "checkOutTime"], zone) }),
      );
  };
  const span = spanText(inZone(shift.startsAt, zone), inZone(shift.endsAt, zone), language);
  const day = Temporal.PlainDate.from(shift.shiftDate);
  const isToday = day.equals(dayOf(now, zone));
  const word = known && recordWord(known, say);
  return (
    <section className={styles.card} aria-label={say("today.shiftOf", { span })}>
      <div className={styles.head}>
        <strong className={styles.times}>{span}</strong>
        <span className={styles.where}>
          {[isToday ? null : weekdayText(day, language, "long"), placeOf(shift), withWhom(shift, session.userId, say)].filter(Boolean).join(" · ")}
        </span>
        {shift.note && <span className={styles.note}>{shift.note}</span>}
      </div>
      {done !== null ? (
        <p className={styles.done} role="status">
          <CircleCheckBig size={40} aria-hidden="true" />
          <span className={styles.doneWords}>
            <strong>{done}</strong>
            {word && <span>{word}</span>}
          </span>
        </p>
      ) : sure ? (
        <fieldset className={styles.sure}>
          <legend>{say("today.leaveEarly", { duration: state.is === "running" ? durationText(state.early, say) : "" })}</legend>
          <Button size="large" onClick={() => ask(false)}>
            {say("today.stay")}
          </Button>
          <Button size="large" look="primary" busy={busy === "out"} onClick={() => void tap("out")}>
            {say("today.clockOut")}
          </Button>
        </fieldset>
      ) : (
        <ClockButton state={state} busy={busy} onTap={(action) => void tap(action)} />
      )}
      <p className={styles.line} aria-live="polite">
        {lineOf()}
      </p>
      {refusal && <Refusal refusal={refusal} />}
      {waiting.map((one) => (
        <p key={one.clientId} className={styles.waits} data-refused={one.refused !== null || undefined}>
          <CloudOff size={16} aria-hidden="true" />
          <span>
            {one.refused === null
              ? say("today.waits", { time: timeOf(one.deviceTime, zone) })
              : say("today.waitRefused", {
                  time: timeOf(one.deviceTime, zone),
                  sentence: sentenceOf(new Refused(400, one.refused.code, one.refused.sentence, null, null), say),
                })}
          </span>
          {one.refused !== null && (
            <Button size="compact" look="quiet" onClick={() => void dropPunch(session.userId, one.clientId)}>
              {say("today.understood")}
            </Button>
          )}
        </p>
      ))}
      {(state.is === "done" || state.is === "absent" || state.is === "missed") && done === null && (
        <AskCorrection shift={shift} record={record} zone={zone} />
      )}
    </section>
  );

  function lineOf(): string {
    switch (state.is) {
      case "ahead":
        return "";
      case "early":
        return say("today.opensAt", { time: timeOf(state.opensAt.toString(), zone) });
      case "open":
        return say("today.startsIn", { duration: durationText(state.startsIn, say) });
      case "begun":
        return state.ago < 1 ? say("today.startsNow") : say("today.begunAgo", { duration: durationText(state.ago, say) });
      case "running": {
        const since = say("today.since", { time: timeOf(state.since.toString(), zone), duration: durationText(state.minutes, say) });
        const pause = state.pause && say("today.onBreakSince", { time: timeOf(state.pause.toString(), zone) });
        return [since, pause ?? word].filter(Boolean).join(" · ");
      }
      case "done":
        return [say("today.done", { duration: durationText(state.minutes, say) }), word].filter(Boolean).join(" · ");
      case "absent":
        return say(known?.excused ? "today.excused" : "today.absent");
      case "missed":
        return say("today.missed");
    }
  }
}

interface ShiftCardProps {
  session: Session;
  shift: Shift;
  record: AttendanceRecord | undefined;
  /** Of this shift. */
  waiting: readonly WaitingPunch[];
}

/** As if what waits on this device had arrived. */
function withWaiting(record: AttendanceRecord | undefined, waiting: readonly WaitingPunch[], shift: Shift): AttendanceRecord | undefined {
  const made = (action: "in" | "out") => waiting.find((one) => one.action === action && one.refused === null)?.deviceTime;
  const [came, went] = [made("in"), made("out")];
  if (!came && !went) return record;
  const base =
    record ?? ({ id: "", shiftId: shift.id, status: "pending", checkInTime: null, checkOutTime: null, entries: [], workedHours: null } as never);
  return { ...(base as AttendanceRecord), ...(came && { checkInTime: came }), ...(went && { checkOutTime: went, workedHours: null }) };
}

function inZone(instant: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

function timeOf(instant: string | null, zone: string): string {
  return instant ? clockText(inZone(instant, zone).toPlainTime()) : "";
}
