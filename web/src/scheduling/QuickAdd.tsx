import { useState } from "react";
import { useWords } from "../words/words";
import styles from "./QuickAdd.module.css";
import { typedSpan } from "./typedSpan";

export interface QuickPlace {
  /** Of the cell, on the screen. */
  rect: DOMRect;
  label: string;
  text: string;
}

interface QuickAddProps {
  place: QuickPlace;
  onSave: (times: { startTime: string; endTime: string }) => void;
  onMore: () => void;
  onClose: () => void;
}

/** The times of a new shift, typed into its cell; Enter is enough. */
export function QuickAdd({ place, onSave, onMore, onClose }: QuickAddProps) {
  const say = useWords();
  const [text, type] = useState(place.text);
  const [wrong, setWrong] = useState(false);
  const { left, top, width } = place.rect;
  return (
    <div className={styles.quick} style={{ insetInlineStart: left, insetBlockStart: top, inlineSize: Math.max(width, 136) }}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key or a click, in this place
        autoFocus
        className={styles.input}
        aria-label={place.label}
        aria-invalid={wrong || undefined}
        value={text}
        onFocus={(event) => place.text.length > 2 && event.currentTarget.select()}
        onChange={(event) => {
          type(event.currentTarget.value);
          setWrong(false);
        }}
        onBlur={onClose}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") onClose();
          if (event.key !== "Enter") return;
          event.preventDefault();
          const times = typedSpan(text);
          if (event.shiftKey) onMore();
          else if (times) onSave(times);
          else setWrong(true);
        }}
      />
      <span className={styles.hint}>{say(wrong ? "rota.quickWrong" : "rota.quickHint")}</span>
    </div>
  );
}
