import { lazy } from "react";
import { useQuery } from "../api/queries";
import { departments } from "../app/colleagues";
import { commonEntitlements, type Entitlement, removeEntitlement } from "../app/entitlements";
import { entitlementText } from "../app/entitlementText";
import { leaveTypes } from "../app/leaveTypes";
import { Badge } from "../kit/Badge";
import { useLanguage, useWords } from "../words/words";
import { EditableList } from "./EditableList";

const EntitlementForm = lazy(() => import("../app/EntitlementForm").then((module) => ({ default: module.EntitlementForm })));

/** What everybody, or a department, is entitled to; what a person is, stands at the person. */
export function EntitlementsCard({ zone }: { zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const asked = useQuery(commonEntitlements);
  const types = useQuery(leaveTypes).data;
  const groups = useQuery(departments).data;
  const name = ({ leaveTypeId }: Entitlement) => (types ? (types.find((one) => one.id === leaveTypeId)?.name ?? say("entitlement.goneType")) : "…");
  const whose = ({ departmentId }: Entitlement) =>
    departmentId === null
      ? say("entitlement.everybody")
      : groups
        ? (groups.find((one) => one.id === departmentId)?.groupName ?? say("entitlement.goneDepartment"))
        : "…";
  return (
    <EditableList
      title={say("entitlement.all")}
      hint={say("entitlement.hint")}
      none={say("entitlement.none")}
      add={say("entitlement.add")}
      asked={asked}
      row={(one) => ({ name: name(one), text: entitlementText(one, language, say), badge: <Badge>{whose(one)}</Badge> })}
      form={(one, onClose) => <EntitlementForm entitlement={one} known={asked.data ?? []} person={null} zone={zone} onClose={onClose} />}
      goodbye={(one) => ({
        label: say("entitlement.remove", { name: name(one) }),
        title: say("entitlement.removeTitle", { name: name(one) }),
        text: say("entitlement.removeText"),
        action: say("settings.delete"),
      })}
      onDelete={removeEntitlement}
    />
  );
}
