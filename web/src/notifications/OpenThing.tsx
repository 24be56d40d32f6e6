import { Navigate, useSearchParams } from "react-router";
import { useQuery } from "../api/queries";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import type { Session } from "../app/session";
import { Banner } from "../kit/Banner";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";
import { pageOf } from "./things";
import type { About } from "./to";

/** On the way to what a notification is about: asks which page it is on, and says so where it is on none any more. */
export function OpenThing({ session }: { session: Session }) {
  const say = useWords();
  const [asked] = useSearchParams();
  const about = { kind: asked.get("kind"), aboutObject: asked.get("about"), aboutId: asked.get("id") } as About;
  const page = useQuery(pageOf(about, session));
  if (page.data) return <Navigate to={pathTo(page.data)} replace />;
  if (!page.error) return <Skeleton count={2} />;
  const refusal = asRefusal(page.error);
  // Deleted, or taken from the reader: told apart to nobody.
  return [400, 403, 404].includes(refusal.status) ? (
    <Banner tone="warn">{say("inbox.gone")}</Banner>
  ) : (
    <Refusal refusal={refusal} onAgain={() => void page.refetch()} />
  );
}
