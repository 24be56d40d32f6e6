import { useState } from "react";
import { useQuery } from "../api/queries";
import type { Refusal as Refused } from "../api/refusals";
import { colleagues } from "../app/colleagues";
import type { Task } from "../app/tasks";
import { Combobox } from "../kit/Combobox";
import { Refusal } from "../kit/Refusal";
import { useWords } from "../words/words";
import { giveTo } from "./changeAssignment";
import type { Assignment } from "./queries";

/** One more person gets it, whom neither the people named nor the departments hold. */
export function GiveTo({ assignment, tasks }: { assignment: Assignment; tasks: readonly Task[] }) {
  const say = useWords();
  const everybody = useQuery(colleagues).data ?? [];
  const [given, count] = useState(0);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const having = new Set(tasks.filter((task) => task.status !== "cancelled").map((task) => task.assigneeUserId));
  const give = async (id: string | null) => {
    const user = everybody.find((one) => one.id === id);
    if (!user) return;
    setRefusal((await giveTo(assignment, user)).refusal);
    // Empty again for the next one.
    count(given + 1);
  };
  return (
    <>
      <Combobox
        key={given}
        label={say("recurring.giveTo")}
        name="giveTo"
        placeholder={say("recurring.somebody")}
        value={null}
        onValue={(id) => void give(id)}
        options={everybody.filter((one) => !having.has(one.id)).map((one) => ({ value: one.id, label: one.fullname }))}
      />
      {refusal && <Refusal refusal={refusal} />}
    </>
  );
}
