import { Ban, RotateCcw, Trash2 } from "lucide-react";
import type { Refusal as Refused_ } from "../api/refusals";
import { Button } from "../kit/Button";
import { StatusBadge } from "../kit/StatusBadge";
import { useWords } from "../words/words";
import type { Shift } from "./queries";
import styles from "./ShiftSheet.module.css";
import { removeShift, saveShift } from "./saveShift";

export function ShiftStanding({ shift }: { shift: Shift }) {
  const say = useWords();
  return (
    <p className={styles.standing}>
      {!shift.published && <StatusBadge standing="waiting">{say("rota.draft")}</StatusBadge>}
      {shift.published && shift.status === "scheduled" && <StatusBadge standing="done">{say("rota.isPublished")}</StatusBadge>}
      {shift.status === "cancelled" && <StatusBadge standing="refused">{say("rota.cancelled")}</StatusBadge>}
      {shift.status === "completed" && <StatusBadge standing="off">{say("rota.completed")}</StatusBadge>}
    </p>
  );
}

interface ShiftEndsProps {
  shift: Shift;
  busy: boolean;
  zone: string;
  done: (outcome: Promise<{ refusal: Refused_ | null }>) => Promise<void>;
}

/** How a shift ends that is not worked; each can be undone. */
export function ShiftEnds({ shift, busy, zone, done }: ShiftEndsProps) {
  const say = useWords();
  return (
    <>
      {shift.status === "scheduled" && shift.published && (
        <Button icon={<Ban size={15} />} disabled={busy} onClick={() => void done(saveShift(shift, { status: "cancelled" }, zone))}>
          {say("rota.cancel")}
        </Button>
      )}
      {shift.status === "cancelled" && (
        <Button icon={<RotateCcw size={15} />} disabled={busy} onClick={() => void done(saveShift(shift, { status: "scheduled" }, zone))}>
          {say("rota.revive")}
        </Button>
      )}
      <Button look="quiet" icon={<Trash2 size={15} />} disabled={busy} onClick={() => void done(removeShift(shift))}>
        {say("rota.delete")}
      </Button>
    </>
  );
}
