import { useEffect } from "react";

/** The tab's: page, object, company. */
export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts, "WorkforceOS"].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
