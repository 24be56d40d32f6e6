import { useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { makeGroup } from "./changeGroups";

/** Its name alone; who is in it is said where it is opened. */
export function NewGroup({ onClose }: { onClose: (made: string | null) => void }) {
  const say = useWords();
  const form = useId();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["groupName"]) : { fields: {} as Record<string, string>, whole: null };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const outcome = await makeGroup(name);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.answer) onClose(outcome.answer.id);
  };
  return (
    <Dialog
      title={say("groups.new")}
      open
      keeps
      onOpen={(open) => open || onClose(null)}
      actions={
        <>
          <Button onClick={() => onClose(null)}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {say("people.addThem")}
          </Button>
        </>
      }
    >
      <Form id={form} onSend={() => void save()}>
        <TextField
          label={say("people.name")}
          name="groupName"
          required
          maxLength={200}
          refusal={shown.fields.groupName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
