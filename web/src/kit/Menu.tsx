import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import { classes } from "./classes";
import styles from "./popup.module.css";

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  side?: "bottom" | "top";
  align?: "start" | "end";
  /** For one that is fetched when it is first wanted. */
  startOpen?: boolean;
}

export function Menu({ trigger, children, side = "bottom", align = "start", startOpen }: MenuProps) {
  return (
    <Base.Root defaultOpen={startOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} side={side} align={align}>
          <Base.Popup className={classes(styles.popup, styles.asWide)}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  keys?: ReactNode;
  bad?: boolean;
  disabled?: boolean;
  onPick: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, keys, bad, disabled, onPick, children }: MenuItemProps) {
  return (
    <Base.Item className={classes(styles.item, bad && styles.bad)} disabled={disabled} onClick={onPick}>
      {icon}
      <span className={styles.grow}>{children}</span>
      {keys && <span className={styles.end}>{keys}</span>}
    </Base.Item>
  );
}

export function MenuLink({ to, icon, children }: { to: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem className={styles.item} render={<Link to={to} />} closeOnClick>
      {icon}
      <span className={styles.grow}>{children}</span>
    </Base.LinkItem>
  );
}

export function MenuChoice<T extends string>({ title, value, onValue, options }: MenuChoiceProps<T>) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.title}>{title}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onValue}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={styles.item}>
            <span className={styles.mark}>
              <Base.RadioItemIndicator>
                <Check size={14} />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

interface MenuChoiceProps<T extends string> {
  title: string;
  value: T;
  onValue: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

export function MenuLine() {
  return <Base.Separator className={styles.line} />;
}
