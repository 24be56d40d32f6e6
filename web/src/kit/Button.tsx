import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes";
import { Spinner } from "./Spinner";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  size?: "compact" | "usual" | "large";
  icon?: ReactNode;
  /** While it works it keeps its width, and further presses do nothing. */
  busy?: boolean;
  wide?: boolean;
}

export function Button({ look = "plain", size = "usual", icon, busy, wide, children, className, onClick, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classes(buttonClass(look, size, wide), busy && styles.busy, className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <span className={styles.content}>
        {icon}
        {children}
      </span>
      {busy && (
        <span className={styles.spinner}>
          <Spinner />
        </span>
      )}
    </button>
  );
}

export function buttonClass(look: ButtonLook, size: "compact" | "usual" | "large" = "usual", wide?: boolean): string {
  return classes(styles.button, styles[look], styles[size], wide && styles.wide);
}
