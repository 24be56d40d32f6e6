import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { ApprovalPolicy, PolicyStep } from "./queries";

export interface PolicyDraft {
  name: string | null;
  steps: PolicyStep[];
  escalateAfterDays: number;
}

/** Requests that wait already go their way as it was. */
export function savePolicy(policy: ApprovalPolicy | null, draft: PolicyDraft) {
  return change({
    call: async (key) => {
      const sent = policy
        ? clients.leave.PATCH("/leaveManagement-api/v1/approvalpolicies/{approvalPolicyId}", {
            params: { path: { approvalPolicyId: policy.id } },
            body: { ...draft, recordVersion: policy.recordVersion },
          })
        : clients.leave.POST("/leaveManagement-api/v1/approvalpolicies", { body: draft, headers: { "idempotency-key": key } as never });
      return (await told<{ approvalPolicy: ApprovalPolicy }>(sent).finally(again)).approvalPolicy;
    },
    says: ({ name }) => say("approval.saved", { name: name ?? say("approval.unnamed") }),
  });
}

/** Refused while a type of leave names it. */
export function deletePolicy(policy: ApprovalPolicy) {
  return change({
    call: () =>
      told(
        clients.leave.DELETE("/leaveManagement-api/v1/approvalpolicies/{approvalPolicyId}", {
          params: { path: { approvalPolicyId: policy.id } },
          headers: { "if-match": `"${policy.recordVersion}"` } as never,
        }),
      ).finally(again),
    says: () => say("approval.deleted", { name: policy.name ?? say("approval.unnamed") }),
  });
}

function again(): void {
  void queriesOf(place().codename).invalidateQueries({ queryKey: ["approvalPolicy"] });
}
