import { clients, told } from "../api/clients";
import { queryOptions, useQuery } from "../api/queries";
import { departments } from "../app/colleagues";
import { place } from "../app/company";
import { isAdmin, isPlanner } from "../app/roles";
import type { Session } from "../app/session";

const shortest = 3;

const peopleCalled = (name: string | null) =>
  queryOptions({
    queryKey: ["employeeProfile", "called", name],
    enabled: name !== null,
    queryFn: async () => {
      const query = { fullname: name, sortBy: "fullname", pageRowCount: 8, getJoins: false } as never;
      return (await told(clients.employees.GET("/employeeProfile-api/v1/employeeprofiles", { params: { query } }))).employeeProfiles;
    },
  });

/** What can be gone to besides pages: from three letters on whoever is called so and may be looked at, and for admins the groups. */
export function useFound(typed: string, session: Session): { title: string; page: string; kind: "person" | "group" }[] {
  const name = typed.trim();
  const ofCompany = place().codename !== null;
  const people = useQuery(peopleCalled(ofCompany && isPlanner(session) && name.length >= shortest ? name : null)).data ?? [];
  const groups = useQuery({ ...departments, enabled: ofCompany && isAdmin(session) }).data ?? [];
  return [
    ...people.map((one) => ({ title: one.fullname ?? "", page: `people/${one.userId}`, kind: "person" as const })),
    ...(name === "" ? [] : groups.map((one) => ({ title: one.groupName, page: `settings/groups?group=${one.id}`, kind: "group" as const }))),
  ];
}
