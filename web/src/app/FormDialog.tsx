import { type ReactNode, useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";

interface FormDialogProps {
  title: string;
  text?: ReactNode;
  /** What the button says that sends it. */
  send: string;
  /** There is nothing to send. */
  disabled?: boolean;
  /** Refusals of these are shown at them; all others above the buttons. */
  fields?: readonly string[];
  className?: string | undefined;
  onSend: () => Promise<Refused | null>;
  /** When it was sent, where it is not simply closed. */
  onSent?: () => void;
  onClose: () => void;
  children: ReactNode | ((refusals: Record<string, string>) => ReactNode);
}

/** One form, sent once at a time; it stays with what was typed until it was taken or somebody closes it. */
export function FormDialog({ title, text, send, disabled, fields = [], className, onSend, onSent, onClose, children }: FormDialogProps) {
  const say = useWords();
  const form = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, fields) : { fields: {}, whole: null };
  const sent = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await onSend();
    setBusy(false);
    setRefusal(refused);
    if (!refused) (onSent ?? onClose)();
  };
  return (
    <Dialog
      title={title}
      text={text}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={disabled}>
            {send}
          </Button>
        </>
      }
    >
      <Form id={form} className={className} onSend={() => void sent()}>
        {typeof children === "function" ? children(shown.fields) : children}
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
