import { FileText, Paperclip, X } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { Button } from "../kit/Button";
import { Field, useField } from "../kit/Field";
import { IconButton } from "../kit/IconButton";
import { useLanguage, useWords } from "../words/words";
import { mostBytes, taken } from "./documents";
import styles from "./FileField.module.css";

interface FileFieldProps {
  label: string;
  name: string;
  /** What was chosen and is uploaded when it is saved. */
  file: File | null;
  onFile: (file: File | null) => void;
  /** Of what stands there already: what it is called. */
  kept?: string | null;
  /** Takes what stands there away. */
  onForget?: () => void;
  hint?: string;
  refusal?: string | undefined;
}

/** A document to choose or to drop. What the server would not take is refused before it is sent. */
export function FileField({ label, name, file, onFile, kept, onForget, hint, refusal }: FileFieldProps) {
  const say = useWords();
  const language = useLanguage();
  const [wrong, setWrong] = useState<string>();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const size = new Intl.NumberFormat(language, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });

  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    const no = !taken.includes(chosen.type) ? say("file.notOfKind") : chosen.size > mostBytes ? say("file.tooLarge") : undefined;
    setWrong(no);
    if (!no) onFile(chosen);
  };
  return (
    <Field label={label} name={name} hint={hint ?? say("file.hint")} refusal={wrong ?? refusal}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for whoever has a mouse; the button beside it does the same. */}
      <div
        className={styles.place}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer.files[0]);
        }}
      >
        {(file || kept) && (
          <span className={styles.file}>
            <FileText size={16} aria-hidden="true" />
            <span className={styles.name}>{file?.name ?? kept}</span>
            {file && <span className={styles.size}>{size.format(Math.max(1, file.size / 1000))}</span>}
            {(file || onForget) && (
              <IconButton
                label={say("file.remove", { file: file?.name ?? kept ?? "" })}
                icon={<X size={14} />}
                onClick={() => (file ? onFile(null) : onForget?.())}
              />
            )}
          </span>
        )}
        <Button icon={<Paperclip size={15} />} onClick={() => input.current?.click()}>
          {say(file || kept ? "file.another" : "file.choose")}
        </Button>
        <Chooser input={input} onChoose={choose} />
      </div>
    </Field>
  );
}

function Chooser({ input, onChoose }: { input: RefObject<HTMLInputElement | null>; onChoose: (file: File | undefined) => void }) {
  const tie = useField();
  return (
    <input
      {...tie}
      ref={input}
      type="file"
      className="unseen"
      tabIndex={-1}
      accept={taken.join(",")}
      onChange={(event) => {
        onChoose(event.currentTarget.files?.[0]);
        event.currentTarget.value = "";
      }}
    />
  );
}
