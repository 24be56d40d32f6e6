import { change } from "../api/change";
import { clients, told } from "../api/clients";
import type { components } from "../api/company";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import { type Company, companyOf } from "./queries";

/** Only what was changed; what another saved meanwhile is read again, whatever became of it. */
export async function saveSettings(company: Company, settings: components["schemas"]["UpdateCompanySettingsInput"]) {
  const queries = queriesOf(place().codename);
  const { queryKey } = companyOf(company.codename);
  const outcome = await change({
    call: async () => {
      const params = { path: { companyId: company.id } };
      const body = { settings, recordVersion: company.recordVersion } as never;
      return (await told(clients.auth.PATCH("/auth-api/v1/companies/{companyId}", { params, body }))).company;
    },
    says: () => say("settings.saved"),
  });
  if (outcome.answer) queries.setQueryData(queryKey, outcome.answer);
  else void queries.invalidateQueries({ queryKey });
  return outcome;
}
