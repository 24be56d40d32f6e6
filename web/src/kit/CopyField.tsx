import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useWords } from "../words/words";
import { classes } from "./classes";
import { IconButton } from "./IconButton";
import input from "./Input.module.css";

/** Something to take along, not to change. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <span className={classes(input.input, input.group)}>
      <input readOnly aria-label={label} value={value} onFocus={(event) => event.currentTarget.select()} />
      <IconButton
        label={say(copied ? "kit.copied" : "kit.copy")}
        icon={copied ? <Check size={15} /> : <Copy size={15} />}
        onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
      />
    </span>
  );
}
