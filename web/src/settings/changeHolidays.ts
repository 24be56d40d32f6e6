import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { Holiday, KeptHoliday } from "./queries";

export type HolidayDraft = Pick<Holiday, "name" | "day" | "yearly" | "portion" | "placeId" | "region" | "hidden">;

export function saveHoliday(holiday: Holiday | null, draft: HolidayDraft) {
  return change({
    call: async (key) => {
      const sent = holiday
        ? clients.leave.PATCH("/leaveManagement-api/v1/holidays/{holidayId}", {
            params: { path: { holidayId: holiday.id } },
            body: { ...draft, recordVersion: holiday.recordVersion },
          })
        : made(draft, key);
      return (await told<{ holiday: Holiday }>(sent).finally(again)).holiday;
    },
    says: () => say("holiday.saved", { name: draft.name }),
  });
}

export function deleteHoliday(holiday: Holiday) {
  return change({ call: gone(holiday), says: () => say("holiday.gone", { name: holiday.name }) });
}

/** Everybody works on it, though a calendar has it; undone it is kept again. */
export function hideHoliday({ day, name }: KeptHoliday) {
  return change<Holiday>({
    call: async (key) =>
      (await told(made({ name, day, yearly: null, portion: 1, placeId: null, region: null, hidden: true }, key)).finally(again)).holiday,
    inverse: (holiday): Change<unknown> => ({ call: gone(holiday) }),
    says: () => say("holiday.hidden", { name }),
  });
}

function made(body: HolidayDraft, key: string) {
  return clients.leave.POST("/leaveManagement-api/v1/holidays", { body, headers: { "idempotency-key": key } as never });
}

function gone(holiday: Holiday) {
  return () =>
    told(
      clients.leave.DELETE("/leaveManagement-api/v1/holidays/{holidayId}", {
        params: { path: { holidayId: holiday.id } },
        headers: { "if-match": `"${holiday.recordVersion}"` } as never,
      }),
    ).finally(again);
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["holiday"] });
}
