import { Lock, LockOpen, Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { departments } from "../app/colleagues";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import styles from "./LocksCard.module.css";
import { periodText } from "./PeriodBar";
import { type PeriodLock, periodLocks } from "./queries";
import type { Payroll } from "./usePayroll";

const LockDialog = lazy(() => import("./LockDialog").then((module) => ({ default: module.LockDialog })));
const UnlockDialog = lazy(() => import("./UnlockDialog").then((module) => ({ default: module.UnlockDialog })));
const LockNoteDialog = lazy(() => import("./UnlockDialog").then((module) => ({ default: module.LockNoteDialog })));

/** Days that are locked by hand, where somebody else pays for them: whose, by whom and why; locked and unlocked here. */
export function LocksCard({ payroll }: { payroll: Payroll }) {
  const say = useWords();
  const language = useLanguage();
  const known = useQuery(periodLocks);
  const groups = useQuery(departments).data ?? [];
  const [locking, setLocking] = useState(false);
  const [asked, ask] = useState<{ lock: PeriodLock; what: "open" | "note" } | null>(null);
  const lockDays = (
    <Button icon={<Lock size={15} />} onClick={() => setLocking(true)}>
      {say("payroll.lock")}
    </Button>
  );
  return (
    <Card title={say("payroll.locks")} hint={say("payroll.locksHint")} action={known.data && known.data.length > 0 && lockDays}>
      {known.error ? (
        <Refusal refusal={asRefusal(known.error)} onAgain={() => void known.refetch()} />
      ) : !known.data ? (
        <Skeleton count={2} />
      ) : known.data.length === 0 ? (
        <EmptyState action={lockDays}>{say("payroll.noLocks")}</EmptyState>
      ) : (
        <ul className={styles.list} aria-label={say("payroll.locks")}>
          {known.data.map((lock) => (
            <li key={lock.id} className={styles.row}>
              <span className={styles.words}>
                <strong>{textOf(lock, language)}</strong>
                <span className={styles.quiet}>{[whose(lock), say("payroll.lockBy", { name: nameOf(lock.lockedById) })].join(" · ")}</span>
                {lock.note && <span className={styles.note}>{lock.note}</span>}
              </span>
              <IconButton
                label={say("payroll.lockNoteOf", { period: textOf(lock, language) })}
                icon={<Pencil size={15} />}
                onClick={() => ask({ lock, what: "note" })}
              />
              <IconButton
                label={say("payroll.unlockOf", { period: textOf(lock, language) })}
                icon={<LockOpen size={15} />}
                onClick={() => ask({ lock, what: "open" })}
              />
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {locking && <LockDialog payroll={payroll} groups={groups} onClose={() => setLocking(false)} />}
        {asked?.what === "open" && <UnlockDialog lock={asked.lock} period={textOf(asked.lock, language)} onClose={() => ask(null)} />}
        {asked?.what === "note" && <LockNoteDialog lock={asked.lock} period={textOf(asked.lock, language)} onClose={() => ask(null)} />}
      </Suspense>
    </Card>
  );

  function nameOf(userId: string): string {
    return payroll.names.get(userId) ?? say("today.someone");
  }

  /** By name while they are few. */
  function whose({ userIds, departmentId, people }: PeriodLock): string {
    if (userIds.length > 0 && userIds.length <= 3) return userIds.map(nameOf).join(", ");
    const group = departmentId && groups.find((one) => one.id === departmentId)?.groupName;
    const of = group ?? (userIds.length > 0 ? null : say("payroll.lockEverybody"));
    return [of, say("payroll.lockPeople", { count: people })].filter(Boolean).join(" · ");
  }
}

function textOf({ from, to }: PeriodLock, language: string): string {
  return periodText({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }, language);
}
