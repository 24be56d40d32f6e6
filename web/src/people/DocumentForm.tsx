import { useId, useState } from "react";
import { asRefusal, inForm, type Refusal as Refused } from "../api/refusals";
import { isKept, keptDocument } from "../app/documents";
import { FileField } from "../app/FileField";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Form } from "../kit/Form";
import { Refusal } from "../kit/Refusal";
import { Segmented } from "../kit/Segmented";
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

/** What it is, its file or where that lies, and until when it holds. */
export function DocumentForm({ profileId, document, onClose }: DocumentFormProps) {
  const say = useWords();
  const form = useId();
  const [type, setType] = useState(document?.documentType ?? "");
  const kept = isKept(document?.documentUrl) ? document.documentUrl : null;
  const [by, setBy] = useState<"file" | "address">(document && !kept ? "address" : "file");
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState(kept ? "" : (document?.documentUrl ?? ""));
  const [until, setUntil] = useState(document?.validUntil ?? "");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const shown = refusal ? inForm(refusal, say, ["documentType", "documentUrl", "validUntil"]) : { fields: {} as Record<string, string>, whole: null };

  const save = async () => {
    if (busy) return;
    setMissing(by === "file" && !file && !kept);
    if (by === "file" && !file && !kept) return;
    setBusy(true);
    const refused = await saved();
    setBusy(false);
    setRefusal(refused);
    if (!refused) onClose();
  };
  const saved = async (): Promise<Refused | null> => {
    try {
      const documentUrl = by === "address" ? address.trim() : file ? await keptDocument("employees", file) : (kept ?? "");
      const wanted = { employeeProfileId: profileId, documentType: type.trim(), documentUrl, validUntil: until || null };
      return (document ? await saveDocument(document, wanted) : await addDocument(wanted)).refusal;
    } catch (error) {
      return asRefusal(error);
    }
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
        <Segmented
          label={say("people.documentBy")}
          value={by}
          onValue={setBy}
          options={(["file", "address"] as const).map((value) => ({ value, label: say(`people.documentBy.${value}`) }))}
        />
        {by === "file" ? (
          <FileField
            label={say("people.documentFile")}
            name="documentUrl"
            file={file}
            onFile={setFile}
            kept={kept && document?.documentType}
            refusal={missing && !file ? say("file.missing") : shown.fields.documentUrl}
          />
        ) : (
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
        )}
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
