import { Plus } from "lucide-react";
import { type TouchEvent, useRef } from "react";
import { AvatarStack } from "../kit/AvatarStack";
import { EmptyState } from "../kit/EmptyState";
import { Skeleton } from "../kit/Skeleton";
import { spanText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { spanOf, usualTimes, wantsPeople } from "./board";
import styles from "./DayList.module.css";
import { DayStrip } from "./DayStrip";
import { LeaveMark } from "./LeaveMark";
import type { Shift } from "./queries";
import type { Planning } from "./usePlanning";
import type { Rota, RotaAddress } from "./useRota";

interface DayListProps {
  rota: Rota;
  address: RotaAddress;
  planning: Planning;
}

const swiped = 60;

/** The rota in a hand: one day after the other. Whatever the board can do, the sheet of a shift does here. */
export function DayList({ rota, address, planning }: DayListProps) {
  const say = useWords();
  const { day } = address;
  const begun = useRef<{ x: number; y: number } | null>(null);
  const ofDay = rota.plan.shifts.filter((shift) => shift.shiftDate === `${day}`).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const away = rota.plan.leave.filter((one) => one.startDate <= `${day}` && `${day}` <= one.endDate);
  const go = (to: Temporal.PlainDate) => (rota.shown.some((one) => one.equals(to)) ? address.set({ day: `${to}` }) : address.goTo(to));
  const end = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    const from = begun.current;
    begun.current = null;
    if (!from || !touch || Math.abs(touch.clientY - from.y) > swiped || Math.abs(touch.clientX - from.x) < swiped) return;
    go(day.add({ days: touch.clientX < from.x ? 1 : -1 }));
  };
  const sections = [
    { key: "open", title: say("rota.open"), shifts: ofDay.filter(wantsPeople) },
    ...[...rota.plan.departments, null].map((one) => ({
      key: one?.id ?? "",
      title: one?.groupName ?? say("rota.noDepartment"),
      shifts: ofDay.filter((shift) => !wantsPeople(shift) && (shift.departmentId ?? "") === (one?.id ?? "")),
    })),
  ].filter(({ shifts }) => shifts.length > 0);
  return (
    <div
      className={styles.page}
      aria-busy={rota.waiting}
      onTouchStart={(event) => {
        const touch = event.touches[0];
        begun.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
      }}
      onTouchEnd={end}
    >
      <DayStrip
        days={rota.shown}
        at={day}
        today={address.today}
        onDay={go}
        sign={(_, index) => {
          const on = rota.board.days[index]?.on ?? 0;
          return on > 0 ? `${on}` : "";
        }}
      />
      {rota.waiting && <Skeleton shape="rows" count={6} />}
      {!rota.waiting && sections.length === 0 && <EmptyState>{say("rota.nothingThatDay")}</EmptyState>}
      {sections.map(({ key, title, shifts }) => (
        <section key={key}>
          <h2 className={styles.title} data-open={key === "open" || undefined}>
            <span className={styles.dot} data-hue={rota.hues.get(key)} />
            {title}
          </h2>
          <ul className={styles.list}>
            {shifts.map((shift) => (
              <ShiftLine key={shift.id} shift={shift} rota={rota} onOpen={() => planning.openById(shift.id)} />
            ))}
          </ul>
        </section>
      ))}
      {away.length > 0 && (
        <section>
          <h2 className={styles.title}>{say("rota.away")}</h2>
          <ul className={styles.list}>
            {away.map((one) => (
              <li key={one.id} className={styles.away}>
                <span>{one.user?.fullname ?? say("rota.someoneGone")}</span>
                <LeaveMark leave={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <button
        type="button"
        className={styles.add}
        aria-label={say("rota.newShift")}
        onClick={() =>
          planning.openNew({
            shift: null,
            userId: null,
            day: `${day}`,
            times: usualTimes(ofDay),
            people: [],
            departmentId: address.departments[0] ?? null,
          })
        }
      >
        <Plus size={24} aria-hidden="true" />
      </button>
    </div>
  );
}

function ShiftLine({ shift, rota, onOpen }: { shift: Shift; rota: Rota; onOpen: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const { start, end } = spanOf(shift);
  const people = rota.everybody
    .filter((one) => shift.assignedUserIds.includes(one.id))
    .map((one) => ({ id: one.id, fullname: one.name, avatar: one.avatar }));
  const first = people[0]?.fullname ?? say("rota.openShift");
  return (
    <li>
      <button type="button" className={styles.shift} data-draft={!shift.published || undefined} data-status={shift.status} onClick={onOpen}>
        <span className={styles.words}>
          <strong>{spanText(start.toZonedDateTimeISO(rota.zone), end.toZonedDateTimeISO(rota.zone), language)}</strong>
          <span className={styles.who}>
            {people.length > 1 ? say("rota.andOthers", { name: first, count: people.length - 1 }) : first}
            {shift.location && ` · ${shift.location}`}
          </span>
          {(!shift.published || shift.status === "cancelled") && (
            <span className={styles.state}>{say(shift.status === "cancelled" ? "rota.cancelled" : "rota.draft")}</span>
          )}
        </span>
        {people.length > 0 && <AvatarStack people={people} most={3} />}
      </button>
    </li>
  );
}
