import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes";
import popup from "./popup.module.css";
import styles from "./Tooltip.module.css";

/** Says more of what is named already; nothing stands here alone, since fingers do not hover. */
export function Tooltip({ hint, children }: { hint: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={6}>
          <Base.Popup className={classes(popup.popup, styles.hint)}>{hint}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
