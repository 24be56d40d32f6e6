/** What people type for a time, as "HH:mm": 9, 930, 9:30, 21.5, 9.30, 9h30. Null where it is no time. */
export function typedTime(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const half = /^(\d{1,2})[.,]5$/.exec(typed);
  if (half) return written(Number(half[1]), 30);
  const parted = /^(\d{1,2})(?:[:.,h]\s?(\d{2}))?h?$/.exec(typed);
  if (parted) return written(Number(parted[1]), Number(parted[2] ?? 0));
  const whole = /^(\d{1,2})(\d{2})$/.exec(typed);
  return whole ? written(Number(whole[1]), Number(whole[2])) : null;
}

/** Round the clock, to the next multiple of the step. */
export function stepTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const now = hour * 60 + minute;
  const step = Math.abs(minutes);
  const next = minutes > 0 ? Math.floor(now / step) * step + step : Math.ceil(now / step) * step - step;
  const wrapped = (next + 1440) % 1440;
  return written(Math.floor(wrapped / 60), wrapped % 60) ?? time;
}

function written(hour: number, minute: number): string | null {
  if (hour === 24 && minute === 0) return "00:00";
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}
