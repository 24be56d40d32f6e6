import { FileText } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { countryOptions } from "../app/countries";
import { Badge } from "../kit/Badge";
import { Button } from "../kit/Button";
import { Card } from "../kit/Card";
import { EmptyState } from "../kit/EmptyState";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { type BillingDetails, taxKindName } from "./billingDraft";
import { billingDetails } from "./queries";
import styles from "./Subscription.module.css";
import { saidHere } from "./saidHere";

const BillingForm = lazy(() => import("./BillingForm").then((module) => ({ default: module.BillingForm })));

/** Who is billed, as the payment provider has it. */
export function Billing() {
  const say = useWords();
  const asked = useQuery(billingDetails);
  const [edited, edit] = useState<BillingDetails | null>(null);
  const now = asked.data;
  const nothing = now && !now.name && !now.email && !now.address && !now.taxId;
  return (
    <Card
      title={say("sub.billing")}
      hint={say("sub.billingHint")}
      action={now && <Button onClick={() => edit(now)}>{say(nothing ? "sub.billingAdd" : "sub.billingEdit")}</Button>}
    >
      {asked.error && !now ? (
        <Refusal refusal={saidHere(asRefusal(asked.error), say)} onAgain={() => void asked.refetch()} />
      ) : !now ? (
        <Skeleton count={3} />
      ) : nothing ? (
        <EmptyState icon={<FileText size={20} />}>{say("sub.billingNone")}</EmptyState>
      ) : (
        <Facts details={now} />
      )}
      <Suspense>{edited && <BillingForm details={edited} onClose={() => edit(null)} />}</Suspense>
    </Card>
  );
}

function Facts({ details }: { details: BillingDetails }) {
  const say = useWords();
  const language = useLanguage();
  const { address, taxId, taxIdType, taxIdStatus } = details;
  const country = address?.country && (countryOptions(language).find(({ value }) => value === address.country)?.label ?? address.country);
  const where = address && [
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(" "),
    [address.state, country].filter(Boolean).join(", "),
  ];
  const text = { name: details.name, email: details.email } as const;
  return (
    <dl className={styles.facts}>
      {(["name", "email"] as const).map(
        (field) =>
          text[field] && (
            <div key={field}>
              <dt>{say(`sub.bill.${field}`)}</dt>
              <dd>{text[field]}</dd>
            </div>
          ),
      )}
      {where && (
        <div>
          <dt>{say("sub.bill.address")}</dt>
          <dd className={styles.address}>{where.filter(Boolean).join("\n")}</dd>
        </div>
      )}
      {taxId && (
        <div>
          <dt>{say("sub.bill.taxId")}</dt>
          <dd className={styles.beside}>
            <span>{taxId}</span>
            {taxIdType && <span className={styles.quiet}>{taxKindName(taxIdType, language)}</span>}
            {taxIdStatus && <Badge tone={taxIdStatus === "verified" ? "good" : "quiet"}>{say(`sub.taxId.${taxIdStatus}`)}</Badge>}
          </dd>
        </div>
      )}
    </dl>
  );
}
