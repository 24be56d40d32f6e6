import { lazy, Suspense } from "react";
import type { Session } from "../app/session";
import type { Deed } from "./ladder";
import type { Account } from "./queries";

const EditInfo = lazy(() => import("./EditInfo").then((module) => ({ default: module.EditInfo })));
const SetRole = lazy(() => import("./SetRole").then((module) => ({ default: module.SetRole })));
const SetPassword = lazy(() => import("./SetPassword").then((module) => ({ default: module.SetPassword })));
const DeleteAccount = lazy(() => import("./DeleteAccount").then((module) => ({ default: module.DeleteAccount })));

interface AccountSheetsProps {
  session: Session;
  account: Account;
  deed: Deed | null;
  onClose: () => void;
}

/** One for each thing that is done to an account; fetched when it is wanted. */
export function AccountSheets({ session, account, deed, onClose }: AccountSheetsProps) {
  return (
    <Suspense>
      {deed === "info" && <EditInfo account={account} onClose={onClose} />}
      {deed === "role" && <SetRole session={session} account={account} onClose={onClose} />}
      {deed === "password" && <SetPassword account={account} onClose={onClose} />}
      {deed === "delete" && <DeleteAccount account={account} onClose={onClose} />}
    </Suspense>
  );
}
