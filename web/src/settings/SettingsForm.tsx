import { type ReactNode, useState } from "react";
import { AskBeforeLeaving } from "../app/AskBeforeLeaving";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import type { Company, CompanySettings } from "./queries";
import { saveSettings } from "./saveSettings";
import { useSaving } from "./useSaving";

interface SettingsFormProps<Facts extends object> {
  company: Company;
  factsOf: (settings: CompanySettings) => Facts;
  /** What to send of those that were changed. */
  bodyOf?: (changed: Partial<Facts>) => object;
  fields: readonly string[];
  /** What cannot be sent as it stands. */
  isOpen?: (facts: Facts) => boolean;
  children: (facts: Facts, set: (what: Partial<Facts>) => void, wrong: Record<string, string>) => ReactNode;
}

/** Some of the company's settings, saved together; only those that were changed are sent. */
export function SettingsForm<Facts extends object>(props: SettingsFormProps<Facts>) {
  const { company, factsOf, bodyOf = (changed) => changed, fields, isOpen, children } = props;
  const say = useWords();
  const { busy, wrong, whole, send, forget } = useSaving(fields);
  const [read, setRead] = useState(company);
  const [facts, setFacts] = useState(() => factsOf(company.settings));
  const [stored, setStored] = useState(false);
  const saved = factsOf(read.settings);
  const different = (Object.keys(saved) as (keyof Facts)[]).filter((field) => facts[field] !== saved[field]);
  const changed = different.length > 0;
  // What another saves meanwhile is taken over where nothing was typed; else saving says so.
  if (company.recordVersion !== read.recordVersion && (stored || !changed)) {
    setRead(company);
    setFacts(factsOf(company.settings));
    setStored(false);
  }
  const save = async () => {
    if (!changed) return;
    const only = Object.fromEntries(different.map((field) => [field, facts[field]])) as Partial<Facts>;
    setStored((await send(() => saveSettings(read, bodyOf(only)))) !== null);
  };
  const discard = () => {
    setFacts(saved);
    forget();
  };
  return (
    <Form className={styles.form} onSend={() => void save()}>
      <div className={styles.fields}>{children(facts, (what) => setFacts({ ...facts, ...what }), wrong)}</div>
      {whole && <Refusal refusal={whole} />}
      <div className={styles.actions}>
        {changed && (
          <Button look="quiet" onClick={discard}>
            {say("settings.discard")}
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy} disabled={!changed || isOpen?.(facts)}>
          {say("kit.save")}
        </Button>
      </div>
      <AskBeforeLeaving when={changed && !busy} />
    </Form>
  );
}
