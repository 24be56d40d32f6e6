import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal, type Refusal as Refused, sentenceOf } from "../api/refusals";
import { leaveTypes } from "../app/leaveTypes";
import { aboutDays } from "../app/leaveWords";
import type { Session } from "../app/session";
import type { LeaveRequest } from "../app/workday";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
import { TextArea } from "../kit/TextArea";
import { TextField } from "../kit/TextField";
import { TimeField } from "../kit/TimeField";
import { useLanguage, useWords } from "../words/words";
import styles from "./AskLeave.module.css";
import { askWith, wishOf } from "./askForLeave";
import { DocumentField } from "./LeaveDocument";
import { LeaveRange, type Range } from "./LeaveRange";
import { myBalances, type NewLeave, previewOf } from "./queries";

const Select = lazy(() => import("../kit/Select").then((module) => ({ default: module.Select<string> })));
const steps = ["type", "days", "reason"] as const;
type Part = "full" | "morning" | "afternoon" | "hours";

interface AskLeaveProps {
  session: Session;
  /** What is to be changed; null asks for something new. */
  changed: LeaveRequest | null;
  onClose: () => void;
}

/** Which leave, when, and why; what it comes to is seen before it is sent. On phones one after the other. */
export function AskLeave({ session, changed, onClose }: AskLeaveProps) {
  const say = useWords();
  const language = useLanguage();
  const before = changed && wishOf(changed);
  const types = useQuery(leaveTypes).data?.filter((one) => one.requestable || one.id === before?.leaveTypeId) ?? [];
  const balances = useQuery(myBalances).data ?? [];
  const [step, go] = useState(0);
  const [chosen, choose] = useState<string | null>(before?.leaveTypeId ?? null);
  const [range, setRange] = useState<Range | null>(
    before ? { from: Temporal.PlainDate.from(before.startDate), to: Temporal.PlainDate.from(before.endDate) } : null,
  );
  const [part, setPart] = useState<Part>(before?.fromTime ? "hours" : (before?.startPart ?? "full"));
  const [hours, setHours] = useState({ from: before?.fromTime?.slice(0, 5) ?? "09:00", to: before?.toTime?.slice(0, 5) ?? "12:00" });
  const [reason, setReason] = useState(before?.reason ?? "");
  const [file, setFile] = useState<File | null>(null);
  const [kept, setKept] = useState(before?.documentUrl ?? null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);

  const type = types.find((one) => one.id === chosen) ?? types[0];
  const single = range?.from.equals(range.to) ?? false;
  const half = single && type?.unit !== "day" && (part === "morning" || part === "afternoon") ? part : "full";
  const byHour = single && type?.unit === "hour" && part === "hours";
  const wish: NewLeave | null =
    type && range
      ? {
          leaveType: type.name,
          leaveTypeId: type.id,
          startDate: range.from.toString(),
          endDate: range.to.toString(),
          startPart: half,
          endPart: half,
          fromTime: byHour ? hours.from : null,
          toTime: byHour ? hours.to : null,
        }
      : null;
  // A changed request would overlap itself.
  const preview = useQuery(previewOf(changed ? null : wish));
  const found = refusal ?? (preview.error ? asRefusal(preview.error) : null);
  const onDays = found && aboutDays.has(found.code) ? sentenceOf(found, say) : null;
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

  const send = async () => {
    if (!wish || busy) return;
    setBusy(true);
    const refused = await askWith(file, { ...wish, reason: reason.trim() || null, documentUrl: kept }, changed);
    setBusy(false);
    if (!refused) return onClose();
    setRefusal(refused);
    if (aboutDays.has(refused.code)) go(1);
  };
  return (
    <Dialog
      title={say(changed ? "leave.editTitle" : "leave.ask")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => (step > 0 ? go(step - 1) : onClose())} className={styles.back}>
            {say(step > 0 ? "leave.back" : "kit.cancel")}
          </Button>
          <Button look="quiet" onClick={onClose} className={styles.cancel}>
            {say("kit.cancel")}
          </Button>
          <Button
            look="primary"
            className={styles.next}
            data-last={step === steps.length - 1 || undefined}
            disabled={step === 1 && range === null}
            onClick={() => go(step + 1)}
          >
            {say("leave.next")}
          </Button>
          <Button
            look="primary"
            type="submit"
            form="leave"
            busy={busy}
            disabled={!wish || onDays !== null}
            className={styles.send}
            data-last={step === steps.length - 1 || undefined}
          >
            {say(changed ? "kit.save" : "leave.send")}
          </Button>
        </>
      }
    >
      <Form id="leave" className={styles.form} onSend={() => void send()}>
        <div className={styles.step} data-at={step === 0 || undefined}>
          {type && (
            <Suspense fallback={<TextField label={say("leave.type")} name="leaveType" value={type.name} readOnly />}>
              <Select
                label={say("leave.type")}
                name="leaveType"
                value={type.id}
                onValue={(id) => {
                  choose(id);
                  setRefusal(null);
                }}
                options={types.map((one) => {
                  const left = balances.find((balance) => balance.leaveTypeId === one.id)?.available;
                  return { value: one.id, label: one.name, ...(left !== undefined && { aside: say("leave.left", { days: figure.format(left) }) }) };
                })}
              />
            </Suspense>
          )}
          {type && !type.paid && <p className={styles.hint}>{say("leave.unpaidHint")}</p>}
          {type && type.needsDocument !== "never" && <p className={styles.hint}>{say("leave.documentHint")}</p>}
        </div>
        <div className={styles.step} data-at={step === 1 || undefined}>
          <LeaveRange
            session={session}
            range={range}
            refusal={onDays}
            backdateDays={type?.backdateDays ?? 0}
            onRange={(next) => {
              setRange(next);
              setRefusal(null);
            }}
          />
          {single && type && type.unit !== "day" && (
            <Segmented
              label={say("leave.partOfDay")}
              value={part === "hours" && type.unit !== "hour" ? "full" : part}
              onValue={setPart}
              options={(type.unit === "hour"
                ? (["full", "morning", "afternoon", "hours"] as const)
                : (["full", "morning", "afternoon"] as const)
              ).map((value) => ({ value, label: say(`leave.part.${value}`) }))}
            />
          )}
          {byHour && (
            <div className={styles.hours}>
              <TimeField label={say("leave.from")} name="fromTime" value={hours.from} onValue={(from) => setHours({ ...hours, from })} />
              <TimeField label={say("leave.to")} name="toTime" value={hours.to} onValue={(to) => setHours({ ...hours, to })} />
            </div>
          )}
          {preview.data && onDays === null && (
            <p className={styles.sum} role="status">
              <strong>{say("leave.days", { days: figure.format(preview.data.days) })}</strong>
              {preview.data.balanceAfter !== null && ` · ${say("leave.leftAfter", { days: figure.format(preview.data.balanceAfter) })}`}
            </p>
          )}
        </div>
        <div className={styles.step} data-at={step === 2 || undefined}>
          <TextArea
            label={say("leave.reason")}
            name="reason"
            hint={say("leave.reasonHint")}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DocumentField type={type} file={file} onFile={setFile} kept={kept} onForget={() => setKept(null)} />
        </div>
        {found && onDays === null && <Refusal refusal={found} />}
      </Form>
    </Dialog>
  );
}
