import { useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { AccountFields } from "./AccountFields";
import { emptyAccount, makeAccount } from "./changeAccount";
import styles from "./Sheet.module.css";

/** An account alone; who is to be employed with it is added among the people. */
export function NewUser({ session, onClose }: { session: Session; onClose: () => void }) {
  const say = useWords();
  const form = useId();
  const [account, setAccount] = useState(emptyAccount);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["email", "fullname"]) : { fields: {}, whole: null };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const outcome = await makeAccount(account);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("users.new")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {say("people.addThem")}
          </Button>
        </>
      }
    >
      <Form id={form} className={styles.form} onSend={() => void save()}>
        <AccountFields actor={session.roleId} value={account} onValue={setAccount} refusals={shown.fields} />
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
