import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queryOptions } from "../api/queries";

export type Company = components["schemas"]["Company"];

export const companyOf = (codename: string) =>
  queryOptions({
    queryKey: ["company", codename],
    queryFn: async () => (await told(clients.auth.GET("/auth-api/v1/companyprofile"))).company,
  });
