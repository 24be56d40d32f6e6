import { CircleAlert, Info, TriangleAlert, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { classes } from "./classes";

interface BannerProps {
  tone?: "note" | "good" | "warn" | "bad" | "offline";
  children: ReactNode;
  action?: ReactNode;
}

const signs = { note: Info, good: Info, warn: TriangleAlert, bad: CircleAlert, offline: WifiOff };

/** Said of the whole page, and staying until it no longer holds. */
export function Banner({ tone = "note", children, action }: BannerProps) {
  const Sign = signs[tone];
  return (
    <div className={classes(styles.banner, styles[tone])} role={tone === "bad" ? "alert" : "status"}>
      <Sign size={16} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
