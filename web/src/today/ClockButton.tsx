import { Check, Coffee } from "lucide-react";
import { Button } from "../kit/Button";
import { Spinner } from "../kit/Spinner";
import { useWords } from "../words/words";
import type { ClockState } from "./clockState";
import type { PunchAction } from "./punch";
import styles from "./ShiftCard.module.css";

interface ClockButtonProps {
  state: ClockState;
  busy: PunchAction | null;
  onTap: (action: PunchAction) => void;
}

/** The one button of a shift: clock in, clock out, or the sign that it is over. */
export function ClockButton({ state, busy, onTap }: ClockButtonProps) {
  const say = useWords();
  if (state.is === "running")
    return (
      <>
        <Big out busy={busy === "out"} onTap={() => onTap("out")}>
          {say("today.clockOut")}
        </Big>
        <Button
          wide
          look="quiet"
          icon={<Coffee size={16} />}
          busy={busy === "breakStart" || busy === "breakEnd"}
          onClick={() => onTap(state.pause ? "breakEnd" : "breakStart")}
        >
          {say(state.pause ? "today.breakEnd" : "today.breakStart")}
        </Button>
      </>
    );
  if (state.is === "done")
    return (
      <p className={styles.mark}>
        <Check size={22} aria-hidden="true" />
        {say("today.finished")}
      </p>
    );
  if (state.is === "early" || state.is === "open" || state.is === "begun")
    return (
      <Big disabled={state.is === "early"} busy={busy === "in"} onTap={() => onTap("in")}>
        {say("today.clockIn")}
      </Big>
    );
  return null;
}

function Big({ out, disabled, busy, onTap, children }: { out?: boolean; disabled?: boolean; busy: boolean; onTap: () => void; children: string }) {
  return (
    <button
      type="button"
      className={styles.button}
      data-out={out || undefined}
      disabled={disabled}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onTap}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
