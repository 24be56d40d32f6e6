import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useWords } from "../words/words";
import { classes } from "./classes";
import { Field } from "./Field";
import { IconButton } from "./IconButton";
import input from "./Input.module.css";
import styles from "./PasswordField.module.css";
import { Input, type TextFieldProps } from "./TextField";

export type PasswordFieldProps = Omit<TextFieldProps, "value" | "onChange" | "defaultValue"> & {
  value: string;
  onValue: (value: string) => void;
  /** Draws how far it is from being guessed; for new ones. */
  strength?: boolean;
};

export function PasswordField({
  label,
  name,
  refusal,
  hint,
  aside,
  className,
  large,
  value,
  onValue,
  strength,
  labelHidden,
  ...rest
}: PasswordFieldProps) {
  const say = useWords();
  const [shown, show] = useState(false);
  return (
    <Field label={label} name={name} refusal={refusal} hint={hint} aside={aside} className={className} labelHidden={labelHidden}>
      <span className={classes(input.input, input.group, large && input.large)}>
        <Input
          name={name}
          {...rest}
          type={shown ? "text" : "password"}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          spellCheck={false}
        />
        <IconButton
          label={say(shown ? "kit.hidePassword" : "kit.showPassword")}
          aria-pressed={shown}
          onClick={() => show(!shown)}
          icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
        />
      </span>
      {strength && <Strength password={value} />}
    </Field>
  );
}

/** A line only: the server's rule decides, and its sentence says what is wrong. */
function Strength({ password }: { password: string }) {
  const say = useWords();
  const step = password.length < 8 ? (password ? 1 : 0) : Math.min(4, 2 + Number(new Set(password).size > 8) + Number(password.length > 13));
  const words = ["kit.strength0", "kit.strength1", "kit.strength2", "kit.strength3", "kit.strength4"] as const;
  return (
    <span className={styles.strength} data-step={step}>
      <span className={styles.line} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </span>
      <span aria-live="polite">{say(words[step] ?? "kit.strength0")}</span>
    </span>
  );
}
