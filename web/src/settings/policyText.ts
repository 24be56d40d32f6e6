import type { Say } from "../words/words";
import type { ApprovalPolicy, PolicyStep } from "./queries";

/** What a policy does, as one says it: "Decided by the line manager, then by Ada (leave of more than 5 days). …" */
export function policyText(
  policy: { steps: readonly PolicyStep[] } & Pick<ApprovalPolicy, "escalateAfterDays">,
  nameOf: (userId: string) => string,
  language: string,
  say: Say,
): string {
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const chain = policy.steps
    .map((step) => {
      const who = step.who !== "user" ? say(`approval.by.${step.who}`) : step.userId ? nameOf(step.userId) : say("approval.somebody");
      return step.ifDaysOver === null ? who : say("approval.ifOver", { who, days: figure.format(step.ifDaysOver) });
    })
    .reduce((before, next) => say("approval.then", { before, next }));
  return `${say("approval.chain", { chain })} ${say("approval.waits", { days: policy.escalateAfterDays })}`;
}
