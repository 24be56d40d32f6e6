import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { Delegation } from "./teamQueries";

export interface NewDelegation {
  userId: string;
  substituteId: string;
  from: string;
  to: string;
}

/** Undone it is taken back. */
export function makeDelegation(delegation: NewDelegation) {
  return change(creation(delegation));
}

export function saveDelegation(before: Delegation, { substituteId, from, to }: NewDelegation) {
  return change({
    call: () =>
      told(
        clients.leave.PATCH("/leaveManagement-api/v1/delegations/{delegationId}", {
          params: { path: { delegationId: before.id } },
          body: { substituteId, from, to, recordVersion: before.recordVersion },
        }),
      ).finally(again),
    says: () => say("substitute.saved"),
  });
}

/** Gone at once; undone it is made anew, as it was. */
export function removeDelegation({ id, userId, substituteId, from, to }: Delegation) {
  return change({
    ...deletion(id),
    optimistic: () => {
      const queries = queriesOf(place().codename);
      const key = ["delegation", "all"];
      const before = queries.getQueryData<Delegation[]>(key);
      queries.setQueryData<Delegation[]>(key, (all) => all?.filter((one) => one.id !== id));
      return () => queries.setQueryData(key, before);
    },
    inverse: () => ({ call: creation({ userId, substituteId, from, to }).call }),
    says: () => say("substitute.gone"),
  });
}

function creation(body: NewDelegation): Change<{ id: string }> {
  return {
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      return (await told(clients.leave.POST("/leaveManagement-api/v1/delegations", { body, headers })).finally(again)).delegation;
    },
    inverse: ({ id }) => deletion(id),
    says: () => say("substitute.made"),
  };
}

function deletion(delegationId: string): Change<unknown> {
  return {
    call: () =>
      told(clients.leave.DELETE("/leaveManagement-api/v1/delegations/{delegationId}", { params: { path: { delegationId } } })).finally(again),
  };
}

/** What waits for a decision waits for others then. */
function again(): void {
  for (const object of ["delegation", "leaveRequest"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}
