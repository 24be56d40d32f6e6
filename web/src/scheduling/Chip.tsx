import { Lock, Users } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import type { Hue } from "../kit/hues";
import { spanText, weekdayText } from "../time/words";
import { type Say, useLanguage, useWords } from "../words/words";
import { type Block, spanOf } from "./board";
import styles from "./Chip.module.css";

interface ChipProps {
  block: Block;
  hue: Hue;
  zone: string;
  /** Of whose row it is; null where nobody has it. */
  name: string | null;
  department: string | null;
  warned: boolean;
}

/** One person's place in a shift. What its looks say its name says too. */
export const Chip = memo(function Chip({ block, hue, zone, name, department, warned }: ChipProps) {
  const say = useWords();
  const language = useLanguage();
  const { shift, isTail } = block;
  const span = spanOf(shift);
  const [start, end] = [span.start.toZonedDateTimeISO(zone), span.end.toZonedDateTimeISO(zone)];
  const times = spanText(start, end, language);
  const night = !start.toPlainDate().equals(end.toPlainDate());
  const until = isTail ? `→ ${shift.endTime}` : null;
  const isOpen = block.userId === null;
  const place = shift.location ?? (isOpen ? department : null);
  const others = isOpen ? shift.openPlaces : shift.assignedUserIds.length;
  const day = weekdayText(Temporal.PlainDate.from(shift.shiftDate), language, "long");
  // Somebody has changed it since it was last drawn: it pulses once.
  const seen = useRef(shift.recordVersion);
  const changed = seen.current !== shift.recordVersion;
  useEffect(() => {
    seen.current = shift.recordVersion;
  }, [shift.recordVersion]);
  const full = [name ?? say("rota.openShift"), day, times, place, ...statesOf(block, warned, say)].filter(Boolean).join(", ");
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`block-${block.key.replaceAll(" ", "-")}`}
      className={styles.chip}
      data-block={block.key}
      data-hue={hue}
      data-draft={!shift.published || undefined}
      data-open={(isOpen && shift.assignedDepartmentIds.length === 0) || undefined}
      data-status={shift.status}
      data-tail={isTail || undefined}
      data-warned={warned || undefined}
      data-changed={changed || undefined}
      title={full}
    >
      <span className="unseen">{full}</span>
      <span className={styles.times} aria-hidden="true">
        {shift.status === "completed" && <Lock size={11} aria-hidden="true" />}
        {until ?? (night ? `${shift.startTime}→${shift.endTime}` : times)}
        {night && !isTail && <span className={styles.until}>{weekdayText(end.toPlainDate(), language, "short")}</span>}
        {others > 1 && !isTail && (
          <span className={styles.others}>
            <Users size={10} aria-hidden="true" />
            {others}
          </span>
        )}
      </span>
      {!isTail && place && (
        <span className={styles.place} aria-hidden="true">
          {place}
        </span>
      )}
    </button>
  );
});

function statesOf({ shift, userId }: Block, warned: boolean, say: Say): (string | false)[] {
  return [
    !shift.published && say("rota.draft"),
    shift.status === "cancelled" && say("rota.cancelled"),
    shift.status === "completed" && say("rota.completed"),
    userId === null && shift.openPlaces > 0 && say("rota.openPlaces", { count: shift.openPlaces }),
    warned && say("rota.warned"),
  ];
}
