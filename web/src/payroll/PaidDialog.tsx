import { useState } from "react";
import { sentenceOf } from "../api/refusals";
import { useKeys } from "../app/keys";
import { Button } from "../kit/Button";
import { DateField } from "../kit/DateField";
import { Dialog } from "../kit/Dialog";
import { Progress } from "../kit/Progress";
import { toast } from "../kit/toasts";
import { useWords } from "../words/words";
import { NotDone } from "./ApproveDialog";
import { markPaid } from "./changeReport";
import { type Failed, oneByOne } from "./oneByOne";
import type { Report } from "./queries";
import type { Payroll } from "./usePayroll";

interface PaidDialogProps {
  payroll: Payroll;
  reports: readonly Report[];
  onClose: () => void;
}

/** That money has gone out cannot be taken back, so this is asked. */
export function PaidDialog({ payroll, reports, onClose }: PaidDialogProps) {
  const say = useWords();
  const [asked, ask] = useState(reports);
  const [day, setDay] = useState(payroll.today);
  const [done, setDone] = useState<number | null>(null);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const pay = async () => {
    setFailed([]);
    setDone(0);
    const not = await oneByOne(asked, (report) => markPaid(report, day, true), setDone);
    setDone(null);
    if (asked.length > not.length) toast(say("payroll.said.paidMany", { count: asked.length - not.length }));
    if (not.length === 0) return onClose();
    setFailed(not);
    // Whoever was paid is not paid again.
    ask(not.map((one) => one.report));
  };
  useKeys({ "mod+Enter": () => done === null && void pay() });
  return (
    <Dialog
      title={say("payroll.payTitle", { count: asked.length })}
      text={say("payroll.payText")}
      open
      keeps
      onOpen={(stays) => stays || done !== null || onClose()}
      actions={
        <>
          <Button disabled={done !== null} onClick={onClose}>
            {say(failed.length > 0 ? "kit.close" : "kit.cancel")}
          </Button>
          <Button look="primary" busy={done !== null} onClick={() => void pay()}>
            {say("payroll.paySome", { count: asked.length })}
          </Button>
        </>
      }
    >
      <DateField label={say("payroll.paidOn")} name="paymentDate" value={day} onValue={setDay} today={payroll.today} disabled={done !== null} />
      {done !== null && (
        <Progress label={say("payroll.paying")} value={done} of={asked.length} text={say("payroll.progress", { done, total: asked.length })} />
      )}
      {failed.length > 0 && (
        <NotDone
          title={say("payroll.notPaid", { count: failed.length })}
          failed={failed.map(({ report, refusal }) => ({ id: report.id, name: payroll.nameOf(report), text: sentenceOf(refusal, say) }))}
        />
      )}
    </Dialog>
  );
}
