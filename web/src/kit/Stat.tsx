import type { ReactNode } from "react";
import type { Tone } from "./Badge";
import { classes } from "./classes";
import styles from "./Stat.module.css";

interface StatProps {
  label: string;
  value: ReactNode;
  aside?: ReactNode;
  tone?: Tone;
}

export function Stat({ label, value, aside, tone = "quiet" }: StatProps) {
  return (
    <dl className={classes(styles.stat, styles[tone])}>
      <dt>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {aside && <dd className={styles.aside}>{aside}</dd>}
    </dl>
  );
}
