import { QueryClient } from "@tanstack/react-query";
import { Refusal } from "./refusals";

/** Nearly every page asks something: from here it belongs to what every page has. */
export { queryOptions, useQuery } from "@tanstack/react-query";

/** Each company has answers of its own, so that two never mix. */
const ofCompany = new Map<string, QueryClient>();

export function queriesOf(codename: string | null): QueryClient {
  const key = codename ?? "";
  const known = ofCompany.get(key);
  if (known) return known;
  const made = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Once more where nobody answered; what was refused stays refused.
        retry: (count, error) => count < 1 && error instanceof Refusal && (error.status === 0 || error.status >= 500),
        retryDelay: 1000,
        refetchOnWindowFocus: true,
        // Asked without a network as well: what was answered last may be there, and else it is said that nobody answers.
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false },
    },
  });
  ofCompany.set(key, made);
  return made;
}

/** Nothing of a company stays when somebody signs out of it. */
export function forgetAnswers(codename: string | null): void {
  ofCompany.get(codename ?? "")?.clear();
}
