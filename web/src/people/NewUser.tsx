import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import type { Session } from "../app/session";
import { useWords } from "../words/words";
import { AccountFields } from "./AccountFields";
import { emptyAccount, makeAccount } from "./changeAccount";
import styles from "./Sheet.module.css";

/** An account alone; who is to be employed with it is added among the people. */
export function NewUser({ session, onClose }: { session: Session; onClose: () => void }) {
  const say = useWords();
  const [account, setAccount] = useState(emptyAccount);
  const save = async () => {
    return (await makeAccount(account)).refusal;
  };
  return (
    <FormDialog
      title={say("users.new")}
      send={say("people.addThem")}
      fields={["email", "fullname"]}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <AccountFields actor={session.roleId} value={account} onValue={setAccount} refusals={refusals} />
        </>
      )}
    </FormDialog>
  );
}
