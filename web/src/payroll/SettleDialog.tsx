import { useEffect, useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { dayText } from "../time/words";
import { useLanguage, useWords } from "../words/words";
import { settleReport } from "./changeReport";
import { moneyText } from "./figures";
import type { Report } from "./queries";

type Adjustment = NonNullable<Awaited<ReturnType<typeof settleReport>>["answer"]>;

/** What has changed since is paid, or taken back, in the next open period. First it is said what comes of it. */
export function SettleDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [shown, show] = useState<{ adjustment: Adjustment | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    void settleReport(report, true).then((outcome) => {
      setRefusal(outcome.refusal);
      if (!outcome.refusal) show({ adjustment: outcome.answer });
    });
  }, []);
  const settle = async () => {
    setBusy(true);
    const outcome = await settleReport(report, false);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={say("payroll.settleTitle")}
      text={say("payroll.settleText")}
      open
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" busy={busy} disabled={shown === null} onClick={() => void settle()}>
            {say("payroll.settleIt")}
          </Button>
        </>
      }
    >
      {shown === null && !refusal && <Skeleton count={2} />}
      {shown && (
        <p>
          {shown.adjustment
            ? say("payroll.settleComes", {
                amount: moneyText(shown.adjustment.amount, report.currency, language),
                day: dayText(Temporal.PlainDate.from(shown.adjustment.day), language, "plain"),
              })
            : say("payroll.settleNothing")}
        </p>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Dialog>
  );
}
