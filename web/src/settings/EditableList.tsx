import { Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Outcome } from "../api/change";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { List, ListRow } from "../kit/List";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./Rules.module.css";

const Confirm = lazy(() => import("../kit/Confirm").then((module) => ({ default: module.Confirm })));

interface EditableListProps<T extends { id: string }> {
  title: string;
  hint?: string;
  none: string;
  add: string;
  /** Nothing can be added yet. */
  closed?: boolean;
  asked: { data?: readonly T[] | undefined; error: unknown; refetch: () => unknown };
  row: (one: T) => { name: string; text: string; badge?: ReactNode; actions?: ReactNode };
  form: (one: T | null, onClose: () => void) => ReactNode;
  /** What is said before it is gone; the action stands on the button. */
  goodbye: (one: T) => { label: string; title: string; text: string; action: string };
  onDelete: (one: T) => Promise<Outcome<unknown>>;
}

/** What a company has of something: added, changed in a sheet, and taken away after a question. */
export function EditableList<T extends { id: string }>(props: EditableListProps<T>) {
  const { title, hint, none, add, closed = false, asked, row, form, goodbye, onDelete } = props;
  const say = useWords();
  const [open, setOpen] = useState<T | "new" | null>(null);
  const [leaving, leave] = useState<T | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const remove = async (one: T) => {
    setBusy(true);
    setRefused((await onDelete(one)).refusal);
    setBusy(false);
    leave(null);
  };
  const adding = (
    <Button icon={<Plus size={15} />} disabled={closed} onClick={() => setOpen("new")}>
      {add}
    </Button>
  );
  return (
    <Card title={title} hint={hint} action={asked.data && asked.data.length > 0 && adding}>
      {asked.error ? (
        <Refusal refusal={asRefusal(asked.error)} onAgain={() => void asked.refetch()} />
      ) : !asked.data ? (
        <Skeleton shape="rows" count={3} />
      ) : asked.data.length === 0 ? (
        <EmptyState action={adding}>{none}</EmptyState>
      ) : (
        <List label={title}>
          {asked.data.map((one) => {
            const { name, text, badge, actions } = row(one);
            return (
              <ListRow
                key={one.id}
                title={name}
                text={<span className={styles.wrap}>{text}</span>}
                after={
                  <>
                    {badge}
                    <span className={styles.doing}>
                      {actions}
                      <IconButton label={say("settings.edit", { name })} icon={<Pencil size={15} />} onClick={() => setOpen(one)} />
                      <IconButton label={goodbye(one).label} icon={<Trash2 size={15} />} onClick={() => leave(one)} />
                    </span>
                  </>
                }
              />
            );
          })}
        </List>
      )}
      {refused && <Refusal refusal={refused} />}
      <Suspense>
        {open && form(open === "new" ? null : open, () => setOpen(null))}
        {leaving && (
          <Confirm
            title={goodbye(leaving).title}
            text={goodbye(leaving).text}
            action={goodbye(leaving).action}
            open
            busy={busy}
            onOpen={(shown) => shown || leave(null)}
            onConfirm={() => void remove(leaving)}
          />
        )}
      </Suspense>
    </Card>
  );
}
