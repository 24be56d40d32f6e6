import type { ReactNode } from "react";
import { NavLink } from "react-router";
import styles from "./SideParts.module.css";

interface SidePartsProps {
  label: string;
  parts: readonly { to: string; label: string }[];
  /** Tables want more room than forms. */
  wide?: boolean;
  children: ReactNode;
}

/** The parts of a page that has many, beside the one that is shown; on narrow screens above it. */
export function SideParts({ label, parts, wide, children }: SidePartsProps) {
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <nav className={styles.parts} aria-label={label}>
        {parts.map((part) => (
          <NavLink key={part.to} to={part.to} end className={styles.part}>
            {part.label}
          </NavLink>
        ))}
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
