import { clients, told } from "../api/clients";
import { pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";

/** Whom something is for: departments whole, and people by name. */
export interface Audience {
  departments: readonly string[];
  people: readonly string[];
}

export const nobody: Audience = { departments: [], people: [] };

export const departments = queryOptions({
  queryKey: ["userGroup", "all"],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const query = { pageRowCount, sortBy: "groupName" } as never;
    return (await told(clients.auth.GET("/auth-api/v1/usergroups", { params: { query } }))).userGroups;
  },
});

/** Who belongs to any of these departments, to say how many something reaches. */
export const membersOf = (groups: readonly string[]) =>
  queryOptions({
    queryKey: ["userGroupMember", groups],
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const query = { pageRowCount } as never;
      const lists = await Promise.all(
        groups.map((groupId) => told(clients.auth.GET("/auth-api/v1/listusergroupmembers/{groupId}", { params: { path: { groupId }, query } }))),
      );
      return lists.flatMap(({ userGroupMembers }) => userGroupMembers.map((member) => member.userId));
    },
  });
