import styles from "./Progress.module.css";

interface ProgressProps {
  label: string;
  value: number;
  of: number;
  /** In words, beside the bar. */
  text: string;
}

/** How far something is that takes a while. */
export function Progress({ label, value, of, text }: ProgressProps) {
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        <span>{text}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={value}
        aria-valuetext={text}
      >
        <div className={styles.bar} style={{ inlineSize: `${of === 0 ? 100 : Math.min(100, (value / of) * 100)}%` }} />
      </div>
    </div>
  );
}
