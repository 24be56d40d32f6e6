import { typedTime } from "../time/typedTime";

/** What people type for a shift's times: 9-17, 9:30–18, 22 - 6. Null where it is none. */
export function typedSpan(text: string): { startTime: string; endTime: string } | null {
  const [start, end, ...more] = text.split(/\s*[-–—]\s*|\s+/).filter(Boolean);
  if (!start || !end || more.length > 0) return null;
  const [startTime, endTime] = [typedTime(start), typedTime(end)];
  return startTime && endTime && startTime !== endTime ? { startTime, endTime } : null;
}
