import { CircleCheck, X } from "lucide-react";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { IconButton } from "./IconButton";
import styles from "./Toast.module.css";
import { dismiss, type ToastMessage } from "./toasts";

export function Toast({ message }: { message: ToastMessage }) {
  const say = useWords();
  return (
    <div className={styles.toast}>
      <CircleCheck size={16} aria-hidden="true" />
      <span className={styles.text}>{message.text}</span>
      {message.undo && (
        <Button
          size="compact"
          look="quiet"
          onClick={() => {
            dismiss(message.id);
            message.undo?.();
          }}
        >
          {message.label ?? say("kit.undo")}
        </Button>
      )}
      <IconButton size="compact" label={say("kit.close")} icon={<X size={14} />} onClick={() => dismiss(message.id)} />
    </div>
  );
}
