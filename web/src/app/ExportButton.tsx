import { Download } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { asRefusal, type Refusal as Refused } from "../api/refusals";
import { Button } from "../kit/Button";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { saveFile } from "./saveFile";

const ExportMenu = lazy(() => import("./ExportMenu").then((module) => ({ default: module.ExportMenu })));
const Dialog = lazy(() => import("../kit/Dialog").then((module) => ({ default: module.Dialog })));

export const formats = ["csv", "xlsx"] as const;
export type Format = (typeof formats)[number];

interface ExportButtonProps<Detail extends string> {
  /** Of the file, without its ending. */
  name: string;
  /** What a file of it may show, each in words, where there is a choice. */
  details?: readonly { value: Detail; label: (format: string) => string }[];
  /** The server writes it, of what the page shows: filters are the caller's. */
  get: (format: Format, detail: Detail | undefined) => Promise<unknown>;
}

/** What a list shows, as a file for spreadsheets. What the menu needs is fetched when it is wanted. */
export function ExportButton<Detail extends string = never>({ name, details, get }: ExportButtonProps<Detail>) {
  const say = useWords();
  const [wanted, want] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const save = async (format: Format, detail: Detail | undefined) => {
    setBusy(true);
    try {
      saveFile((await get(format, detail)) as Blob, `${[name, detail].filter(Boolean).join("-")}.${format}`);
    } catch (error) {
      setRefusal(asRefusal(error));
    }
    setBusy(false);
  };
  const files = details
    ? details.flatMap(({ value, label }) => formats.map((format) => ({ label: label(format.toUpperCase()), onPick: () => void save(format, value) })))
    : formats.map((format) => ({ label: say(`app.export.${format}`), onPick: () => void save(format, undefined) }));
  const button = (
    <Button icon={<Download size={15} />} busy={busy} aria-haspopup="menu" onClick={() => want(true)}>
      {say("app.export")}
    </Button>
  );
  return (
    <>
      {wanted ? (
        <Suspense fallback={button}>
          <ExportMenu trigger={button} files={files} />
        </Suspense>
      ) : (
        button
      )}
      <Suspense>
        {refusal && (
          <Dialog title={say("app.export")} open onOpen={(open) => open || setRefusal(null)}>
            <Refusal refusal={refusal} />
          </Dialog>
        )}
      </Suspense>
    </>
  );
}
