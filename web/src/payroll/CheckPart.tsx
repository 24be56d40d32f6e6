import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { Avatar } from "../kit/Avatar";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { LinkButton } from "../kit/LinkButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { daysText, dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import styles from "./CheckPart.module.css";
import { type Check, checkKinds } from "./checks";
import { warningText } from "./lineWords";
import type { Payroll } from "./usePayroll";

const most = 8;

/** What of the period is not settled yet, each with the way to where that is done; the browser's way back leads here again. */
export function CheckPart({ payroll, next }: { payroll: Payroll; next: string }) {
  const say = useWords();
  const { checks, checking } = payroll;
  const failed = checking.find((one) => one.error)?.error;
  if (checking.some((one) => one.isPending) && !failed) return <Skeleton shape="rows" count={8} />;
  return (
    <>
      {failed && <Refusal refusal={asRefusal(failed)} onAgain={() => void Promise.all(checking.map((one) => one.refetch()))} />}
      {checks.length === 0 && !failed && (
        <EmptyState
          icon={<ShieldCheck size={20} />}
          action={
            <LinkButton look="primary" to={next}>
              {say("payroll.toCalculate")}
            </LinkButton>
          }
        >
          {say("payroll.nothingOpen")}
        </EmptyState>
      )}
      <div className={styles.groups}>
        {checkKinds.map((kind) => {
          const rows = checks.filter((one) => one.kind === kind);
          return rows.length > 0 && <Group key={kind} kind={kind} rows={rows} payroll={payroll} />;
        })}
      </div>
    </>
  );
}

function Group({ kind, rows, payroll }: { kind: Check["kind"]; rows: readonly Check[]; payroll: Payroll }) {
  const say = useWords();
  const [all, showAll] = useState(false);
  const title = say(`payroll.check.${kind}`);
  return (
    <section className={styles.group} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {title} <Badge tone="warn">{rows.length}</Badge>
        </h2>
        <p className={styles.why}>{say(`payroll.why.${kind}`)}</p>
      </header>
      <ul className={styles.rows}>
        {(all ? rows : rows.slice(0, most)).map((check) => (
          <Row key={check.key} check={check} payroll={payroll} />
        ))}
      </ul>
      {rows.length > most && (
        <Button look="quiet" size="compact" aria-expanded={all} onClick={() => showAll(!all)}>
          {say(all ? "payroll.fewer" : "payroll.showAll", { count: rows.length })}
        </Button>
      )}
    </section>
  );
}

function Row({ check, payroll }: { check: Check; payroll: Payroll }) {
  const say = useWords();
  const language = useLanguage();
  const name = check.name ?? payroll.names.get(check.userId) ?? say("today.someone");
  const to = whereTo(check);
  return (
    <li className={styles.row}>
      <Avatar name={name} id={check.userId} picture={check.record?.user?.avatar ?? check.report?.user?.avatar} />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.what}>{detail()}</span>
      </span>
      {to && (
        <LinkButton size="compact" to={pathTo(to)} aria-label={`${say("payroll.settle")}: ${name}`}>
          {say("payroll.settle")}
        </LinkButton>
      )}
      {check.report && (
        <Button size="compact" aria-label={`${say("payroll.openReport")}: ${name}`} onClick={() => payroll.open(check.report?.id ?? null)}>
          {say("payroll.openReport")}
        </Button>
      )}
    </li>
  );

  function detail(): string {
    if (check.kind === "warned") return (check.report?.warnings ?? []).map((one) => warningText(one, say)).join(" ");
    if (check.kind === "stale")
      return (check.report?.staleReasons ?? []).map((one) => say(`payroll.reason.${one}` as "payroll.reason.hours")).join(", ");
    if (!check.from) return payroll.departmentOf.get(check.userId) ?? "";
    const from = Temporal.PlainDate.from(check.from);
    return check.to && check.to !== check.from ? daysText(from, Temporal.PlainDate.from(check.to), language) : dayText(from, language);
  }
}

function whereTo({ kind, from, record, key }: Check): string | null {
  if (record && from) return `time/day?date=${from}&row=${encodeURIComponent(`${record.shiftId} ${record.userId}`)}`;
  if (kind === "corrections") return "time/exceptions";
  return kind === "leave" ? `leave/decide?request=${key.slice(kind.length + 1)}` : null;
}
