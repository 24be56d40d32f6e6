const name = "workforceos.acting";

/** Whether somebody of the platform acts at that company in this tab. Only which company is kept, never what opens it. */
export function isActing(codename: string | null): boolean {
  return codename !== null && sessionStorage.getItem(name) === codename;
}

/** Null ends it. */
export function setActing(codename: string | null): void {
  codename === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, codename);
}
