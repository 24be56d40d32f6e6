import { AudienceField } from "../app/AudienceField";
import type { Audience } from "../app/audience";
import { Checkbox } from "../kit/Checkbox";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";

/** What a task says, whether it is given once or again and again. */
export interface TaskWords {
  title: string;
  description: string;
  /** One a line. */
  points: string;
  /** It is done for all when one has done it. */
  any: boolean;
}

interface TaskFieldsProps {
  value: TaskWords;
  onValue: (what: Partial<TaskWords>) => void;
  wrong: Record<string, string>;
}

export function TitleFields({ value, onValue, wrong }: TaskFieldsProps) {
  const say = useWords();
  return (
    <>
      <TextField
        label={say("tasks.title")}
        name="title"
        required
        maxLength={200}
        value={value.title}
        refusal={wrong.title}
        onChange={(event) => onValue({ title: event.currentTarget.value })}
      />
      <TextArea
        label={say("tasks.description")}
        name="description"
        maxLength={10_000}
        value={value.description}
        refusal={wrong.description}
        onChange={(event) => onValue({ description: event.currentTarget.value })}
      />
    </>
  );
}

export function ChecklistFields({ value, onValue, wrong }: TaskFieldsProps) {
  const say = useWords();
  return (
    <>
      <TextArea
        label={say("tasks.checklist")}
        name="checklist"
        hint={say("tasks.checklistHint")}
        value={value.points}
        refusal={wrong.checklist}
        onChange={(event) => onValue({ points: event.currentTarget.value })}
      />
      <Checkbox label={say("tasks.oneForAll")} hint={say("tasks.anyHint")} checked={value.any} onChecked={(any) => onValue({ any })} />
    </>
  );
}

export function ForField({ value, onValue }: { value: Audience; onValue: (audience: Audience) => void }) {
  const say = useWords();
  return <AudienceField label={say("tasks.for")} name="people" value={value} onValue={onValue} />;
}
