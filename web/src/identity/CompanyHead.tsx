import { Building2 } from "lucide-react";
import { place } from "../app/company";
import { Avatar } from "../kit/Avatar";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import styles from "./CompanyHead.module.css";
import { useCompanyHome } from "./queries";

/** Whose door it is: the company's, or the platform's. */
export function CompanyHead({ title, text }: { title: string; text?: string }) {
  const say = useWords();
  const { codename } = place();
  const { data: company, isPending } = useCompanyHome(codename);
  return (
    <div className={styles.head}>
      {codename === null ? (
        <span className={styles.sign}>
          <Building2 size={20} aria-hidden="true" />
        </span>
      ) : company ? (
        <Avatar name={company.name} id={company.codename} picture={company.avatar} size="large" shape="square" />
      ) : (
        isPending && <Skeleton shape="face" />
      )}
      <div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>{text ?? (codename === null ? say("login.platform") : (company?.fullname ?? company?.name ?? codename))}</p>
      </div>
    </div>
  );
}
