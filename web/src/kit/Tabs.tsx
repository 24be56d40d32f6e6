import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { Badge } from "./Badge";
import styles from "./Tabs.module.css";

interface TabsProps<T extends string> {
  value: T;
  onValue: (value: T) => void;
  label: string;
  tabs: readonly { value: T; label: string; count?: number; content: ReactNode }[];
}

export function Tabs<T extends string>({ value, onValue, label, tabs }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={onValue} className={styles.root}>
      <Base.List className={styles.list} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <Badge tone="accent">{tab.count}</Badge>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
