import type { ReactNode } from "react";
import styles from "./PageHead.module.css";

interface PageHeadProps {
  title: string;
  /** Selectors of the page, beside its title. */
  children?: ReactNode;
  /** Its one primary action, at the end. */
  action?: ReactNode;
}

export function PageHead({ title, children, action }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      {action && <span className={styles.action}>{action}</span>}
    </header>
  );
}
