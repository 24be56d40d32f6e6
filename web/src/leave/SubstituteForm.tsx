import { useState } from "react";
import { useQuery } from "../api/queries";
import { colleagues } from "../app/colleagues";
import { FormDialog } from "../app/FormDialog";
import { isAdmin } from "../app/roles";
import type { Session } from "../app/session";
import { Combobox } from "../kit/Combobox";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { makeDelegation, saveDelegation } from "./changeDelegations";
import styles from "./Substitutes.module.css";
import type { Delegation } from "./teamQueries";

interface SubstituteFormProps {
  session: Session;
  delegation: Delegation | null;
  today: Temporal.PlainDate;
  onClose: () => void;
}

/** Who, and from when to when; admins say it for others too. */
export function SubstituteForm({ session, delegation, today, onClose }: SubstituteFormProps) {
  const say = useWords();
  const everybody = useQuery(colleagues).data ?? [];
  const [whose, setWhose] = useState<string | null>(delegation?.userId ?? session.userId);
  const [substitute, setSubstitute] = useState<string | null>(delegation?.substituteId ?? null);
  const [from, setFrom] = useState(delegation?.from ?? today.toString());
  const [to, setTo] = useState(delegation?.to ?? today.add({ days: 6 }).toString());
  const save = async () => {
    const wanted = { userId: whose ?? session.userId, substituteId: substitute ?? "", from, to };
    return (await (delegation ? saveDelegation(delegation, wanted) : makeDelegation(wanted))).refusal;
  };
  const options = (but: string | null) => everybody.filter((one) => one.id !== but).map((one) => ({ value: one.id, label: one.fullname }));
  return (
    <FormDialog
      title={say(delegation ? "substitute.editTitle" : "substitute.add")}
      text={say("substitute.hint")}
      send={say("kit.save")}
      disabled={!whose || !substitute}
      fields={["userId", "substituteId", "from", "to"]}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          {isAdmin(session) && (
            <Combobox
              label={say("substitute.whose")}
              name="userId"
              placeholder={say("substitute.find")}
              refusal={refusals.userId}
              value={whose}
              onValue={setWhose}
              disabled={delegation !== null}
              options={options(substitute)}
            />
          )}
          <Combobox
            label={say("substitute.who")}
            name="substituteId"
            placeholder={say("substitute.find")}
            refusal={refusals.substituteId}
            value={substitute}
            onValue={setSubstitute}
            options={options(whose)}
          />
          <div className={styles.two}>
            <TextField
              label={say("substitute.from")}
              name="from"
              type="date"
              required
              refusal={refusals.from}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextField
              label={say("substitute.to")}
              name="to"
              type="date"
              required
              min={from}
              refusal={refusals.to}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}
