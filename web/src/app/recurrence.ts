import { weekOf } from "../time/wall";

/** A rule that the builder can write: so many days or weeks apart, on weekdays, until a day or so often. */
export interface Pattern {
  every: number;
  unit: "DAILY" | "WEEKLY";
  /** 1 is Monday; none of a weekly rule means the day it counts from. */
  weekdays: number[];
  until: string | null;
  count: number | null;
}

const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Null for what the builder cannot write, which is left as it is. */
export function patternOf(rule: string): Pattern | null {
  const parts = new Map(
    rule
      .trim()
      .replace(/^RRULE:/i, "")
      .split(";")
      .filter(Boolean)
      .map((part) => {
        const [name = "", value = ""] = part.split("=");
        return [name.toUpperCase(), value.toUpperCase()] as const;
      }),
  );
  const unit = parts.get("FREQ");
  const weekdays = (parts.get("BYDAY") ?? "")
    .split(",")
    .filter(Boolean)
    .map((name) => names.indexOf(name) + 1);
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get("UNTIL") ?? "");
  const known = ["FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"];
  if ((unit !== "DAILY" && unit !== "WEEKLY") || weekdays.includes(0) || [...parts.keys()].some((name) => !known.includes(name))) return null;
  if ((parts.get("WKST") ?? "MO") !== "MO") return null;
  return {
    every: Number(parts.get("INTERVAL") ?? 1) || 1,
    unit,
    weekdays: weekdays.sort(),
    until: until ? `${until[1]}-${until[2]}-${until[3]}` : null,
    count: parts.has("COUNT") ? Number(parts.get("COUNT")) : null,
  };
}

export function ruleOf({ every, unit, weekdays, until, count }: Pattern): string {
  return [
    `FREQ=${unit}`,
    every > 1 && `INTERVAL=${every}`,
    weekdays.length > 0 &&
      `BYDAY=${[...weekdays]
        .sort()
        .map((day) => names[day - 1])
        .join()}`,
    until ? `UNTIL=${until.replaceAll("-", "")}` : count !== null && `COUNT=${count}`,
  ]
    .filter(Boolean)
    .join(";");
}

const farthest = 3660;

/** The first days of it from a day on; it counts from its anchor. */
export function daysFrom(pattern: Pattern, anchor: Temporal.PlainDate, from: Temporal.PlainDate, most: number): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  let counted = 0;
  for (let day = anchor, looked = 0; looked < farthest && found.length < most; day = day.add({ days: 1 }), looked++) {
    if (pattern.until !== null && `${day}` > pattern.until) break;
    if (!isOn(pattern, anchor, day)) continue;
    counted++;
    if (pattern.count !== null && counted > pattern.count) break;
    if (Temporal.PlainDate.compare(day, from) >= 0) found.push(day);
  }
  return found;
}

function isOn({ every, unit, weekdays }: Pattern, anchor: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  if (unit === "DAILY") return anchor.until(day).days % every === 0 && (weekdays.length === 0 || weekdays.includes(day.dayOfWeek));
  const weeks = monday(anchor).until(monday(day)).days / 7;
  return weeks % every === 0 && (weekdays.length > 0 ? weekdays : [anchor.dayOfWeek]).includes(day.dayOfWeek);
}

function monday(day: Temporal.PlainDate): Temporal.PlainDate {
  return weekOf(day)[0] as Temporal.PlainDate;
}

/** Mon–Fri where days follow each other, else each by itself: pairs of first and last. */
export function stretches(weekdays: readonly number[]): [number, number][] {
  const made: [number, number][] = [];
  for (const day of [...weekdays].sort()) {
    const last = made.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else made.push([day, day]);
  }
  return made.flatMap(([first, last]): [number, number][] =>
    last === first + 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  );
}
