import { lazy } from "react";
import { Link, useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { colleagues } from "../app/colleagues";
import { pathTo } from "../app/company";
import { leaveTypes } from "../app/leaveTypes";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Card } from "../kit/Card";
import { useLanguage, useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import { deletePolicy } from "./changeApprovals";
import { EditableList } from "./EditableList";
import { policyText } from "./policyText";
import { type ApprovalPolicy, approvalPolicies, companyOf } from "./queries";

const PolicyForm = lazy(() => import("./PolicyForm").then((module) => ({ default: module.PolicyForm })));

/** Who decides about leave, step by step, and of which types. */
export function ApprovalsPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.approvals"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/approvals">
      <div className={styles.page}>
        <Policies />
        <ForAll codename={session.tenantCodename} />
      </div>
    </SettingsFrame>
  );
}

function Policies() {
  const say = useWords();
  const language = useLanguage();
  const asked = useQuery(approvalPolicies);
  const types = useQuery(leaveTypes).data;
  const everybody = useQuery(colleagues).data;
  const nameOf = (id: string) => (everybody ? (everybody.find((one) => one.id === id)?.fullname ?? say("approval.gone")) : "…");
  const usedBy = (policy: ApprovalPolicy) => types?.filter((type) => type.approval === policy.id).map((type) => type.name) ?? [];
  const named = (policy: ApprovalPolicy) => policy.name ?? say("approval.unnamed");
  return (
    <EditableList
      title={say("approval.policies")}
      hint={say("approval.hint")}
      none={say("approval.none")}
      add={say("approval.add")}
      asked={asked}
      row={(one) => {
        const used = usedBy(one);
        return {
          name: named(one),
          text: [
            policyText(one, nameOf, language, say),
            ...(used.length > 0 ? [say("approval.usedBy", { types: new Intl.ListFormat(language).format(used) })] : []),
            ...(types && used.length === 0 ? [say("approval.unused")] : []),
          ].join(" "),
        };
      }}
      form={(one, onClose) => <PolicyForm policy={one} nameOf={nameOf} onClose={onClose} />}
      goodbye={(one) => ({
        label: say("approval.deleteOne", { name: named(one) }),
        title: say("approval.deleteTitle", { name: named(one) }),
        text: say("approval.deleteText"),
        action: say("settings.delete"),
      })}
      onDelete={deletePolicy}
    />
  );
}

/** What holds whichever policy it is, and where it is chosen. */
function ForAll({ codename }: { codename: string }) {
  const say = useWords();
  const company = useQuery(companyOf(codename)).data;
  return (
    <Card title={say("approval.always")}>
      <div className={styles.told}>
        <p>{say("approval.usual")}</p>
        {company && <p>{say(company.settings.strictChain ? "approval.strict" : "approval.notStrict")}</p>}
        <p>
          <Link to={pathTo("settings/leavetypes")}>{say("approval.toTypes")}</Link>
        </p>
      </div>
    </Card>
  );
}
