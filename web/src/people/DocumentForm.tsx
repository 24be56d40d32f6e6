import { useId, useState } from "react";
import { inForm, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { TextField } from "../kit/TextField";
import { useWords } from "../words/words";
import { addDocument, saveDocument } from "./changeDocuments";
import type { EmployeeDocument } from "./queries";
import styles from "./Sheet.module.css";

interface DocumentFormProps {
  profileId: string;
  document: EmployeeDocument | null;
  onClose: () => void;
}

/** What it is, where it lies, and until when it holds. */
export function DocumentForm({ profileId, document, onClose }: DocumentFormProps) {
  const say = useWords();
  const form = useId();
  const [type, setType] = useState(document?.documentType ?? "");
  const [address, setAddress] = useState(document?.documentUrl ?? "");
  const [until, setUntil] = useState(document?.validUntil ?? "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["documentType", "documentUrl", "validUntil"]) : { fields: {} as Record<string, string>, whole: null };

  const save = async () => {
    if (busy) return;
    setBusy(true);
    const wanted = { employeeProfileId: profileId, documentType: type.trim(), documentUrl: address.trim(), validUntil: until || null };
    const outcome = document ? await saveDocument(document, wanted) : await addDocument(wanted);
    setBusy(false);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) onClose();
  };
  return (
    <Dialog
      title={document ? say("people.editDocument", { type: document.documentType }) : say("people.addDocument")}
      open
      keeps
      onOpen={(open) => open || onClose()}
      actions={
        <>
          <Button onClick={onClose}>{say("kit.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {say("kit.save")}
          </Button>
        </>
      }
    >
      <Form id={form} className={styles.form} onSend={() => void save()}>
        <TextField
          label={say("people.documentType")}
          name="documentType"
          required
          maxLength={200}
          hint={say("people.documentTypeHint")}
          refusal={shown.fields.documentType}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
        />
        <TextField
          label={say("people.documentUrl")}
          name="documentUrl"
          type="url"
          required
          maxLength={2000}
          placeholder="https://"
          hint={say("people.documentUrlHint")}
          refusal={shown.fields.documentUrl}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextField
          label={say("people.validUntil")}
          name="validUntil"
          type="date"
          hint={say("people.validUntilHint")}
          refusal={shown.fields.validUntil}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        {shown.whole && <Refusal refusal={shown.whole} />}
      </Form>
    </Dialog>
  );
}
