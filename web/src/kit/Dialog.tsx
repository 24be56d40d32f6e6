import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import styles from "./layer.module.css";
import { useOpener } from "./useOpener";

interface DialogProps {
  title: string;
  text?: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** With what was typed into it, a click beside it does not close it. */
  keeps?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}

export function Dialog({ title, text, open, onOpen, keeps, children, actions }: DialogProps) {
  const opener = useOpener(open);
  return (
    <Base.Root open={open} onOpenChange={onOpen} disablePointerDismissal={keeps}>
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={styles.dialog} finalFocus={opener}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          {text && <Base.Description className={styles.text}>{text}</Base.Description>}
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
