import type { ReactNode } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Drawer } from "../kit/Drawer";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import styles from "./Rules.module.css";

interface SheetFormProps {
  title: string;
  busy: boolean;
  refusal: Refused | null;
  /** Something was typed that is not saved. */
  changed: boolean;
  onSave: () => void;
  onClose: () => void;
  /** Instead of Save. */
  action?: string;
  children: ReactNode;
}

/** A form in a drawer; what was typed into it is not lost by a click beside it. */
export function SheetForm({ title, busy, refusal, changed, onSave, onClose, action, children }: SheetFormProps) {
  const say = useWords();
  return (
    <Drawer title={title} open keeps={changed} onOpen={(open) => open || onClose()}>
      <Form className={styles.sheet} onSend={onSave}>
        {children}
        {refusal && <Refusal refusal={refusal} />}
        <div className={styles.foot}>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={!changed}>
            {action ?? say("kit.save")}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}
