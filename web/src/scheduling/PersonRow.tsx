import { memo } from "react";
import { Avatar } from "../kit/Avatar";
import type { Hue } from "../kit/hues";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import type { Cell, Row } from "./board";
import { Chip } from "./Chip";
import { LeaveMark } from "./LeaveMark";
import styles from "./PersonRow.module.css";
import { rounded } from "./verdicts";

/** What rows are drawn with and that is the same for all of them. */
export interface Look {
  days: readonly Temporal.PlainDate[];
  today: Temporal.PlainDate;
  zone: string;
  hues: ReadonlyMap<string, Hue>;
  names: ReadonlyMap<string, string>;
}

interface PersonRowProps {
  row: Row;
  index: number;
  look: Look;
  warned: ReadonlySet<string>;
  waiting: boolean;
}

export const PersonRow = memo(function PersonRow({ row, index, look, warned, waiting }: PersonRowProps) {
  const say = useWords();
  const { person } = row;
  const over = person?.weeklyHours !== null && row.hours > (person?.weeklyHours ?? Number.POSITIVE_INFINITY);
  return (
    <div role="row" aria-rowindex={index} className={styles.row} data-open={person === null || undefined}>
      <div role="rowheader" className={styles.name} tabIndex={-1}>
        {person && <Avatar name={person.name} id={person.id} picture={person.avatar} />}
        <span className={styles.who}>
          <span className={styles.fullname}>{person ? person.name : say("rota.open")}</span>
          {person?.position && <span className={styles.position}>{person.position}</span>}
        </span>
        {person && (
          <span
            className={styles.hours}
            data-over={over || undefined}
            title={over ? say("rota.overHours", { hours: rounded(person.weeklyHours ?? 0) }) : undefined}
          >
            {say("rota.hours", { hours: rounded(row.hours) })}
            {over && <span className="unseen">{say("rota.overHours", { hours: rounded(person.weeklyHours ?? 0) })}</span>}
          </span>
        )}
      </div>
      {row.cells.map((cell, day) => (
        <RowCell key={look.days[day]?.toString()} row={row} cell={cell} day={day} look={look} warned={warned} waiting={waiting && person !== null} />
      ))}
    </div>
  );
}, sameRow);

interface RowCellProps {
  row: Row;
  cell: Cell;
  day: number;
  look: Look;
  warned: ReadonlySet<string>;
  waiting: boolean;
}

function RowCell({ row, cell, day, look, warned, waiting }: RowCellProps) {
  const language = useLanguage();
  const date = look.days[day] as Temporal.PlainDate;
  const empty = cell.blocks.length === 0 && cell.leave.length === 0;
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      id={`cell-${row.key}-${day}`}
      className={styles.cell}
      data-row={row.key}
      data-day={day}
      data-today={date.equals(look.today) || undefined}
      aria-label={empty ? dayText(date, language, "short") : undefined}
    >
      {cell.leave.map((leave) => (
        <LeaveMark key={leave.id} leave={leave} />
      ))}
      {cell.blocks.map((block) => (
        <Chip
          key={block.key}
          block={block}
          zone={look.zone}
          hue={look.hues.get(block.shift.departmentId ?? "") ?? "slate"}
          department={look.names.get(block.shift.departmentId ?? block.shift.assignedDepartmentIds[0] ?? "") ?? null}
          name={row.person?.name ?? null}
          warned={warned.has(block.key)}
        />
      ))}
      {waiting && day < 5 && <span className={styles.waiting} />}
    </div>
  );
}

/** Drawn again only when something of its own has changed. */
function sameRow(before: PersonRowProps, after: PersonRowProps): boolean {
  if (before.look !== after.look || before.index !== after.index || before.waiting !== after.waiting) return false;
  const [one, other] = [before.row, after.row];
  if (one === other && before.warned === after.warned) return true;
  if (one.key !== other.key || one.hours !== other.hours || one.person?.name !== other.person?.name) return false;
  return one.cells.every((cell, day) => {
    const then = other.cells[day];
    return (
      then?.blocks.length === cell.blocks.length &&
      then.leave.length === cell.leave.length &&
      cell.leave.every((leave, index) => leave === then.leave[index]) &&
      cell.blocks.every((block, index) => {
        const next = then.blocks[index];
        return next?.shift === block.shift && next.key === block.key && before.warned.has(block.key) === after.warned.has(block.key);
      })
    );
  });
}
