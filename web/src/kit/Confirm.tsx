import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import { Button } from "./Button";
import styles from "./layer.module.css";

interface ConfirmProps {
  title: string;
  text: ReactNode;
  /** What will be done, as the button's words. */
  action: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onConfirm: () => void;
  busy?: boolean;
}

/** Only for what cannot be undone. */
export function Confirm({ title, text, action, open, onOpen, onConfirm, busy }: ConfirmProps) {
  const say = useWords();
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpen}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.veil} />
        <AlertDialog.Popup className={styles.dialog}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Close render={<Button>{say("kit.cancel")}</Button>} />
            <Button look="danger" busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
