import { clients, told } from "../api/clients";
import { queryOptions, useQuery } from "../api/queries";

/** One answer holds this many; there is no search on the server for strangers. */
const most = 500;

export function useCompanies(wanted: boolean) {
  return useQuery(
    queryOptions({
      queryKey: ["companies"],
      enabled: wanted,
      queryFn: async () =>
        (await told(clients.auth.GET("/auth-api/v1/briefcompanies", { params: { query: { pageRowCount: most, sortBy: "name" } as never } })))
          .companies,
    }),
  );
}

export function useCompanyHome(codename: string | null) {
  return useQuery(
    queryOptions({
      queryKey: ["companyHome", codename],
      enabled: codename !== null,
      staleTime: 300_000,
      queryFn: async () =>
        (await told(clients.auth.GET("/auth-api/v1/companyhome/{codename}", { params: { path: { codename: codename ?? "" } } }))).company,
    }),
  );
}
