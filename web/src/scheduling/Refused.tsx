import { X } from "lucide-react";
import { type Refusal as Refused_, sentenceOf } from "../api/refusals";
import { Button } from "../kit/Button";
import { IconButton } from "../kit/IconButton";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Conflict } from "./queries";
import styles from "./Refused.module.css";

export interface RefusedAt {
  refusal: Refused_;
  /** Of the cell where it was let go. */
  rect: DOMRect | null;
}

interface RefusedProps {
  refused: RefusedAt;
  onOpen: (shiftId: string) => void;
  onClose: () => void;
}

/** Why the chip went back, where it was to go, with what is in the way. */
export function Refused({ refused: { refusal, rect }, onOpen, onClose }: RefusedProps) {
  const say = useWords();
  const place = rect
    ? { insetInlineStart: Math.min(rect.left, innerWidth - 340), insetBlockStart: Math.min(rect.bottom + 4, innerHeight - 180) }
    : undefined;
  return (
    <div className={styles.refused} style={place} role="alert">
      <div className={styles.head}>
        <p>{sentenceOf(refusal, say)}</p>
        <IconButton size="compact" label={say("kit.close")} icon={<X size={14} />} onClick={onClose} />
      </div>
      <Conflicts conflicts={conflictsOf(refusal)} onOpen={onOpen} />
    </div>
  );
}

export function Conflicts({ conflicts, onOpen }: { conflicts: readonly Conflict[]; onOpen: (shiftId: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  if (conflicts.length === 0) return null;
  return (
    <ul className={styles.conflicts}>
      {conflicts.map((one) => (
        <li key={`${one.userId} ${one.shiftId ?? one.kind} ${one.shiftDate}`}>
          <span>
            {say(`rota.conflict.${one.kind}`, {
              name: one.fullname,
              day: dayText(Temporal.PlainDate.from(one.shiftDate), language),
              times: `${one.startTime}–${one.endTime}`,
            })}
          </span>
          {one.kind === "shift" && one.shiftId && (
            <Button size="compact" onClick={() => onOpen(one.shiftId ?? "")}>
              {say("rota.openOther")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function conflictsOf(refusal: Refused_): Conflict[] {
  const detail = refusal.detail as { conflicts?: Conflict[] } | null;
  return Array.isArray(detail?.conflicts) ? detail.conflicts : [];
}
