import { Calculator, Eye } from "lucide-react";
import { useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { LinkButton } from "../kit/LinkButton";
import { Progress } from "../kit/Progress";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { TimeText } from "../kit/TimeText";
import { useLanguage, useWords } from "../words/words";
import styles from "./CalculatePart.module.css";
import { moneyText } from "./figures";
import { periodText } from "./PeriodBar";
import { isUnderWay, type Run, runOf } from "./queries";
import { previewRun, startRun } from "./startRun";
import type { Payroll } from "./usePayroll";

/** Everybody's pay at once. It goes on when the page is left; whoever comes back sees how far it is. */
export function CalculatePart({ payroll, next }: { payroll: Payroll; next: string }) {
  const say = useWords();
  const language = useLanguage();
  const { period, department, session } = payroll;
  const [busy, setBusy] = useState<"run" | "preview" | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [preview, setPreview] = useState<Run["preview"]>(null);
  // While the server has not answered yet it is asked how far it is.
  const known = useQuery({ ...runOf(period, department), ...(busy === "run" && { refetchInterval: 1000 }) });
  const run = known.data ?? null;
  const whose = payroll.departments.find(([id]) => id === department)?.[1];
  const going = busy === "run" || run?.progress.state === "running";

  const calculate = async () => {
    setBusy("run");
    setPreview(null);
    setRefusal((await startRun(period, department)).refusal);
    setBusy(null);
  };
  const look = async () => {
    setBusy("preview");
    const outcome = await previewRun(period, department);
    setRefusal(outcome.refusal);
    setPreview(outcome.answer?.preview ?? null);
    setBusy(null);
  };

  if (known.isPending) return <Skeleton shape="rows" count={4} />;
  return (
    <div className={styles.part}>
      <Card
        title={say(whose ? "payroll.calculateSome" : "payroll.calculateAll", { department: whose ?? "", period: periodText(period, language) })}
        hint={say("payroll.calculateHint")}
      >
        {known.error && <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />}
        {going && run && isUnderWay(run) ? (
          <Progress label={say("payroll.calculating")} value={looked(run)} of={run.progress.total} text={progressText(run)} />
        ) : going ? (
          <Progress label={say("payroll.calculating")} value={0} of={1} text="…" />
        ) : null}
        <div className={styles.actions}>
          <Button look="primary" icon={<Calculator size={15} />} busy={going} disabled={busy === "preview"} onClick={() => void calculate()}>
            {say(run ? "payroll.calculateAgain" : "payroll.calculate")}
          </Button>
          <Button icon={<Eye size={15} />} busy={busy === "preview"} disabled={going} onClick={() => void look()}>
            {say("payroll.preview")}
          </Button>
        </div>
        {refusal && <Refusal refusal={refusal} />}
        {preview && (
          <Banner>
            {say("payroll.previewText", {
              create: preview.willCreate,
              change: preview.willChange,
              same: preview.unchanged,
              alone: preview.leftAlone,
              sum: moneyText(preview.salaryCalculated, preview.currency, language),
            })}
          </Banner>
        )}
      </Card>
      {run && !going && (
        <Card title={say("payroll.lastRun")}>
          <p>
            {say("payroll.runDone", { done: run.progress.done, total: run.progress.total })} <span className={styles.quiet}>{starter(run)}</span>{" "}
            <span className={styles.quiet}>
              <TimeText at={Temporal.Instant.from(run.createdAt)} zone={session.timezone} show="both" />
            </span>
          </p>
          {run.failedUserIds.length > 0 && (
            <Banner tone="bad">
              {say("payroll.runFailed", { count: run.failedUserIds.length })}{" "}
              {run.failedUserIds.map((id) => payroll.names.get(id) ?? say("today.someone")).join(", ")}
            </Banner>
          )}
          <div className={styles.actions}>
            <LinkButton look="primary" to={next}>
              {say("payroll.toReview")}
            </LinkButton>
          </div>
        </Card>
      )}
    </div>
  );

  function starter(one: Run): string {
    return payroll.names.get(one.startedBy) ?? "";
  }

  function progressText(one: Run): string {
    return say("payroll.progress", { done: looked(one), total: one.progress.total });
  }
}

function looked({ progress }: Run): number {
  return progress.done + progress.failed;
}
