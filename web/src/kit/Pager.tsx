import { ChevronLeft, ChevronRight } from "lucide-react";
import { useWords } from "../words/words";
import { IconButton } from "./IconButton";
import styles from "./Pager.module.css";

interface PagerProps {
  /** From 1. */
  page: number;
  rows: number;
  all: number;
  onPage: (page: number) => void;
  sizes?: { of: readonly number[]; onRows: (rows: number) => void };
}

/** Which rows of how many; back and on. */
export function Pager({ page, rows, all, onPage, sizes }: PagerProps) {
  const say = useWords();
  const pages = Math.max(1, Math.ceil(all / rows));
  if (all === 0 || (pages === 1 && !sizes)) return null;
  return (
    <nav className={styles.pager} aria-label={say("kit.rows")}>
      <span aria-live="polite">{say("kit.rowsOf", { from: (page - 1) * rows + 1, to: Math.min(all, page * rows), all })}</span>
      <IconButton label={say("kit.pageBefore")} icon={<ChevronLeft size={16} />} disabled={page <= 1} onClick={() => onPage(page - 1)} />
      <IconButton label={say("kit.pageAfter")} icon={<ChevronRight size={16} />} disabled={page >= pages} onClick={() => onPage(page + 1)} />
      {sizes && (
        <fieldset className={styles.sizes}>
          <legend className="unseen">{say("kit.rowsAtOnce")}</legend>
          {sizes.of.map((size) => (
            <button key={size} type="button" aria-pressed={size === rows} className={styles.size} onClick={() => sizes.onRows(size)}>
              {size}
            </button>
          ))}
        </fieldset>
      )}
    </nav>
  );
}
