import { lazy } from "react";
import { useQuery } from "../api/queries";
import { useLanguage, useWords } from "../words/words";
import { deleteBreakRule } from "./changeRules";
import { breakRules } from "./queries";
import { RuleVersions } from "./RuleVersions";
import { breakRuleText } from "./ruleText";

const BreakRuleForm = lazy(() => import("./BreakRuleForm").then((module) => ({ default: module.BreakRuleForm })));

/** Which breaks are due, from a day on. */
export function BreakRulesCard({ zone }: { zone: string }) {
  const say = useWords();
  const language = useLanguage();
  const rules = useQuery(breakRules);
  return (
    <RuleVersions
      title={say("rules.breaks")}
      hint={say("rules.breaksHint")}
      none={say("rules.breaksNone")}
      zone={zone}
      asked={rules}
      sentence={(one) => breakRuleText(one, say, language)}
      onDelete={deleteBreakRule}
      form={(one, like, onClose) => <BreakRuleForm rule={one} like={like} zone={zone} onClose={onClose} />}
    />
  );
}
