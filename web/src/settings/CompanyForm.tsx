import { useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { AskBeforeLeaving } from "../app/AskBeforeLeaving";
import { countryOptions } from "../app/countries";
import { PictureField } from "../app/PictureField";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Combobox } from "../kit/Combobox";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { ZoneField } from "../kit/ZoneField";
import { useNow } from "../time/clock";
import { clockText } from "../time/words";
import { languageNames, languages, useLanguage, useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import type { Company } from "./queries";
import { type Facts, factsOf, saveCompany } from "./saveCompany";

const fields = ["name", "fullname", "industry", "companySize", "timezone", "language", "country"];
const sizes = ["1-10", "11-50", "51-200", "201-500", "501-1000", "1001+"];

export function CompanyForm({ company }: { company: Company }) {
  const say = useWords();
  const language = useLanguage();
  const now = useNow("minute");
  const [read, setRead] = useState(company);
  const [facts, setFacts] = useState(() => factsOf(company));
  const [stored, setStored] = useState(false);
  const saved = factsOf(read);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, fields) : { fields: {} as Record<string, string>, whole: null };
  const changed = (Object.keys(saved) as (keyof Facts)[]).some((field) => facts[field] !== saved[field]);
  // What another saves meanwhile is taken over where nothing was typed; else saving says so.
  if (company.recordVersion !== read.recordVersion && (stored || !changed)) {
    setRead(company);
    setFacts(factsOf(company));
    setStored(false);
  }
  const set = (what: Partial<Facts>) => setFacts({ ...facts, ...what });
  const save = async () => {
    if (busy || !changed) return;
    setBusy(true);
    const outcome = await saveCompany(read, facts);
    setBusy(false);
    setRefusal(outcome.refusal);
    setStored(outcome.refusal === null);
  };
  const text = (name: "name" | "fullname" | "industry", most: number) => ({
    label: say(`company.${name}`),
    name,
    maxLength: most,
    refusal: shown.fields[name],
    value: facts[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  const clock = facts.timezone && clockText(now.toZonedDateTimeISO(facts.timezone).toPlainTime());
  return (
    <Form className={styles.form} onSend={() => void save()}>
      <PictureField name={facts.name} id={company.codename} value={facts} onValue={set} />
      <div className={styles.fields}>
        <TextField {...text("name", 100)} required autoComplete="organization" />
        <TextField {...text("fullname", 200)} hint={say("company.fullnameHint")} />
        {facts.name.trim() !== saved.name && (
          <div className={styles.wide}>
            <Banner>{say("company.nameWarning", { codename: company.codename })}</Banner>
          </div>
        )}
        <TextField {...text("industry", 100)} />
        <Select
          label={say("company.companySize")}
          name="companySize"
          refusal={shown.fields.companySize}
          value={facts.companySize}
          onValue={(companySize) => set({ companySize })}
          options={[
            { value: "", label: say("company.noSize") },
            ...[...new Set([...sizes, ...(saved.companySize ? [saved.companySize] : [])])].map((value) => ({
              value,
              label: value.replace("-", "–"),
            })),
          ]}
        />
        <ZoneField
          label={say("company.timezone")}
          name="timezone"
          hint={clock && say("company.now", { time: clock })}
          refusal={shown.fields.timezone ?? (facts.timezone === null ? say("refusal.field.missing") : undefined)}
          value={facts.timezone}
          onValue={(timezone) => set({ timezone })}
        />
        <Combobox
          label={say("company.country")}
          name="country"
          hint={say("company.countryHint")}
          placeholder={say("company.noCountry")}
          refusal={shown.fields.country}
          value={facts.country}
          onValue={(country) => set({ country })}
          options={countryOptions(language)}
        />
        {facts.timezone !== saved.timezone && (
          <div className={styles.wide}>
            <Banner tone="warn">{say("company.zoneWarning")}</Banner>
          </div>
        )}
        <Select
          label={say("company.language")}
          name="language"
          hint={say("company.languageHint")}
          refusal={shown.fields.language}
          value={facts.language}
          onValue={(value) => set({ language: value })}
          options={[...new Set<string>([...languages, saved.language])].map((value) => ({
            value,
            label: languages.find((one) => one === value) ? languageNames[value as keyof typeof languageNames] : value,
          }))}
        />
      </div>
      {shown.whole && <Refusal refusal={shown.whole} />}
      <div className={styles.actions}>
        {changed && (
          <Button look="quiet" onClick={() => setFacts(saved)}>
            {say("me.discard")}
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy} disabled={!changed || facts.timezone === null}>
          {say("kit.save")}
        </Button>
      </div>
      <AskBeforeLeaving when={changed && !busy} />
    </Form>
  );
}
