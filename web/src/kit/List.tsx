import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./List.module.css";

export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface ListRowProps {
  before?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  after?: ReactNode;
  to?: string;
}

export function ListRow({ before, title, text, after, to }: ListRowProps) {
  return (
    <li className={styles.row}>
      {before}
      <span className={styles.words}>
        {to ? (
          <Link to={to} className={styles.link}>
            {title}
          </Link>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {text && <span className={styles.text}>{text}</span>}
      </span>
      {after}
    </li>
  );
}
