import { useState } from "react";
import { useQuery } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import type { Session } from "../app/session";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useNow } from "../time/clock";
import { dayOf } from "../time/wall";
import { useWords } from "../words/words";
import { deleteGroup } from "./changeGroups";
import { type Group, shiftsOfGroup } from "./queries";
import { ShiftRows } from "./ShiftRows";

interface DeleteGroupProps {
  session: Session;
  group: Group;
  onClose: () => void;
  onGone: () => void;
}

/** Nobody is in it any more, which cannot be undone: the shifts that lose people by it are shown before. */
export function DeleteGroup({ session, group, onClose, onGone }: DeleteGroupProps) {
  const say = useWords();
  const today = dayOf(useNow("minute"), session.timezone);
  const shifts = useQuery(shiftsOfGroup(group.id, today, true));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const remove = async () => {
    setBusy(true);
    const outcome = await deleteGroup(group);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onGone();
  };
  return (
    <Dialog
      title={say("groups.deleteTitle", { name: group.groupName })}
      text={say("groups.deleteText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="danger" busy={busy} disabled={shifts.isPending} onClick={() => void remove()}>
            {say("users.do.delete")}
          </Button>
        </>
      }
    >
      {shifts.isPending ? (
        <Skeleton count={2} />
      ) : shifts.data && shifts.data.all > 0 ? (
        <div>
          <strong>{say("groups.losing", { count: shifts.data.all })}</strong>
          <ShiftRows shifts={shifts.data.shifts} />
        </div>
      ) : (
        <p>{say("groups.losingNone")}</p>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Dialog>
  );
}
