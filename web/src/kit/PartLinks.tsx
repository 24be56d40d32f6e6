import { Link } from "react-router";
import { Badge } from "./Badge";
import styles from "./PartLinks.module.css";

interface PartLinksProps {
  label: string;
  /** With how much waits there. */
  parts: readonly { to: string; label: string; current: boolean; count?: number }[];
}

/** The parts of a page that has an address for each. */
export function PartLinks({ label, parts }: PartLinksProps) {
  return (
    <nav className={styles.parts} aria-label={label}>
      {parts.map((part) => (
        <Link key={part.to} to={part.to} className={styles.part} aria-current={part.current ? "page" : undefined}>
          {part.label}
          {part.count !== undefined && part.count > 0 && <Badge tone="accent">{part.count}</Badge>}
        </Link>
      ))}
    </nav>
  );
}
