import { lazy, Suspense, useState } from "react";
import type { AttendanceRecord, Shift } from "../app/workday";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";

const CorrectionForm = lazy(() => import("./CorrectionForm").then((module) => ({ default: module.CorrectionForm })));

/** Where what is on record is not what was so. The form is fetched when it is wanted. */
export function AskCorrection({ shift, record, zone }: { shift: Shift; record: AttendanceRecord | undefined; zone: string }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button wide look="quiet" size="compact" onClick={() => setOpen(true)}>
        {say("today.askCorrection")}
      </Button>
      {open && (
        <Suspense>
          <CorrectionForm shift={shift} record={record} zone={zone} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
