import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import styles from "./Platform.module.css";

/** Opens one of a list in its drawer; what the list is held to stays. */
export function OpenLink({ name, id, children }: { name: string; id: string; children: ReactNode }) {
  const [asked] = useSearchParams();
  const next = new URLSearchParams(asked);
  next.set(name, id);
  return (
    <Link to={`?${next}`} className={styles.company}>
      {children}
    </Link>
  );
}
