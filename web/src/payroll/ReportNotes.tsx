import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextArea } from "../kit/TextArea";
import { useWords } from "../words/words";
import { saveNotes } from "./changeReport";
import type { Report } from "./queries";
import styles from "./ReportSheet.module.css";

/** Between managers; whoever is paid never reads them. */
export function ReportNotes({ report, own }: { report: Report; own: boolean }) {
  const say = useWords();
  const [notes, setNotes] = useState(report.notes ?? "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  if (own) return null;
  if (report.approvalStatus === "approved")
    return report.notes ? (
      <section className={styles.part}>
        <h3>{say("payroll.notes")}</h3>
        <p>{report.notes}</p>
      </section>
    ) : null;
  const changed = notes.trim() !== (report.notes ?? "");
  const save = async () => {
    setBusy(true);
    setRefusal((await saveNotes(report, notes)).refusal);
    setBusy(false);
  };
  return (
    <Form className={styles.part} onSend={() => void save()}>
      <TextArea
        label={say("payroll.notes")}
        name="notes"
        hint={say("payroll.notesHint")}
        rows={2}
        maxLength={4000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      {refusal && <Refusal refusal={refusal} />}
      {changed && (
        <Button type="submit" busy={busy}>
          {say("kit.save")}
        </Button>
      )}
    </Form>
  );
}
