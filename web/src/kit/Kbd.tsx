import styles from "./Kbd.module.css";

const apple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Keys as the person's keyboard names them: "mod+k" is ⌘K or Ctrl K. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/[+ ]/).map((key) => (
        <kbd key={key}>{named(key)}</kbd>
      ))}
    </span>
  );
}

function named(key: string): string {
  if (key === "mod") return apple ? "⌘" : "Ctrl";
  if (key === "shift") return apple ? "⇧" : "Shift";
  if (key === "enter") return "↵";
  return key.length === 1 ? key.toUpperCase() : key;
}
