import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-router";
import { type ButtonLook, buttonClass } from "./Button";
import styles from "./LinkButton.module.css";

export interface LinkButtonProps extends LinkProps {
  look?: ButtonLook;
  size?: "compact" | "usual" | "large";
  icon?: ReactNode;
  wide?: boolean;
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ look = "plain", size, icon, wide, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClass(look, size, wide)}>
      <span className={styles.content}>
        {icon}
        {children}
      </span>
    </Link>
  );
}
