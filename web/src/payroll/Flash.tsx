import { useRef } from "react";
import styles from "./Flash.module.css";

/** Lights up once when it comes to say something else. */
export function Flash({ children }: { children: string }) {
  const first = useRef(children);
  return (
    <strong key={children} className={children === first.current ? undefined : styles.flash}>
      {children}
    </strong>
  );
}
