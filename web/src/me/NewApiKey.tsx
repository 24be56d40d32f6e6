import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { CopyField } from "../kit/CopyField";
import { Dialog } from "../kit/Dialog";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { now } from "../time/clock";
import { useWords } from "../words/words";
import { makeApiKey } from "./changeApiKeys";
import styles from "./MePage.module.css";

const lives = ["month", "quarter", "year", "forever"] as const;
type Life = (typeof lives)[number];
const months = { month: 1, quarter: 3, year: 12 } satisfies Record<Exclude<Life, "forever">, number>;

/** Named, made, and shown once: it closes when whoever made it says that they have it. */
export function NewApiKey({ zone, onClose }: { zone: string; onClose: () => void }) {
  const say = useWords();
  const [name, setName] = useState("");
  const [life, setLife] = useState<Life>("year");
  const [secret, keep] = useState<string | null>(null);
  const make = async () => {
    const outcome = await makeApiKey(name, life === "forever" ? null : endOf(months[life], zone));
    if (outcome.answer) keep(outcome.answer);
    return outcome.refusal;
  };
  if (secret) return <Shown name={name} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={say("apikeys.new")}
      text={say("apikeys.newText")}
      send={say("apikeys.make")}
      fields={["name", "expiresAt"]}
      className={styles.fields}
      onSend={make}
      onSent={() => undefined}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <TextField
            label={say("apikeys.name")}
            name="name"
            required
            maxLength={200}
            autoComplete="off"
            hint={say("apikeys.nameHint")}
            refusal={refusals.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={say("apikeys.expires")}
            name="expiresAt"
            refusal={refusals.expiresAt}
            value={life}
            onValue={setLife}
            options={lives.map((value) => ({ value, label: say(`apikeys.life.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Esc and a click beside it do nothing: it would be lost for good. */
function Shown({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const say = useWords();
  const [stored, store] = useState(false);
  return (
    <Dialog
      title={name}
      open
      keeps
      onOpen={() => undefined}
      actions={
        <Button look="primary" disabled={!stored} onClick={onClose}>
          {say("apikeys.done")}
        </Button>
      }
    >
      <div className={styles.fields}>
        <Banner tone="warn">{say("apikeys.once")}</Banner>
        <CopyField label={say("apikeys.key")} value={secret} />
        <Checkbox label={say("apikeys.stored")} checked={stored} onChecked={store} />
      </div>
    </Dialog>
  );
}

function endOf(count: number, zone: string): string {
  return now().toZonedDateTimeISO(zone).add({ months: count }).toInstant().toString();
}
