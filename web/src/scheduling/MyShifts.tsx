import { CalendarDays, MapPin } from "lucide-react";
import { asRefusal } from "../api/refusals";
import { intoSight } from "../app/opened";
import type { Session } from "../app/session";
import { Badge } from "../kit/Badge";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText, spanText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { netHours, spanOf } from "./board";
import { LeaveMark } from "./LeaveMark";
import styles from "./MyShifts.module.css";
import { type Shift, useMyLeave, useShifts } from "./queries";
import { RotaBar } from "./RotaBar";
import { daysOf, useRotaAddress } from "./useRota";
import { rounded } from "./verdicts";

/** The week of whoever works: when, where, with whom. */
export function MyShifts({ session }: { session: Session }) {
  const say = useWords();
  const language = useLanguage();
  const address = useRotaAddress(session.timezone);
  const { monday, today } = address;
  const { shown } = daysOf("people", monday);
  const days = { from: monday, to: monday.add({ days: 6 }) };
  const shifts = useShifts(days);
  const leave = useMyLeave(days);
  const mine = (shifts.data ?? []).filter((shift) => shift.published);
  const hours = mine.filter((shift) => shift.status !== "cancelled").reduce((sum, shift) => sum + netHours(shift), 0);
  const ofDay = shown.map((day) => ({
    day,
    shifts: mine.filter((shift) => shift.shiftDate === `${day}`).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    leave: (leave.data ?? []).filter((one) => one.startDate <= `${day}` && `${day}` <= one.endDate),
  }));
  const none = ofDay.every((one) => one.shifts.length + one.leave.length === 0);
  return (
    <>
      <RotaBar title={say("nav.shifts")} view="people" days={days} onStep={address.step} onToday={() => address.goTo(today)} />
      <div className={styles.page} aria-busy={shifts.isPending}>
        {shifts.isPending && <Skeleton shape="rows" count={5} />}
        {shifts.error && <Refusal refusal={asRefusal(shifts.error)} onAgain={() => void shifts.refetch()} />}
        {shifts.data && none && <EmptyState icon={<CalendarDays size={20} />}>{say("rota.mineNone")}</EmptyState>}
        {shifts.data && !none && (
          <>
            <p className={styles.sum}>
              {say("rota.mineHours", { hours: rounded(hours) })} · {say("rota.zone", { zone: session.timezone.replaceAll("_", " ") })}
            </p>
            <ol className={styles.days}>
              {ofDay.map(({ day, shifts: theirs, leave: away }) => (
                <li key={day.toString()} className={styles.day} data-today={day.equals(today) || undefined}>
                  <h2 className={styles.date}>{dayText(day, language)}</h2>
                  <div className={styles.what}>
                    {away.map((one) => (
                      <LeaveMark key={one.id} leave={one} />
                    ))}
                    {theirs.map((shift) => (
                      <MyShift key={shift.id} shift={shift} zone={session.timezone} me={session.userId} opened={shift.id === address.shift} />
                    ))}
                    {theirs.length + away.length === 0 && <span className={styles.free}>{say("rota.free")}</span>}
                  </div>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </>
  );
}

function MyShift({ shift, zone, me, opened }: { shift: Shift; zone: string; me: string; opened: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const { start, end } = spanOf(shift);
  const others = shift.assignedUsers.flatMap((one) => (one && one.id !== me ? [one.fullname] : []));
  return (
    <article className={styles.shift} data-status={shift.status} aria-current={opened || undefined} ref={opened ? intoSight : undefined}>
      <p className={styles.times}>
        {spanText(start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone), language)}
        <span className={styles.hours}>{say("rota.hours", { hours: rounded(netHours(shift)) })}</span>
        {shift.status === "cancelled" && <Badge tone="bad">{say("rota.cancelled")}</Badge>}
      </p>
      {(shift.location ?? shift.department) && (
        <p className={styles.place}>
          <MapPin size={13} aria-hidden="true" />
          {[shift.location, shift.department?.groupName].filter(Boolean).join(" · ")}
        </p>
      )}
      {others.length > 0 && <p className={styles.place}>{say("rota.with", { names: others.join(", ") })}</p>}
      {shift.note && <p>{shift.note}</p>}
    </article>
  );
}
