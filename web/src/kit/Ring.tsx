import styles from "./Ring.module.css";

/** How much of something is done, as a ring around its numbers. */
export function Ring({ done, of }: { done: number; of: number }) {
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return (
    <span className={styles.ring} data-whole={(of > 0 && done >= of) || undefined}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle className={styles.track} cx="18" cy="18" r="15.9155" />
        {share > 0 && <circle className={styles.arc} cx="18" cy="18" r="15.9155" strokeDasharray={`${share * 100} 100`} />}
      </svg>
      <span className={styles.numbers}>
        {done}/{of}
      </span>
    </span>
  );
}
