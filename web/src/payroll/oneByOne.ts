import type { Outcome } from "../api/change";
import type { Refusal } from "../api/refusals";
import type { Report } from "./queries";
import { askPayAnew } from "./startRun";

export interface Failed {
  report: Report;
  refusal: Refusal;
}

/** Does the same with several reports, one after the other, since the server takes one at a time; whoever is refused is told apart. */
export async function oneByOne(
  reports: readonly Report[],
  what: (report: Report) => Promise<Outcome<unknown>>,
  onStep: (done: number) => void,
): Promise<Failed[]> {
  const failed: Failed[] = [];
  for (const [index, report] of reports.entries()) {
    const { refusal } = await what(report);
    if (refusal) failed.push({ report, refusal });
    onStep(index + 1);
  }
  askPayAnew();
  return failed;
}
