export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export const aMonday = Temporal.PlainDate.from("2026-11-30");
