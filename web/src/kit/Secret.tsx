import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "../words/words";
import { IconButton } from "./IconButton";
import styles from "./Secret.module.css";

interface SecretProps {
  /** What it is, for the button's words. */
  label: string;
  children: ReactNode;
}

const shownFor = 120_000;

/** Behind an eye, and hidden again after two minutes: what a look over the shoulder must not tell. */
export function Secret({ label, children }: SecretProps) {
  const say = useWords();
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => show(false), shownFor);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <span className={styles.secret}>
      <span className={styles.text}>{shown ? children : <span aria-hidden="true">••••••••</span>}</span>
      <IconButton
        size="compact"
        label={say(shown ? "kit.hideSecret" : "kit.showSecret", { what: label })}
        aria-pressed={shown}
        icon={shown ? <EyeOff size={15} /> : <Eye size={15} />}
        onClick={() => show(!shown)}
      />
    </span>
  );
}
