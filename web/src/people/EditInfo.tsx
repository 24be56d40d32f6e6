import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { PictureField } from "../app/PictureField";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { changeInfo, type Info } from "./changeAccount";
import type { Account } from "./queries";
import styles from "./Sheet.module.css";

export function EditInfo({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const [info, setInfo] = useState<Info>({ fullname: account.fullname, avatar: account.avatar, picture: null });
  const changed = info.fullname.trim() !== account.fullname || info.picture !== null || info.avatar !== account.avatar;
  const save = async () => {
    return (await changeInfo(account, info)).refusal;
  };
  return (
    <FormDialog
      title={say("users.do.info")}
      send={say("kit.save")}
      disabled={!changed}
      fields={["fullname"]}
      className={styles.form}
      onSend={save}
      onClose={onClose}
    >
      {(refusals) => (
        <>
          <PictureField name={info.fullname || "?"} id={account.id} value={info} onValue={(picture) => setInfo({ ...info, ...picture })} />
          <TextField
            label={say("people.fullname")}
            name="fullname"
            required
            maxLength={200}
            refusal={refusals.fullname}
            value={info.fullname}
            onChange={(event) => setInfo({ ...info, fullname: event.currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  );
}
