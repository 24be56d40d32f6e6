import { ChevronLeft, ChevronRight, Copy, Send } from "lucide-react";
import type { ReactNode } from "react";
import { pathTo } from "../app/company";
import { ExportButton, type Format } from "../app/ExportButton";
import { Button } from "../kit/Button";
import { IconButton } from "../kit/IconButton";
import { LinkButton } from "../kit/LinkButton";
import { PageHead } from "../kit/PageHead";
import { Segmented } from "../kit/Segmented";
import { dayText, monthText, weekText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./RotaBar.module.css";

export const views = ["people", "day", "month"] as const;
export type RotaView = (typeof views)[number];

interface RotaBarProps {
  title: string;
  view: RotaView;
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate };
  onStep: (step: number) => void;
  onToday: () => void;
  children?: ReactNode;
}

/** Which days, and on to the next. */
export function RotaBar({ title, view, days: { from, to }, onStep, onToday, children }: RotaBarProps) {
  const say = useWords();
  const language = useLanguage();
  const shown =
    view === "month" ? monthText(from.toPlainYearMonth(), language) : view === "day" ? dayText(from, language, "long") : weekText(from, to, language);
  return (
    <PageHead title={title} action={children}>
      <span className={styles.step}>
        <IconButton label={say(`rota.before.${view}`)} icon={<ChevronLeft size={16} />} onClick={() => onStep(-1)} />
        <strong className={styles.days} aria-live="polite">
          {shown}
        </strong>
        <IconButton label={say(`rota.after.${view}`)} icon={<ChevronRight size={16} />} onClick={() => onStep(1)} />
        <Button onClick={onToday}>{say("rota.today")}</Button>
      </span>
    </PageHead>
  );
}

interface PlannerActionsProps {
  view: RotaView;
  onView: (view: RotaView) => void;
  drafts: number;
  /** Which days a file of it is named by. */
  named: string;
  onExport: (format: Format) => Promise<unknown>;
  onCopy: () => void;
  onPublish: () => void;
}

export function PlannerActions({ view, onView, drafts, named, onExport, onCopy, onPublish }: PlannerActionsProps) {
  const say = useWords();
  return (
    <span className={styles.actions}>
      <span className={styles.views}>
        <Segmented
          label={say("rota.view")}
          value={view}
          onValue={onView}
          options={views.map((one) => ({ value: one, label: say(`rota.view.${one}`) }))}
        />
      </span>
      <span className={styles.copy}>
        <LinkButton to={pathTo("rota/templates", true)}>{say("rota.templatesLink")}</LinkButton>
      </span>
      <span className={styles.copy}>
        <ExportButton name={`shifts-${named}`} get={onExport} />
      </span>
      <Button icon={<Copy size={15} />} onClick={onCopy} className={styles.copy}>
        {say("rota.copyWeek")}
      </Button>
      {drafts > 0 && (
        <Button look="primary" icon={<Send size={15} />} onClick={onPublish}>
          {say("rota.publish", { count: drafts })}
        </Button>
      )}
    </span>
  );
}
