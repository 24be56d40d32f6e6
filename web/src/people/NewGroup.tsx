import { useState } from "react";
import { FormDialog } from "../app/FormDialog";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { makeGroup } from "./changeGroups";

/** Its name alone; who is in it is said where it is opened. */
export function NewGroup({ onClose }: { onClose: (made: string | null) => void }) {
  const say = useWords();
  const [name, setName] = useState("");
  const save = async () => {
    const outcome = await makeGroup(name);
    if (outcome.answer) onClose(outcome.answer.id);
    return outcome.refusal;
  };
  return (
    <FormDialog
      title={say("groups.new")}
      send={say("people.addThem")}
      fields={["groupName"]}
      onSend={save}
      onSent={() => undefined}
      onClose={() => onClose(null)}
    >
      {(refusals) => (
        <>
          <TextField
            label={say("people.name")}
            name="groupName"
            required
            maxLength={200}
            refusal={refusals.groupName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
