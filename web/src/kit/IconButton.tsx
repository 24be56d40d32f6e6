import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import styles from "./IconButton.module.css";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** What it does; shown as a hint too. */
  label: string;
  icon: ReactNode;
  size?: "compact" | "usual";
}

export function IconButton({ label, icon, size = "usual", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} title={label} className={classes(styles.button, styles[size], className)}>
      {icon}
    </button>
  );
}
