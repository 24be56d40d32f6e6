import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import styles from "./ReportSheet.module.css";

/** What is only asked for when somebody wants to see it. */
export function Unfold({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.unfold} aria-label={title}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={16} aria-hidden="true" /> : <ChevronRight size={16} aria-hidden="true" />}
        {title}
      </button>
      {open && children()}
    </section>
  );
}
