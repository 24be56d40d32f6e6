import { Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { Navigate, useOutletContext, useParams, useSearchParams } from "react-router";
import { pathTo } from "../app/company";
import { useKeys } from "../app/keys";
import { isPlanner } from "../app/roles";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { PageHead } from "../kit/PageHead";
import { PartLinks } from "../kit/PartLinks";
import { Skeleton } from "../kit/Skeleton";
import { useWords } from "../words/words";

const Given = lazy(() => import("./Given").then((module) => ({ default: module.Given })));
const MyTasks = lazy(() => import("./MyTasks").then((module) => ({ default: module.MyTasks })));
const Recurring = lazy(() => import("./Recurring").then((module) => ({ default: module.Recurring })));
const TaskForm = lazy(() => import("./TaskForm").then((module) => ({ default: module.TaskForm })));

/** One's own tasks, and for managers what they handed out, once or again and again. */
export function TasksPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const manages = isPlanner(session);
  const parts = manages ? (["given", "recurring", "mine"] as const) : (["mine"] as const);
  const { part = parts[0] } = useParams();
  const [asked, ask] = useSearchParams();
  const adding = manages && asked.get("new") !== null;
  const setAdding = (open: boolean) =>
    ask(
      (params) => {
        if (open) params.set("new", "");
        else params.delete("new");
        return params;
      },
      { replace: true },
    );
  useTitle(say("nav.tasks"), session.tenantName);
  useKeys(manages ? { n: () => setAdding(true) } : {});
  if (!(parts as readonly string[]).includes(part)) return <Navigate to={pathTo("tasks")} replace />;
  return (
    <>
      <PageHead
        title={say("nav.tasks")}
        action={
          manages && (
            <Button look="primary" icon={<Plus size={15} />} onClick={() => setAdding(true)}>
              {say(part === "recurring" ? "recurring.new" : "tasks.new")}
            </Button>
          )
        }
      >
        {manages && (
          <PartLinks
            label={say("nav.tasks")}
            parts={parts.map((one) => ({ to: pathTo(`tasks/${one}`), label: say(`tasks.${one}`), current: one === part }))}
          />
        )}
      </PageHead>
      <Suspense fallback={<Skeleton shape="rows" count={6} />}>
        {part === "mine" && <MyTasks session={session} />}
        {part === "given" && <Given session={session} onNew={() => setAdding(true)} />}
        {part === "recurring" && <Recurring session={session} adding={adding} onAdding={setAdding} />}
        {adding && part !== "recurring" && <TaskForm session={session} assignment={null} onClose={() => setAdding(false)} />}
      </Suspense>
    </>
  );
}
