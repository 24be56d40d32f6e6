import { spanOf } from "./board";
import type { Shift } from "./queries";

/** From six to six, in instants: 23 or 25 hours where the clocks change. */
export interface Window {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** How far into the window, 0 at its start and 1 at its end. */
export function partOf(at: Temporal.Instant, { start, end }: Window): number {
  return (at.epochMilliseconds - start.epochMilliseconds) / (end.epochMilliseconds - start.epochMilliseconds);
}

const quarters = 96;

/** How many people are there in each part of the window. */
export function coverageOf(shifts: readonly Pick<Shift, "startsAt" | "endsAt" | "assignedUserIds">[], window: Window): number[] {
  const counts = Array.from({ length: quarters }, () => 0);
  for (const shift of shifts) {
    const { start, end } = spanOf(shift);
    const from = Math.max(0, Math.round(partOf(start, window) * quarters));
    const to = Math.min(quarters, Math.round(partOf(end, window) * quarters));
    for (let index = from; index < to; index++) counts[index] = (counts[index] ?? 0) + shift.assignedUserIds.length;
  }
  return counts;
}

/** A wall time that is drawn by so many minutes, kept to the step. */
export function stretched(time: string, minutes: number, step: number): string {
  const plain = Temporal.PlainTime.from(time);
  const moved = Math.round((plain.hour * 60 + plain.minute + minutes) / step) * step;
  return Temporal.PlainTime.from("00:00").add({ minutes: moved }).toString({ smallestUnit: "minute" });
}
