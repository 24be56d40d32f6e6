import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf, queryOptions } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";

export type ApiKey = components["schemas"]["ApiKey"];

/** One's own: an admin is answered everybody's. */
export const apiKeysOf = (userId: string) =>
  queryOptions({
    queryKey: ["apiKey", userId],
    queryFn: async () =>
      (await told(clients.auth.GET("/auth-api/v1/apikeys", { params: { query: { userId, pageRowCount: 500 } as never } }))).apiKeys,
  });

/** @returns what is shown this once. */
export function makeApiKey(name: string, expiresAt: string | null) {
  return change({
    call: async (key) => {
      const headers = { "idempotency-key": key } as never;
      const answer = await told(clients.auth.POST("/auth-api/v1/apikeys", { body: { name, expiresAt }, headers }));
      again();
      return answer.apiKey.key;
    },
    says: () => say("apikeys.made"),
    quiet: true,
  });
}

export function deleteApiKey(apiKey: ApiKey) {
  return change({
    call: () => told(clients.auth.DELETE("/auth-api/v1/apikeys/{apiKeyId}", { params: { path: { apiKeyId: apiKey.id } } })).finally(again),
    says: () => say("apikeys.gone", { name: apiKey.name }),
  });
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["apiKey"] });
}
