import { Avatar } from "../kit/Avatar";
import { EmptyState } from "../kit/EmptyState";
import { useNow } from "../time/clock";
import { instantOf } from "../time/wall";
import { spanText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { spanOf } from "./board";
import styles from "./DayView.module.css";
import { coverageOf, partOf, type Window } from "./dayWindow";
import type { Shift } from "./queries";
import { startStretch } from "./stretching";
import type { Planning } from "./usePlanning";
import type { Rota, RotaAddress } from "./useRota";

interface DayViewProps {
  rota: Rota;
  address: RotaAddress;
  planning: Planning;
}

const hours = [6, 9, 12, 15, 18, 21, 0, 3];

/** One day from six to six: who is there when. Edges of bars are drawn by quarters of an hour. */
export function DayView({ rota, address, planning }: DayViewProps) {
  const say = useWords();
  const { day } = address;
  const six = Temporal.PlainTime.from("06:00");
  const window: Window = { start: instantOf(day, six, rota.zone), end: instantOf(day.add({ days: 1 }), six, rota.zone) };
  const now = partOf(useNow("minute"), window);
  const shifts = rota.plan.shifts.filter(
    (shift) => shift.status !== "cancelled" && partOf(spanOf(shift).end, window) > 0 && partOf(spanOf(shift).start, window) < 1,
  );
  const coverage = coverageOf(shifts, window);
  const most = Math.max(1, ...coverage);
  const rows = rota.board.groups.flatMap((group) =>
    group.rows.map((row) => ({ row, theirs: shifts.filter((shift) => shift.assignedUserIds.includes(row.key)) })),
  );
  const open = shifts.filter((shift) => shift.assignedUserIds.length === 0 || shift.openPlaces > 0);
  const busy = rows.filter(({ theirs }) => theirs.length > 0);
  return (
    <div className={styles.view} aria-busy={rota.waiting}>
      <div className={styles.scale}>
        <span />
        <span className={styles.hours} aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour}>{`${hour}`.padStart(2, "0")}</span>
          ))}
        </span>
      </div>
      <div className={styles.row}>
        <span className={styles.name}>{say("rota.coverage")}</span>
        <span className={styles.coverage} role="img" aria-label={say("rota.coverageMost", { count: Math.max(0, ...coverage) })}>
          {coverage.map((count, quarter) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the quarters of a day stay where they are
            <span key={quarter} style={{ blockSize: `${(count / most) * 100}%` }} />
          ))}
        </span>
      </div>
      {!rota.waiting && busy.length + open.length === 0 && <EmptyState>{say("rota.nothingThatDay")}</EmptyState>}
      {open.length > 0 && (
        <div className={styles.row} data-open="">
          <span className={styles.name}>{say("rota.open")}</span>
          <Track shifts={open} window={window} now={now} rota={rota} planning={planning} />
        </div>
      )}
      {busy.map(({ row, theirs }) => (
        <div key={row.key} className={styles.row}>
          <span className={styles.name}>
            <Avatar name={row.person?.name ?? ""} id={row.key} picture={row.person?.avatar} size="small" />
            {row.person?.name}
          </span>
          <Track shifts={theirs} window={window} now={now} rota={rota} planning={planning} />
        </div>
      ))}
    </div>
  );
}

interface TrackProps {
  shifts: readonly Shift[];
  window: Window;
  now: number;
  rota: Rota;
  planning: Planning;
}

function Track({ shifts, window, now, rota, planning }: TrackProps) {
  const language = useLanguage();
  return (
    <span className={styles.track}>
      {now > 0 && now < 1 && <span className={styles.now} style={{ insetInlineStart: `${now * 100}%` }} aria-hidden="true" />}
      {shifts.map((shift) => {
        const { start, end } = spanOf(shift);
        const [from, to] = [Math.max(0, partOf(start, window)), Math.min(1, partOf(end, window))];
        const text = spanText(start.toZonedDateTimeISO(rota.zone), end.toZonedDateTimeISO(rota.zone), language);
        return (
          <button
            key={shift.id}
            type="button"
            className={styles.bar}
            data-hue={rota.hues.get(shift.departmentId ?? "") ?? "slate"}
            data-draft={!shift.published || undefined}
            style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }}
            onClick={() => planning.openById(shift.id)}
            onPointerDown={(event) =>
              startStretch(event.nativeEvent, event.currentTarget, shift, window, (times) => planning.saveTimes(shift, times))
            }
          >
            <span className={styles.edge} data-edge="startTime" />
            <span className={styles.times}>{text}</span>
            <span className={styles.edge} data-edge="endTime" />
          </button>
        );
      })}
    </span>
  );
}
