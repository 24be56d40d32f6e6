import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Refusal } from "../kit/Refusal";
import { Select } from "../kit/Select";
import { useWords } from "../words/words";
import { setRole } from "./changeAccount";
import { type Role, rolesToGive } from "./ladder";
import type { Account } from "./queries";

export function SetRole({ session, account, onClose }: { session: Session; account: Account; onClose: () => void }) {
  const say = useWords();
  const roles = rolesToGive(session.roleId);
  const [role, choose] = useState<Role>(roles.find((one) => one === account.roleId) ?? "tenantUser");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const save = async () => {
    setBusy(true);
    const outcome = await setRole(account, role);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("users.roleTitle", { name: account.fullname })}
      text={say("users.roleText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} disabled={role === account.roleId} onClick={() => void save()}>
            {say("users.do.role")}
          </Button>
        </>
      }
    >
      <Select
        label={say("me.role")}
        name="roleId"
        hint={say(`users.may.${role}`)}
        value={role}
        onValue={choose}
        options={roles.map((one) => ({ value: one, label: say(`users.role.${one}`) }))}
      />
      {refusal && <Refusal refusal={refusal} />}
    </Dialog>
  );
}
