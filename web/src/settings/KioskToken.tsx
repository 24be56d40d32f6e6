import { useState } from "react";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { CopyField } from "../kit/CopyField";
import { Dialog } from "../kit/Dialog";
import { useWords } from "../words/words";
import styles from "./Rules.module.css";

/** Shown this once. Esc and a click beside it do nothing: it would be lost for good. */
export function KioskToken({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
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
          {say("kiosk.done")}
        </Button>
      }
    >
      <div className={styles.rows}>
        <Banner tone="warn">{say("kiosk.once")}</Banner>
        <CopyField label={say("kiosk.token")} value={token} />
        <Checkbox label={say("kiosk.stored")} checked={stored} onChecked={store} />
      </div>
    </Dialog>
  );
}
