import type { Say } from "../words/words";

/** "3 h 12 min", "2 h", "7 min". */
export function durationText(minutes: number, say: Say): string {
  const whole = Math.max(0, Math.floor(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return say("duration.minutes", { minutes: rest });
  return rest === 0 ? say("duration.hours", { hours }) : say("duration.both", { hours, minutes: rest });
}

export function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 60_000;
}
