import { type Change, change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queriesOf, queryOptions } from "../api/queries";
import { say } from "../words/words";
import { place } from "./company";

export type Entitlement = components["schemas"]["Entitlement"];
export type NewEntitlement = Required<components["schemas"]["NewEntitlement"]>;
export type Terms = Omit<NewEntitlement, "leaveTypeId" | "userId" | "departmentId">;

const list = (userId: string) =>
  everyPage(async (pageNumber) => {
    const query = { userId, sortBy: "-validFrom", pageNumber, pageRowCount } as never;
    const { leaveEntitlements, paging } = await told(clients.leave.GET("/leaveManagement-api/v1/leaveentitlements", { params: { query } }));
    return { rows: leaveEntitlements, pages: paging.pageCount };
  });

/** Those of one person alone, the newest first. */
export const entitlementsOf = (userId: string) => queryOptions({ queryKey: ["leaveEntitlement", "of", userId], queryFn: () => list(userId) });

/** Those of departments and of everybody. */
export const commonEntitlements = queryOptions({ queryKey: ["leaveEntitlement", "common"], queryFn: () => list("null") });

/** Undone it is removed again. */
export function makeEntitlement(wanted: NewEntitlement) {
  return change(creation(wanted));
}

export function saveEntitlement(before: Entitlement, terms: Terms) {
  return change({
    call: () =>
      told(
        clients.leave.PATCH("/leaveManagement-api/v1/leaveentitlements/{leaveEntitlementId}", {
          params: { path: { leaveEntitlementId: before.id } },
          body: { ...terms, recordVersion: before.recordVersion },
        }),
      ).finally(again),
    says: () => say("entitlement.saved"),
  });
}

/** Undone it is made anew, as it was. */
export function removeEntitlement(entitlement: Entitlement) {
  return change({
    ...deletion(entitlement.id),
    inverse: () => ({ call: creation(wholeOf(entitlement)).call }),
    says: () => say("entitlement.gone"),
  });
}

function wholeOf(one: Entitlement): NewEntitlement {
  const { leaveTypeId, userId, departmentId, amount, validFrom, accrual, rate, proration, scaleByPattern, rounding } = one;
  const { cap, carryCap, carryExpires, carryIfStarted, yearStart } = one;
  const carried = { cap, carryCap, carryExpires, carryIfStarted, yearStart };
  return { leaveTypeId, userId, departmentId, amount, validFrom, accrual, rate, proration, scaleByPattern, rounding, ...carried };
}

function creation(body: NewEntitlement): Change<{ id: string }> {
  return {
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      return (await told(clients.leave.POST("/leaveManagement-api/v1/leaveentitlements", { body, headers })).finally(again)).leaveEntitlement;
    },
    inverse: ({ id }) => deletion(id),
    says: () => say("entitlement.made"),
  };
}

function deletion(leaveEntitlementId: string): Change<unknown> {
  return {
    call: () =>
      told(
        clients.leave.DELETE("/leaveManagement-api/v1/leaveentitlements/{leaveEntitlementId}", { params: { path: { leaveEntitlementId } } }),
      ).finally(again),
  };
}

/** Balances follow from it; their keys begin with the requests that they are made of as well. */
function again(): void {
  for (const object of ["leaveEntitlement", "leaveRequest"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}
