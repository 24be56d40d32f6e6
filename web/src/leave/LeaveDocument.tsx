import { Download, ExternalLink } from "lucide-react";
import { useState } from "react";
import type { Refusal as Refused } from "../api/refusals";
import { getDocument, isKept } from "../app/documents";
import { FileField } from "../app/FileField";
import type { LeaveType } from "../app/leaveTypes";
import type { LeaveRequest } from "../app/workday";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";

/** What was handed in with it, for whoever may see the request. */
export function LeaveDocument({ request }: { request: LeaveRequest }) {
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const address = request.documentUrl;
  if (!address) return null;
  if (!isKept(address))
    return (
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {say("leave.document")} <ExternalLink size={13} aria-hidden="true" />
        </a>
      </p>
    );
  const get = async () => {
    setBusy(true);
    setRefusal(await getDocument(address, `${request.leaveType} ${request.startDate}`));
    setBusy(false);
  };
  return (
    <div>
      <Button size="compact" icon={<Download size={15} />} busy={busy} onClick={() => void get()}>
        {say("leave.document")}
      </Button>
      {refusal && <Refusal refusal={refusal} />}
    </div>
  );
}

interface DocumentFieldProps {
  type: LeaveType | undefined;
  file: File | null;
  onFile: (file: File | null) => void;
  /** What was handed in before: its address. */
  kept: string | null;
  onForget: () => void;
}

export function DocumentField({ type, file, onFile, kept, onForget }: DocumentFieldProps) {
  const say = useWords();
  const stands = kept && (isKept(kept) ? say("leave.documentKept") : kept);
  return (
    <FileField
      label={say("leave.document")}
      name="documentUrl"
      file={file}
      onFile={onFile}
      kept={stands}
      onForget={onForget}
      {...(type && type.needsDocument !== "never" && { hint: say("leave.documentHint") })}
    />
  );
}
