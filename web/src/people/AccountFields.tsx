import { RefreshCw } from "lucide-react";
import { PictureField } from "../app/PictureField";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { CopyField } from "../kit/CopyField";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import type { NewAccount } from "./changeAccount";
import { rolesToGive } from "./ladder";
import { newPassword } from "./newPassword";
import styles from "./Sheet.module.css";

interface AccountFieldsProps {
  actor: string;
  value: NewAccount;
  onValue: (value: NewAccount) => void;
  refusals: Record<string, string>;
}

export function AccountFields({ actor, value, onValue, refusals }: AccountFieldsProps) {
  const say = useWords();
  const set = (what: Partial<NewAccount>) => onValue({ ...value, ...what });
  const roles = rolesToGive(actor);
  return (
    <>
      <PictureField name={value.fullname || "?"} id={value.email} value={value} onValue={set} />
      <TextField
        label={say("people.fullname")}
        name="fullname"
        autoComplete="off"
        required
        maxLength={200}
        refusal={refusals.fullname}
        value={value.fullname}
        onChange={(event) => set({ fullname: event.currentTarget.value })}
      />
      <TextField
        label={say("login.email")}
        name="email"
        type="email"
        autoComplete="off"
        required
        refusal={refusals.email}
        value={value.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <FirstPassword value={value.password} onValue={(password) => set({ password })} />
      {roles.length > 1 && (
        <Select
          label={say("me.role")}
          name="roleId"
          value={value.roleId}
          onValue={(roleId) => set({ roleId })}
          options={roles.map((role) => ({ value: role, label: say(`users.role.${role}`) }))}
        />
      )}
      <Checkbox
        label={say("users.verified")}
        hint={say("users.verifiedHint")}
        checked={value.emailVerified}
        onChecked={(emailVerified) => set({ emailVerified })}
      />
    </>
  );
}

/** Made here and taken along by whoever tells it; nobody thinks one up. */
export function FirstPassword({ value, onValue }: { value: string; onValue: (password: string) => void }) {
  const say = useWords();
  return (
    <div className={styles.password}>
      <span className={styles.label}>{say("login.password")}</span>
      <CopyField label={say("login.password")} value={value} />
      <Button size="compact" look="quiet" icon={<RefreshCw size={14} />} onClick={() => onValue(newPassword())}>
        {say("users.another")}
      </Button>
      <span className={styles.hint}>{say("users.passwordHint")}</span>
    </div>
  );
}
