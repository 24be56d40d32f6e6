import styles from "./Mark.module.css";

/** The product's sign: three shifts of a rota. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className={styles.mark}>
      <rect width="32" height="32" rx="8" className={styles.ground} />
      <g className={styles.bars}>
        <rect x="6" y="8" width="13" height="4" rx="2" />
        <rect x="10" y="14" width="16" height="4" rx="2" opacity=".85" />
        <rect x="7" y="20" width="10" height="4" rx="2" opacity=".7" />
      </g>
    </svg>
  );
}
