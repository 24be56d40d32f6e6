import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { place } from "../app/company";
import type { Session } from "../app/session";
import { Avatar } from "../kit/Avatar";
import { useWords } from "../words/words";
import styles from "./menus.module.css";

export function CompanyButton({ session, ...button }: ComponentProps<"button"> & { session: Session }) {
  const say = useWords();
  const { codename } = place();
  const name = codename === null ? "WorkforceOS" : session.tenantName;
  return (
    <button type="button" {...button} className={styles.trigger}>
      <Avatar name={name} id={codename ?? "root"} shape="square" />
      <span className="unseen">{say("nav.company")} </span>
      <span className={styles.name}>{name}</span>
      <ChevronsUpDown size={14} aria-hidden="true" className={styles.sign} />
    </button>
  );
}
