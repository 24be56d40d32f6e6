import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { say } from "../words/words";
import { changeShifts } from "./moveShift";
import { shiftsChanged } from "./shownShifts";

export type Copying = components["schemas"]["CopyShiftsInput"];

/** What it would be; nothing is made. */
export async function tryCopy(copying: Copying) {
  return (await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts/copy", { body: { ...copying, dryRun: true } }))).generation;
}

const mostAtOnce = 200;

/** Undone as it was done, in one; what is more than that takes is left. */
export function copyWeek(copying: Copying) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const answer = await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts/copy", { body: copying, headers }));
      await shiftsChanged();
      return answer;
    },
    inverse: ({ shifts }) => ({
      call: async (key) => {
        for (let at = 0; at < shifts.length; at += mostAtOnce) {
          const ids = shifts.slice(at, at + mostAtOnce).map((shift) => shift.id);
          await changeShifts(
            ids.map((shiftId) => ({ op: "delete" as const, shiftId })),
            ids,
            `${key}-${at}`,
          );
        }
      },
    }),
    says: ({ generation }) => say("rota.weekCopied", { count: generation.created }),
  });
}
