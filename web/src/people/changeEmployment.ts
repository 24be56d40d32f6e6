import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { Profile, Terms } from "./queries";

export interface Employment {
  position: string;
  contractType: Profile["contractType"];
  departmentId: string | null;
  managerId: string | null;
  payBasis: Profile["payBasis"];
  /** A month's salary or an hour's rate, as the basis says. */
  amount: number | null;
  weeklyHours: number | null;
  overtimeMode: Profile["overtimeMode"];
}

export function employmentOf(profile: Profile | Terms): Employment {
  const { position, contractType, departmentId, managerId, payBasis, salary, hourlyRate, weeklyHours, overtimeMode } = profile;
  const amount = payBasis === "monthly" ? salary : payBasis === "hourly" ? hourlyRate : null;
  return { position, contractType, departmentId, managerId, payBasis, amount, weeklyHours, overtimeMode };
}

/** As the server wants it: the amount under the name of its basis. */
export function wireOf(employment: Employment) {
  const { amount, payBasis, position, weeklyHours, ...rest } = employment;
  return {
    ...rest,
    position: position.trim(),
    payBasis,
    salary: payBasis === "monthly" ? amount : null,
    hourlyRate: payBasis === "hourly" ? amount : null,
    ...(weeklyHours !== null && { weeklyHours }),
  };
}

export async function employ(userId: string, name: string, startsOn: string, employment: Employment, pay: boolean) {
  const { payBasis, salary, hourlyRate, weeklyHours, overtimeMode, ...plain } = wireOf(employment);
  const paid = { payBasis, weeklyHours, overtimeMode, ...(salary !== null && { salary }), ...(hourlyRate !== null && { hourlyRate }) };
  const body = { userId, employmentStartDate: startsOn, ...plain, ...(pay && paid) };
  const outcome = await change({
    call: (key) =>
      told(
        clients.employees.POST("/employeeProfile-api/v1/employeeprofiles", {
          body: body as never,
          headers: { "idempotency-key": key } as never,
        }),
      ),
    says: () => say("people.employed", { name }),
  });
  again();
  return outcome;
}

export interface EmploymentChange {
  employment: Partial<ReturnType<typeof wireOf>>;
  notes?: string | null;
  employmentStartDate?: string;
  /** From this day on; today where it is left out. */
  effectiveFrom?: string;
  reason?: string;
}

/** Only what became another is sent, and only if nobody else changed it meanwhile. */
export async function changeEmployment(profile: Profile, { employment, ...rest }: EmploymentChange) {
  const outcome = await change({
    call: () =>
      told(
        clients.employees.PATCH("/employeeProfile-api/v1/employeeprofiles/{employeeProfileId}", {
          params: { path: { employeeProfileId: profile.id } },
          body: { ...employment, ...rest, recordVersion: profile.recordVersion } as never,
        }),
      ),
    says: () => say("people.saved"),
  });
  again();
  return outcome;
}

/** @returns what of the employment is not as it was; the amount goes with its basis. */
export function differences(before: Employment, after: Employment): Partial<ReturnType<typeof wireOf>> {
  const [from, to] = [wireOf(before), wireOf(after)];
  const changed = Object.entries(to).filter(([name, value]) => from[name as keyof typeof from] !== value);
  const names = new Set(changed.map(([name]) => name));
  if (names.has("payBasis")) {
    names.add("salary");
    names.add("hourlyRate");
  }
  return Object.fromEntries(Object.entries(to).filter(([name]) => names.has(name)));
}

export interface Ending {
  endDate: string;
  endReason: "resigned" | "dismissed" | "contractEnd" | "other";
  note?: string;
  reason?: string;
}

export async function endEmployment(profile: Profile, ending: Ending) {
  const outcome = await change({
    call: () =>
      told(
        clients.employees.POST("/employeeProfile-api/v1/employeeprofiles/{employeeProfileId}/termination", {
          params: { path: { employeeProfileId: profile.id } },
          body: ending as never,
        }),
      ),
    says: () => say("people.endIsSet"),
  });
  again();
  return outcome;
}

/** The end is taken back; where it is past that wants a reason, as saying it does. */
export async function withdrawEnd(profile: Profile, reason?: string) {
  const outcome = await change({
    call: () =>
      told(
        clients.employees.DELETE("/employeeProfile-api/v1/employeeprofiles/{employeeProfileId}/termination", {
          params: { path: { employeeProfileId: profile.id } },
          body: (reason ? { reason } : {}) as never,
        }),
      ),
    says: () => say("people.endIsGone"),
  });
  again();
  return outcome;
}

function again(): void {
  for (const object of ["employeeProfile", "employmentTerms", "user"]) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}
