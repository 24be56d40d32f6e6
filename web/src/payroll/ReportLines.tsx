import { Banner } from "../kit/Banner";
import { useLanguage, useWords } from "../words/words";
import { amountText, moneyText } from "./figures";
import { lineDay, lineSum, lineText, warningText } from "./lineWords";
import type { Report } from "./queries";
import styles from "./ReportSheet.module.css";

/** The lines as the server has them; they come to what is paid, cent by cent. */
export function ReportLines({ report }: { report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const { currency } = report;
  return (
    <>
      <table className={styles.sum} aria-label={say("payroll.sum")}>
        <tbody>
          {report.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own, and their order is fixed
            <tr key={`${line.code} ${line.day} ${index}`}>
              <td>
                {lineText(line, say)}
                <span className={styles.how}>{[lineDay(line, language), lineSum(line, say, language)].filter(Boolean).join(" · ")}</span>
              </td>
              <td>{amountText(line.amount, currency, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("payroll.total")}</th>
            <td>{moneyText(report.salaryCalculated, currency, language)}</td>
          </tr>
        </tfoot>
      </table>
      {report.carryForward > 0 && <Banner>{say("payroll.carryForward", { amount: moneyText(report.carryForward, currency, language) })}</Banner>}
      {report.warnings.map((warning) => (
        <Banner key={`${warning.code} ${warning.day}`} tone="warn">
          {warningText(warning, say)}
        </Banner>
      ))}
    </>
  );
}
