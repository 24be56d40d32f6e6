import { countryOptions } from "../app/countries";
import { Combobox } from "../kit/Combobox";
import { TextField } from "../kit/TextField";
import { useLanguage, useWords } from "../words/words";
import type { Company, CompanySettings } from "./queries";
import { SettingsForm } from "./SettingsForm";

/** Whose calendar is kept. */
export function RegionForm({ company }: { company: Company }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <SettingsForm company={company} factsOf={factsOf} bodyOf={bodyOf} fields={["country", "region"]}>
      {(facts, set, wrong) => (
        <>
          <Combobox
            label={say("holiday.country")}
            name="country"
            placeholder={say("holiday.noCountry")}
            refusal={wrong.country}
            value={facts.country}
            onValue={(country) => set({ country, ...(country !== facts.country && { region: "" }) })}
            options={countryOptions(language)}
          />
          {facts.country && (
            <TextField
              label={say("holiday.region")}
              name="region"
              maxLength={50}
              hint={say("holiday.regionHint")}
              refusal={wrong.region}
              value={facts.region}
              onChange={(event) => set({ region: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </SettingsForm>
  );
}

function factsOf({ country, region }: CompanySettings) {
  return { country, region: region ?? "" };
}

/** An empty text takes it away. */
function bodyOf({ country, ...rest }: { country?: string | null; region?: string }) {
  return { ...rest, ...(country !== undefined && { country: country ?? "" }) };
}
