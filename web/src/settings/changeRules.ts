import { change } from "../api/change";
import { clients, told } from "../api/clients";
import { queriesOf } from "../api/queries";
import { place } from "../app/company";
import { say } from "../words/words";
import type { BreakRule, BreakStep, PayRules, RulePreset } from "./queries";

export type PayRulesDraft = Pick<
  PayRules,
  "validFrom" | "tiers" | "holidayPaid" | "earlyIn" | "overtimeNeedsApproval" | "weekStartsOn" | "premiums" | "approvers" | "fourEyes" | "showDrafts"
>;

export interface BreakRuleDraft {
  validFrom: string;
  steps: BreakStep[];
  pieces: number;
  deduct: boolean;
}

/** Without rules of before they are new ones. */
export function savePayRules(rules: PayRules | null, draft: PayRulesDraft) {
  return change({
    call: async (key) => {
      const sent = rules
        ? clients.payroll.PATCH("/payrollReporting-api/v1/payrules/{payRulesId}", {
            params: { path: { payRulesId: rules.id } },
            body: { ...draft, recordVersion: rules.recordVersion },
          })
        : clients.payroll.POST("/payrollReporting-api/v1/payrules", { body: draft, headers: { "idempotency-key": key } as never });
      return (await told<{ payRules: PayRules }>(sent).finally(() => again("payRules"))).payRules;
    },
    says: () => say("rules.payRulesSaved"),
  });
}

export function deletePayRules(rules: PayRules) {
  return change({
    call: () =>
      told(
        clients.payroll.DELETE("/payrollReporting-api/v1/payrules/{payRulesId}", {
          params: { path: { payRulesId: rules.id } },
          headers: { "if-match": `"${rules.recordVersion}"` } as never,
        }),
      ).finally(() => again("payRules")),
    says: () => say("rules.payRulesGone"),
  });
}

export function saveBreakRule(rule: BreakRule | null, draft: BreakRuleDraft) {
  return change({
    call: async (key) => {
      const sent = rule
        ? clients.attendance.PATCH("/attendanceManagement-api/v1/breakrules/{breakRuleId}", {
            params: { path: { breakRuleId: rule.id } },
            body: { ...draft, recordVersion: rule.recordVersion },
          })
        : clients.attendance.POST("/attendanceManagement-api/v1/breakrules", { body: draft, headers: { "idempotency-key": key } as never });
      return (await told<{ breakRule: BreakRule }>(sent).finally(() => again("breakRule"))).breakRule;
    },
    says: () => say("rules.breakRuleSaved"),
  });
}

export function deleteBreakRule(rule: BreakRule) {
  return change({
    call: () =>
      told(
        clients.attendance.DELETE("/attendanceManagement-api/v1/breakrules/{breakRuleId}", {
          params: { path: { breakRuleId: rule.id } },
          headers: { "if-match": `"${rule.recordVersion}"` } as never,
        }),
      ).finally(() => again("breakRule")),
    says: () => say("rules.breakRuleGone"),
  });
}

export function applyPreset(preset: RulePreset, validFrom: string, title: string) {
  return change({
    call: (key) =>
      told(
        clients.scheduling.POST("/scheduleManagement-api/v1/rulepresets/{rulePresetName}/apply", {
          params: { path: { rulePresetName: preset.name } },
          body: { validFrom },
          headers: { "idempotency-key": key } as never,
        }),
      ).finally(() => again("payRules", "breakRule")),
    says: () => say("rules.presetApplied", { title }),
  });
}

function again(...objects: string[]): void {
  for (const object of objects) void queriesOf(place().codename).invalidateQueries({ queryKey: [object] });
}
