import { Drawer as Base } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import { classes } from "./classes";
import { IconButton } from "./IconButton";
import styles from "./layer.module.css";
import { useOpener } from "./useOpener";

interface DrawerProps {
  title: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  from?: "start" | "end";
  /** With what was typed into it, a click beside it does not close it. */
  keeps?: boolean;
  children: ReactNode;
}

/** Slides in from a side; Escape, a click beside it and a swipe close it. */
export function Drawer({ title, open, onOpen, from = "end", keeps, children }: DrawerProps) {
  const say = useWords();
  const opener = useOpener(open);
  return (
    <Base.Root open={open} onOpenChange={onOpen} disablePointerDismissal={keeps} swipeDirection={from === "start" ? "left" : "right"}>
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={classes(styles.drawer, from === "end" && styles.fromEnd)} finalFocus={opener}>
            <div className={styles.bar}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close render={<IconButton label={say("kit.close")} icon={<X size={18} />} />} />
            </div>
            <Base.Content className={styles.body}>{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
