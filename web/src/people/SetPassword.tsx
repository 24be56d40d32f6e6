import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { useWords } from "../words/words";
import { FirstPassword } from "./AccountFields";
import { setPassword } from "./changeAccount";
import { newPassword } from "./newPassword";
import type { Account } from "./queries";

export function SetPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const [password, choose] = useState(newPassword);
  return (
    <FormDialog
      title={say("users.passwordTitle", { name: account.fullname })}
      text={say("users.passwordText")}
      send={say("users.do.password")}
      onSend={async () => (await setPassword(account, password)).refusal}
      onClose={onClose}
    >
      <FirstPassword value={password} onValue={choose} />
    </FormDialog>
  );
}
