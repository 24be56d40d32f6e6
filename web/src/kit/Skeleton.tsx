import { classes } from "./classes";
import styles from "./Skeleton.module.css";

interface SkeletonProps {
  /** In the shape of what comes. */
  shape?: "line" | "rows" | "block" | "face";
  count?: number;
}

const widths = ["72%", "58%", "80%", "64%", "49%"];

/** Seen only when the wait is longer than a glance. */
export function Skeleton({ shape = "line", count = 1 }: SkeletonProps) {
  return (
    <span className={styles.wait} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move
        <span key={index} className={shape === "rows" ? styles.row : undefined}>
          {(shape === "rows" || shape === "face") && <span className={classes(styles.bone, styles.face)} />}
          {shape === "block" && <span className={classes(styles.bone, styles.block)} />}
          {(shape === "rows" || shape === "line") && (
            <span className={classes(styles.bone, styles.line)} style={{ inlineSize: widths[index % widths.length] }} />
          )}
        </span>
      ))}
    </span>
  );
}
