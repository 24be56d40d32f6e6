import { lazy, Suspense } from "react";
import { useOutletContext } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { type LeaveType, leaveTypes } from "../app/leaveTypes";
import { SettingsFrame } from "../app/SettingsFrame";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Badge } from "../kit/Badge";
import { Card } from "../kit/Card";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { type Say, useWords } from "../words/words";
import styles from "./CompanyPage.module.css";
import { archiveLeaveType } from "./changeLeaveTypes";
import { EditableList } from "./EditableList";
import { companyOf } from "./queries";

const LeaveTypeForm = lazy(() => import("./LeaveTypeForm").then((module) => ({ default: module.LeaveTypeForm })));
const EntitlementsCard = lazy(() => import("./EntitlementsCard").then((module) => ({ default: module.EntitlementsCard })));
const LeaveSettings = lazy(() => import("./LeaveSettings").then((module) => ({ default: module.LeaveSettings })));

/** What people can be away for, and what each asks of them. */
export function LeaveTypesPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  useTitle(say("nav.leaveTypes"), session.tenantName);
  return (
    <SettingsFrame session={session} page="settings/leavetypes">
      <div className={styles.page}>
        <Types />
        <Suspense fallback={<Skeleton shape="block" />}>
          <EntitlementsCard zone={session.timezone} />
        </Suspense>
        <ForAll codename={session.tenantCodename} />
      </div>
    </SettingsFrame>
  );
}

function Types() {
  const say = useWords();
  const types = useQuery(leaveTypes);
  return (
    <EditableList
      title={say("nav.leaveTypes")}
      hint={say("leaveType.hint")}
      none={say("leaveType.none")}
      add={say("leaveType.add")}
      asked={types}
      row={(one) => ({
        name: one.name,
        text: sentence(one, say),
        badge: !one.requestable && <Badge>{say("leaveType.managersOnly")}</Badge>,
      })}
      form={(one, onClose) => <LeaveTypeForm type={one} onClose={onClose} />}
      goodbye={({ name }) => ({
        label: say("leaveType.archiveOne", { name }),
        title: say("leaveType.archiveTitle", { name }),
        text: say("leaveType.archiveText"),
        action: say("leaveType.archive"),
      })}
      onDelete={archiveLeaveType}
    />
  );
}

function sentence(type: LeaveType, say: Say): string {
  return [
    say(type.paid ? "leaveType.paidText" : "leaveType.unpaidText"),
    say(`leaveType.unit.${type.unit}`),
    ...(type.allowance === "balance" ? [say("leaveType.balanceText")] : []),
    ...(type.needsDocument === "always" ? [say("leaveType.documentText")] : []),
    ...(type.needsDocument === "afterDays" ? [say("leaveType.documentAfterText", { days: type.documentAfterDays ?? 0 })] : []),
    ...(type.noticeDays > 0 ? [say("leaveType.noticeText", { days: type.noticeDays })] : []),
  ].join(" · ");
}

function ForAll({ codename }: { codename: string }) {
  const say = useWords();
  const company = useQuery(companyOf(codename));
  if (company.error) return <Refusal refusal={asRefusal(company.error)} onAgain={() => void company.refetch()} />;
  const waiting = <Skeleton count={3} />;
  return (
    <Card title={say("leaveType.forAll")}>
      <Suspense fallback={waiting}>{company.data ? <LeaveSettings company={company.data} /> : waiting}</Suspense>
    </Card>
  );
}
