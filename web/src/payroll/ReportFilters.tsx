import { Flag } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../kit/Button";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import styles from "./ReportFilters.module.css";
import type { useRows } from "./useRows";

/** Whom one looks for, and what is to be done with the rows. */
export function ReportFilters({ rows, children }: { rows: ReturnType<typeof useRows>; children?: ReactNode }) {
  const say = useWords();
  const flagged = rows.all.filter((row) => row.flagged).length;
  return (
    <div className={styles.bar}>
      <TextField
        label={say("time.person")}
        labelHidden
        name="person"
        type="search"
        placeholder={say("payroll.find")}
        value={rows.filter.text}
        onChange={(event) => rows.onText(event.currentTarget.value)}
      />
      <Button aria-pressed={rows.filter.flagged} icon={<Flag size={14} />} onClick={() => rows.onFlagged(!rows.filter.flagged)}>
        {say("payroll.onlyFlagged", { count: flagged })}
      </Button>
      <span className={styles.actions} role="status">
        {rows.chosen.size > 0 && <strong>{say("kit.chosen", { count: rows.chosen.size })}</strong>}
        {children}
      </span>
    </div>
  );
}
