import { useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { PictureField } from "../app/PictureField";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { changeInfo, type Info } from "./changeAccount";
import type { Account } from "./queries";
import styles from "./Sheet.module.css";

export function EditInfo({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const form = useId();
  const [info, setInfo] = useState<Info>({ fullname: account.fullname, avatar: account.avatar, picture: null });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["fullname"]) : { fields: {} as Record<string, string>, whole: null };
  const changed = info.fullname.trim() !== account.fullname || info.picture !== null || info.avatar !== account.avatar;
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const outcome = await changeInfo(account, info);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("users.do.info")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={!changed}>
            {say("kit.save")}
          </Button>
        </>
      }
    >
      <Form id={form} className={styles.form} onSend={() => void save()}>
        <PictureField name={info.fullname || "?"} id={account.id} value={info} onValue={(picture) => setInfo({ ...info, ...picture })} />
        <TextField
          label={say("people.fullname")}
          name="fullname"
          required
          maxLength={200}
          refusal={shown.fields.fullname}
          value={info.fullname}
          onChange={(event) => setInfo({ ...info, fullname: event.currentTarget.value })}
        />
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
