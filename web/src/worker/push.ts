/** What the server pushes of a notification; several at once are about none in particular. */
export interface Pushed {
  id: string;
  kind: string;
  title: string;
  body: string;
  aboutObject: string | null;
  aboutId: string | null;
}

const platform = new Set(["", "login", "register", "verify", "second-factor", "reset-password", "platform", "kit"]);

/** The inbox of the company that is open, on the way to what it is about; the front page where none is. */
export function pageOfPush({ kind, aboutObject, aboutId }: Pushed, open: URL | null): string {
  const first = open?.pathname.split("/")[1] ?? "";
  if (platform.has(first)) return "/?open=inbox";
  return aboutObject && aboutId ? `/${first}/inbox?${new URLSearchParams({ kind, about: aboutObject, id: aboutId })}` : `/${first}/inbox`;
}
