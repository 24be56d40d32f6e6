import { LogIn, LogOut, UserX } from "lucide-react";
import { useRef } from "react";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { shareOf } from "../time/dayWindow";
import { durationText } from "../time/durations";
import type { Span } from "../time/wall";
import { clockText } from "../time/words";
import { useWords } from "../words/words";
import type { Act } from "./NowPart";
import type { GroupName, NowRow } from "./nowGroups";
import styles from "./PersonRow.module.css";

const swipe = 90;
const looks = {
  in: { icon: LogIn, word: "time.clockIn" },
  out: { icon: LogOut, word: "time.clockOut" },
  absent: { icon: UserX, word: "time.markAbsent" },
} as const;

interface PersonRowProps {
  row: NowRow;
  group: GroupName;
  zone: string;
  window: Span;
  now: Temporal.Instant;
  current: boolean;
  acts: readonly Act[];
  onAct: (act: Act) => void;
}

/** One person on one shift: planned against real, and what can be entered. On touch a swipe to the right clocks in, to the left marks absent. */
export function PersonRow({ row, group, zone, window, now, current, acts, onAct }: PersonRowProps) {
  const say = useWords();
  const from = useRef<{ x: number; y: number } | null>(null);
  const name = row.person?.fullname ?? say("today.someone");
  const clock = (at: Temporal.Instant) => clockText(at.toZonedDateTimeISO(zone).toPlainTime());
  const planned = row.start && row.end ? `${clock(row.start)}–${clock(row.end)}` : "";
  const minutes = durationText(row.minutes ?? 0, say);
  const word =
    group === "missing" || (group === "due" && row.start && Temporal.Instant.compare(row.start, now) <= 0)
      ? say("time.missingFor", { duration: minutes })
      : group === "due"
        ? say("today.startsIn", { duration: minutes })
        : row.minutes
          ? say("today.lateBy", { duration: minutes })
          : null;
  return (
    <li
      id={row.key}
      className={styles.row}
      data-group={group}
      aria-current={current || undefined}
      aria-label={name}
      onTouchStart={(event) => {
        const touch = event.touches[0];
        from.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
      }}
      onTouchEnd={(event) => {
        const touch = event.changedTouches[0];
        if (!from.current || !touch || Math.abs(touch.clientY - from.current.y) > 40) return;
        const way = touch.clientX - from.current.x;
        if (way > swipe && acts.includes("in")) onAct("in");
        if (way < -swipe && acts.includes("absent")) onAct("absent");
      }}
    >
      <span className={styles.who}>
        <Avatar name={name} id={row.userId} picture={row.person?.avatar} />
        <span className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{[planned, row.where].filter(Boolean).join(" · ")}</span>
        </span>
      </span>
      <span className={styles.track} aria-hidden="true">
        {row.start && row.end && <span className={styles.planned} style={place(row.start, row.end, window)} />}
        {row.came && <span className={styles.real} style={place(row.came, row.went ?? now, window)} />}
        <span className={styles.now} style={{ insetInlineStart: `${shareOf(now, window)}%` }} />
      </span>
      <span className={styles.state}>
        {row.came && (
          <span className={styles.quiet}>{row.went ? `${clock(row.came)}–${clock(row.went)}` : say("time.inSince", { time: clock(row.came) })}</span>
        )}
        {row.onBreak && <Badge>{say("time.onBreak")}</Badge>}
        {row.over && <Badge tone="warn">{say("time.over")}</Badge>}
        {row.absent && <Badge tone="bad">{say(row.shiftId ? "today.standing.absent" : "time.onLeave")}</Badge>}
        {word && <Badge tone={group === "missing" ? "bad" : group === "late" ? "warn" : "quiet"}>{word}</Badge>}
      </span>
      <span className={styles.actions}>
        {acts.map((act) => {
          const { icon: Icon, word: label } = looks[act];
          return (
            <Button key={act} size="compact" icon={<Icon size={14} />} aria-label={`${say(label)}: ${name}`} onClick={() => onAct(act)}>
              {say(label)}
            </Button>
          );
        })}
      </span>
    </li>
  );
}

function place(start: Temporal.Instant, end: Temporal.Instant, window: Span) {
  const [from, to] = [shareOf(start, window), shareOf(end, window)];
  return { insetInlineStart: `${from}%`, inlineSize: `${Math.max(0.5, to - from)}%` };
}
