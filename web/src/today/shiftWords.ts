import type { Shift } from "../app/workday";
import type { Say } from "../words/words";

export function placeOf(shift: Pick<Shift, "location" | "department">): string {
  return shift.location ?? shift.department?.groupName ?? "";
}

/** First names; of many, some and how many more. */
export function withWhom(shift: Pick<Shift, "assignedUsers">, me: string, say: Say): string {
  const others = shift.assignedUsers.filter((one) => one.id !== me).map((one) => one.fullname.split(" ")[0] ?? one.fullname);
  if (others.length === 0) return "";
  const most = others.length > 3 ? 2 : 3;
  const names = others.slice(0, most).join(", ");
  return others.length > most ? say("today.withMore", { names, count: others.length - most }) : say("today.with", { names });
}
