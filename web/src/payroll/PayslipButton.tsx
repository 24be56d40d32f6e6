import { FileText } from "lucide-react";
import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { getPayslip } from "./files";
import type { Report } from "./queries";

export function PayslipButton({ report }: { report: Report }) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const get = async () => {
    setBusy(true);
    setRefusal(await getPayslip(report));
    setBusy(false);
  };
  return (
    <>
      <Button icon={<FileText size={15} />} busy={busy} onClick={() => void get()}>
        {say("payroll.payslip")}
      </Button>
      {refusal && <Refusal refusal={refusal} />}
    </>
  );
}
