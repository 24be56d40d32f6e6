import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { keptPicture, type Picture } from "../app/PictureField";
import { learnSession } from "../app/session";
import { say } from "../words/words";
import { type Company, companyOf } from "./queries";

export interface Facts extends Picture {
  name: string;
  fullname: string;
  industry: string;
  companySize: string;
  timezone: string | null;
  language: string;
  country: string | null;
}

export function factsOf(company: Company): Facts {
  return {
    name: company.name,
    fullname: company.fullname ?? "",
    industry: company.industry ?? "",
    companySize: company.companySize ?? "",
    timezone: company.timezone,
    language: company.language,
    country: company.settings.country ?? null,
    avatar: company.avatar,
    picture: null,
  };
}

/** The picture first, then what names it; only what was changed is sent. Name and clock stand in the session too. */
export async function saveCompany(company: Company, facts: Facts) {
  const saved = factsOf(company);
  const outcome = await change({
    call: async () => {
      const avatar = await keptPicture(facts, "companyAvatars");
      const changed = (["name", "timezone", "language"] as const).filter((field) => facts[field] !== saved[field]);
      const described = (["fullname", "industry", "companySize"] as const).filter((field) => facts[field] !== saved[field]);
      const body = {
        ...Object.fromEntries(changed.map((field) => [field, facts[field]])),
        ...Object.fromEntries(described.map((field) => [field, facts[field].trim() || null])),
        ...(avatar !== saved.avatar && { avatar }),
        // An empty text takes it away.
        ...(facts.country !== saved.country && { settings: { country: facts.country ?? "" } }),
        recordVersion: company.recordVersion,
      };
      const params = { path: { companyId: company.id } };
      return (await told(clients.auth.PATCH("/auth-api/v1/companies/{companyId}", { params, body: body as never }))).company;
    },
    says: () => say("company.saved"),
  });
  if (outcome.answer) {
    queriesOf(place().codename).setQueryData(companyOf(company.codename).queryKey, outcome.answer);
    await learnSession();
  }
  return outcome;
}
