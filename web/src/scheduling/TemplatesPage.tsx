import { CalendarPlus, Layers, Pencil, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useOutletContext } from "react-router";
import { asRefusal } from "../api/refusals";
import { pathTo } from "../app/company";
import { patternOf } from "../app/recurrence";
import { isPlanner } from "../app/roles";
import { ruleText } from "../app/ruleText";
import type { Session } from "../app/session";
import { useTitle } from "../app/useTitle";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { LinkButton } from "../kit/LinkButton";
import { PageHead } from "../kit/PageHead";
import { Refusal } from "../kit/Refusal";
import { Skeleton } from "../kit/Skeleton";
import { useLanguage, useWords } from "../words/words";
import { type Template, useTemplates } from "./queries";
import styles from "./TemplatesPage.module.css";
import { removeTemplate } from "./templateChanges";

const TemplateSheet = lazy(() => import("./TemplateSheet").then((module) => ({ default: module.TemplateSheet })));
const GenerateDialog = lazy(() => import("./GenerateDialog").then((module) => ({ default: module.GenerateDialog })));

/** Patterns of shifts, and making weeks of them. */
export function TemplatesPage() {
  const say = useWords();
  const session = useOutletContext<Session>();
  const templates = useTemplates();
  const [edited, edit] = useState<{ template: Template | null } | null>(null);
  const [made, make] = useState<Template | null>(null);
  useTitle(say("rota.templates"), session.tenantName);
  if (!isPlanner(session)) return <PageHead title={say("rota.templates")} />;
  return (
    <>
      <PageHead
        title={say("rota.templates")}
        action={
          <Button look="primary" icon={<Plus size={15} />} onClick={() => edit({ template: null })}>
            {say("rota.newTemplate")}
          </Button>
        }
      >
        <LinkButton to={pathTo("rota", true)}>{say("nav.rota")}</LinkButton>
      </PageHead>
      <div className={styles.page} aria-busy={templates.isPending}>
        {templates.isPending && <Skeleton shape="block" count={3} />}
        {templates.error && <Refusal refusal={asRefusal(templates.error)} onAgain={() => void templates.refetch()} />}
        {templates.data?.length === 0 && <EmptyState icon={<Layers size={20} />}>{say("rota.noTemplates")}</EmptyState>}
        {templates.data && templates.data.length > 0 && (
          <ul className={styles.cards}>
            {templates.data.map((template) => (
              <TemplateCard key={template.id} template={template} onEdit={() => edit({ template })} onMake={() => make(template)} />
            ))}
          </ul>
        )}
      </div>
      <Suspense>
        {edited && <TemplateSheet key={edited.template?.id ?? "new"} template={edited.template} zone={session.timezone} onClose={() => edit(null)} />}
        {made && <GenerateDialog template={made} zone={session.timezone} onClose={() => make(null)} />}
      </Suspense>
    </>
  );
}

function TemplateCard({ template, onEdit, onMake }: { template: Template; onEdit: () => void; onMake: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const pattern = patternOf(template.recurrenceRule);
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <h2>{template.name}</h2>
        <p className={styles.times}>
          {template.startTime}–{template.endTime}
        </p>
        <p>{pattern ? ruleText(pattern, say, language) : template.recurrenceRule}</p>
        <p className={styles.aside}>
          {[template.department?.groupName, template.headCount && say("rota.people", { count: template.headCount })].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className={styles.actions}>
        <Button icon={<CalendarPlus size={15} />} onClick={onMake}>
          {say("rota.generate")}
        </Button>
        <IconButton label={say("rota.editTemplate", { name: template.name })} icon={<Pencil size={15} />} onClick={onEdit} />
        <IconButton
          label={say("rota.deleteTemplate", { name: template.name })}
          icon={<Trash2 size={15} />}
          onClick={() => void removeTemplate(template)}
        />
      </div>
    </li>
  );
}
