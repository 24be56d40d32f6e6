import { CalendarRange, ChevronLeft, ChevronRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../kit/Button";
import { IconButton } from "../kit/IconButton";
import { monthText, weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./PeriodBar.module.css";
import { isMonth, type Period, stepped } from "./period";
import type { Payroll } from "./usePayroll";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));
const PeriodDialog = lazy(() => import("./PeriodDialog").then((module) => ({ default: module.PeriodDialog })));

/** Which days, and whose. */
export function PeriodBar({ payroll }: { payroll: Payroll }) {
  const say = useWords();
  const language = useLanguage();
  const [choosing, choose] = useState(false);
  const { period } = payroll;
  return (
    <>
      <span className={styles.walk}>
        <IconButton label={say("payroll.before")} icon={<ChevronLeft size={16} />} onClick={() => payroll.choose(stepped(period, -1))} />
        <Button look="quiet" icon={<CalendarRange size={15} />} aria-haspopup="dialog" onClick={() => choose(true)}>
          <span aria-live="polite">{periodText(period, language)}</span>
        </Button>
        <IconButton label={say("payroll.after")} icon={<ChevronRight size={16} />} onClick={() => payroll.choose(stepped(period, 1))} />
      </span>
      {payroll.departments.length > 1 && (
        <Suspense>
          <Select
            label={say("leave.department")}
            labelHidden
            name="department"
            value={payroll.department ?? ""}
            onValue={payroll.chooseDepartment}
            options={[{ value: "", label: say("leave.allDepartments") }, ...payroll.departments.map(([value, label]) => ({ value, label }))]}
          />
        </Suspense>
      )}
      <Suspense>
        {choosing && <PeriodDialog period={period} today={payroll.today} onChoose={payroll.choose} onClose={() => choose(false)} />}
      </Suspense>
    </>
  );
}

export function periodText(period: Period, language: string): string {
  return isMonth(period) ? monthText(period.from.toPlainYearMonth(), language) : weekText(period.from, period.to, language);
}
