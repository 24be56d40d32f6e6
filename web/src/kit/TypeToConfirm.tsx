import { type ReactNode, useId, useState } from "react";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Form } from "./Form";
import { TextField } from "./TextField";

interface TypeToConfirmProps {
  title: string;
  text: ReactNode;
  /** What is to be typed, whatever its letters' size. */
  phrase: string;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** What is said or asked besides. */
  children?: ReactNode;
}

/** For what is gone for good: nobody does it by a slip. */
export function TypeToConfirm({ title, text, phrase, action, busy, onConfirm, onClose, children }: TypeToConfirmProps) {
  const say = useWords();
  const form = useId();
  const [typed, type] = useState("");
  const same = plain(typed) === plain(phrase);
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
          <Button look="danger" type="submit" form={form} busy={busy} disabled={!same}>
            {action}
          </Button>
        </>
      }
    >
      <Form id={form} onSend={() => same && onConfirm()}>
        <TextField
          label={say("kit.typeToConfirm", { phrase })}
          name="phrase"
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Form>
      {children}
    </Dialog>
  );
}

/** Without regard to size, and to the dots of i. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
}
