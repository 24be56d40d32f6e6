import { clients, told } from "../api/clients";
import { everyPage, pageRowCount } from "../api/everyPage";
import { queryOptions } from "../api/queries";

/** Everybody of the house, for choosing somebody and for naming whoever is only known by an id. */
export const colleagues = queryOptions({
  queryKey: ["user", "colleagues"],
  staleTime: 5 * 60_000,
  queryFn: () =>
    everyPage(async (pageNumber) => {
      const query = { pageNumber, pageRowCount } as never;
      const answer = await told(clients.auth.GET("/auth-api/v1/colleagues", { params: { query } }));
      return { rows: answer.colleagues, pages: answer.paging.pageCount };
    }),
});

/** The departments of the house, by name. */
export const departments = queryOptions({
  queryKey: ["userGroup", "all"],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const query = { pageRowCount, sortBy: "groupName" } as never;
    return (await told(clients.auth.GET("/auth-api/v1/usergroups", { params: { query } }))).userGroups;
  },
});
