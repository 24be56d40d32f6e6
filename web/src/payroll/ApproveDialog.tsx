import { useState } from "react";
import { type Refusal as Refused, sentenceOf } from "../api/refusals";
import { useKeys } from "../app/keys";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Checkbox } from "../kit/Checkbox";
import { Dialog } from "../kit/Dialog";
import { Progress } from "../kit/Progress";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { approveReport } from "./changeReport";
import { blocking, checkKinds } from "./checks";
import styles from "./Dialogs.module.css";
import { oneByOne } from "./oneByOne";
import { isSame } from "./period";
import type { Report } from "./queries";
import { approveRun } from "./startRun";
import type { Payroll } from "./usePayroll";

interface ApproveDialogProps {
  payroll: Payroll;
  reports: readonly Report[];
  /** Of those that are ticked only; else of the whole run. */
  some: boolean;
  onClose: () => void;
}

/** Somebody stands for these figures, and names what they know to be undecided. */
export function ApproveDialog({ payroll, reports, some, onClose }: ApproveDialogProps) {
  const say = useWords();
  // As they were when the dialog was opened: what is approved leaves the list meanwhile.
  const [asked] = useState(reports);
  const [accepted, accept] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [failed, setFailed] = useState<{ id: string; name: string; text: string }[] | null>(null);
  const people = new Set(asked.map((one) => one.userId));
  const open = checkKinds.flatMap((kind) => {
    const count = payroll.checks.filter((one) => one.kind === kind && people.has(one.userId)).length;
    const code = blocking[kind];
    return code && count > 0 ? [{ kind, code, count }] : [];
  });
  const run = payroll.run.data;
  // A run knows whom it calculated: it is approved in one where that is everybody of the period.
  const calculated = payroll.reports.data?.reports.filter((one) => isSame(payroll.period, one)).length;
  const wholeRun =
    !some && run?.progress.state === "completed" && run.progress.done === calculated && asked.every((one) => isSame(payroll.period, one));

  const approve = async () => {
    setRefusal(null);
    setFailed(null);
    setDone(0);
    const codes = [...accepted];
    if (wholeRun && run) {
      const outcome = await approveRun(run, codes);
      setDone(null);
      setRefusal(outcome.refusal);
      if (!outcome.answer) return;
      const not = outcome.answer.approval.failed
        .filter((one) => people.has(one.userId))
        .map((one) => ({ id: one.userId, name: payroll.names.get(one.userId) ?? "", text: one.message }));
      if (not.length > 0) setFailed(not);
      else onClose();
      return;
    }
    const not = await oneByOne(asked, (report) => approveReport(report, codes, true), setDone);
    setDone(null);
    if (not.length === 0) return onClose();
    setFailed(not.map(({ report, refusal: why }) => ({ id: report.id, name: payroll.nameOf(report), text: sentenceOf(why, say) })));
  };
  useKeys({ "mod+Enter": () => done === null && void approve() });

  return (
    <Dialog
      title={say("payroll.approveTitle", { count: asked.length })}
      text={say("payroll.approveText")}
      open
      keeps
      onOpen={(stays) => stays || done !== null || onClose()}
      actions={
        <>
          <Button disabled={done !== null} onClick={onClose}>
            {say(failed ? "kit.close" : "kit.cancel")}
          </Button>
          <Button look="primary" busy={done !== null} onClick={() => void approve()}>
            {say(failed ? "kit.tryAgain" : "payroll.approve")}
          </Button>
        </>
      }
    >
      {open.length > 0 && (
        <div className={styles.ticks}>
          <p>{say("payroll.undecided")}</p>
          {open.map(({ kind, code, count }) => (
            <Checkbox
              key={code}
              label={say(`payroll.accept.${code}` as "payroll.accept.openRecords", { count })}
              hint={say(`payroll.why.${kind}`)}
              checked={accepted.has(code)}
              onChecked={(ticked) => accept((known) => new Set(ticked ? [...known, code] : [...known].filter((one) => one !== code)))}
            />
          ))}
        </div>
      )}
      {done !== null && !wholeRun && (
        <Progress label={say("payroll.approving")} value={done} of={asked.length} text={say("payroll.progress", { done, total: asked.length })} />
      )}
      {refusal && <Refusal refusal={refusal} />}
      {failed && <NotDone title={say("payroll.notApproved", { count: failed.length })} failed={failed} />}
    </Dialog>
  );
}

/** Whose was refused, and why. */
export function NotDone({ title, failed }: { title: string; failed: readonly { id: string; name: string; text: string }[] }) {
  return (
    <Banner tone="bad">
      <strong>{title}</strong>
      <ul className={styles.failed}>
        {failed.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>: {one.text}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
