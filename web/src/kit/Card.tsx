import type { ReactNode } from "react";
import styles from "./Card.module.css";

interface CardProps {
  title?: string;
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Card({ title, hint, action, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      {(title || action) && (
        <header className={styles.head}>
          <div>
            {title && <h2 className={styles.title}>{title}</h2>}
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
