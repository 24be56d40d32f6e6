import { useState } from "react";
import { countryOptions } from "../app/countries";
import { FormDialog } from "../app/FormDialog";
import { Combobox } from "../kit/Combobox";
import { TextField } from "../kit/TextField";
import { useLanguage, useWords } from "../words/words";
import { type BillingDetails, changeOf, draftOf, taxKindName, taxKinds } from "./billingDraft";
import { saveBilling } from "./changeBilling";
import styles from "./Subscription.module.css";
import { saidHere } from "./saidHere";

const fields = ["name", "email", "line1", "line2", "postalCode", "city", "state", "country", "taxIdType", "taxId"];

/** Whom the invoices name, where that is, and its tax number. */
export function BillingForm({ details, onClose }: { details: BillingDetails; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [saved] = useState(() => draftOf(details));
  const [draft, setDraft] = useState(saved);
  const set = (what: Partial<typeof draft>) => setDraft({ ...draft, ...what });
  const kinds = [...new Set([...taxKinds, ...(saved.taxIdType ? [saved.taxIdType] : [])])];
  return (
    <FormDialog
      title={say("sub.billing")}
      send={say("kit.save")}
      disabled={Object.keys(changeOf(saved, draft)).length === 0}
      fields={fields}
      className={styles.form}
      onSend={async () => {
        const { refusal } = await saveBilling(saved, draft);
        return refusal && saidHere(refusal, say);
      }}
      onClose={onClose}
    >
      {(wrong) => {
        const text = (name: Exclude<keyof typeof draft, "country" | "taxIdType">, most: number, complete: string) => ({
          label: say(`sub.bill.${name}`),
          name,
          maxLength: most,
          autoComplete: complete,
          refusal: wrong[name],
          value: draft[name],
          onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
        });
        return (
          <>
            <div className={styles.two}>
              <TextField {...text("name", 200, "organization")} />
              <TextField {...text("email", 254, "email")} type="email" />
            </div>
            <TextField {...text("line1", 200, "address-line1")} />
            <TextField {...text("line2", 200, "address-line2")} />
            <div className={styles.two}>
              <TextField {...text("postalCode", 20, "postal-code")} />
              <TextField {...text("city", 100, "address-level2")} />
              <TextField {...text("state", 100, "address-level1")} />
              <Combobox
                label={say("sub.bill.country")}
                name="country"
                refusal={wrong.country}
                value={draft.country}
                onValue={(country) => set({ country })}
                options={countryOptions(language)}
              />
            </div>
            <div className={styles.two}>
              <Combobox
                label={say("sub.bill.taxIdType")}
                name="taxIdType"
                placeholder={say("sub.bill.none")}
                refusal={wrong.taxIdType}
                value={draft.taxIdType}
                onValue={(taxIdType) => set({ taxIdType })}
                options={kinds.map((value) => ({ value, label: taxKindName(value, language) }))}
              />
              <TextField {...text("taxId", 50, "off")} />
            </div>
          </>
        );
      }}
    </FormDialog>
  );
}
