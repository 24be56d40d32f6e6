import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { say } from "../words/words";
import { shiftsChanged } from "./shownShifts";

/** Each of their people hears once; what is published stays so. */
export function publishShifts(shiftIds: string[], note: string) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const body = { shiftIds, ...(note !== "" && { note }) };
      const { publication } = await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts/publish", { body, headers }));
      await shiftsChanged();
      return publication;
    },
    says: ({ published }) => say("rota.published", { count: published }),
  });
}

/** How many people would hear of it; nothing is done. */
export async function peopleTold(shiftIds: string[]): Promise<number> {
  const body = { shiftIds, dryRun: true };
  return (await told(clients.scheduling.POST("/scheduleManagement-api/v1/shifts/publish", { body }))).publication.people;
}
