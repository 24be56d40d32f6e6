import { lazy } from "react";
import { useQuery } from "../api/queries";
import { useLanguage, useWords } from "../words/words";
import { deletePayRules } from "./changeRules";
import { companyOf, payRules } from "./queries";
import { RuleVersions } from "./RuleVersions";
import { payRulesText } from "./ruleText";

const PayRulesForm = lazy(() => import("./PayRulesForm").then((module) => ({ default: module.PayRulesForm })));

/** By what hours are paid, from a day on. */
export function PayRulesCard({ zone, codename }: { zone: string; codename: string }) {
  const say = useWords();
  const language = useLanguage();
  const rules = useQuery(payRules);
  const currency = useQuery(companyOf(codename)).data?.settings.currency;
  return (
    <RuleVersions
      title={say("rules.pay")}
      hint={say("rules.payHint")}
      none={say("rules.payNone")}
      zone={zone}
      asked={rules}
      sentence={(one) => payRulesText(one, say, language)}
      onDelete={deletePayRules}
      form={(one, like, onClose) => <PayRulesForm rules={one} like={like} zone={zone} currency={currency ?? ""} onClose={onClose} />}
    />
  );
}
