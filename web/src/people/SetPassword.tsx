import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { FirstPassword } from "./AccountFields";
import { setPassword } from "./changeAccount";
import { newPassword } from "./newPassword";
import type { Account } from "./queries";

export function SetPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const [password, choose] = useState(newPassword);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const save = async () => {
    setBusy(true);
    const outcome = await setPassword(account, password);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("users.passwordTitle", { name: account.fullname })}
      text={say("users.passwordText")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            {say("users.do.password")}
          </Button>
        </>
      }
    >
      <FirstPassword value={password} onValue={choose} />
      {refusal && <Refusal refusal={refusal} />}
    </Dialog>
  );
}
