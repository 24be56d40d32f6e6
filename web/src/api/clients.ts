import createClient, { type Middleware } from "openapi-fetch";
import { place } from "../app/company";
import { environment, isForeign } from "../app/config";
import { deviceTime, learnTime } from "../time/clock";
import type { paths } from "./company";
import { asRefusal, refusalOf, unreachable } from "./refusals";
import { token } from "./token";

/** The part of the API that one service answers. */
type Of<Service extends string> = { [Path in keyof paths as Path extends `/${Service}-api/${string}` ? Path : never]: paths[Path] };

export const companyHeader = "mbx-company-codename";

/** Stays open over the page until somebody has signed in; false when they would not. */
export const again: { ask: (() => Promise<boolean>) | null } = { ask: null };

const asked = new WeakMap<Request, { at: number; again: Request }>();

/** Header of the company, token, clock, and signing in again: no caller thinks of any of these. */
const everyCall: Middleware = {
  onRequest({ request }) {
    const made = isForeign() ? new Request(environment().baseUrl + new URL(request.url).pathname + new URL(request.url).search, request) : request;
    carry(made);
    asked.set(made, { at: deviceTime(), again: made.clone() });
    return made;
  },
  async onResponse({ request, response }) {
    const call = asked.get(request);
    learnTime(response.headers.get("date"), call?.at ?? deviceTime());
    if (
      response.status !== 401 ||
      !again.ask ||
      !call ||
      /\/(login|logout|currentuser|relogin)$|verification-services/.test(new URL(request.url).pathname)
    )
      return response;
    if (!(await again.ask())) return response;
    carry(call.again);
    return fetch(call.again);
  },
};

export const clients = {
  auth: client<Of<"auth">>(),
  employees: client<Of<"employeeProfile">>(),
  scheduling: client<Of<"scheduleManagement">>(),
  attendance: client<Of<"attendanceManagement">>(),
  leave: client<Of<"leaveManagement">>(),
  payroll: client<Of<"payrollReporting">>(),
  tasks: client<Of<"taskManagement">>(),
  announcements: client<Of<"announcementManagement">>(),
  subscriptions: client<Of<"subscriptionManagement">>(),
  notifications: client<Of<"notification">>(),
};

type Fetched<T> = { data?: T; error?: unknown; response: Response };

/** What a call was answered with. */
export async function told<T>(call: Promise<Fetched<T>>): Promise<T> {
  let fetched: Fetched<T>;
  try {
    fetched = await call;
  } catch (error) {
    throw asRefusal(error);
  }
  if (fetched.data !== undefined && fetched.response.ok) return fetched.data;
  throw fetched.error instanceof Response ? await refusalOf(fetched.error) : await refusalFrom(fetched);
}

/** A file goes by itself, since its form is no JSON. */
export async function upload<T>(path: string, file: Blob, name: string): Promise<T> {
  const body = new FormData();
  body.append("file", file, name);
  const request = new Request(environment().baseUrl + path, { method: "POST", body });
  carry(request);
  const response = await fetch(request).catch(() => null);
  if (!response) throw unreachable();
  if (!response.ok) throw await refusalOf(response);
  return response.json() as Promise<T>;
}

function client<Paths extends object>() {
  const made = createClient<Paths>({ baseUrl: "", fetch: (request: Request) => fetch(request) });
  made.use(everyCall);
  return made;
}

function carry(request: Request): void {
  const { codename } = place();
  if (codename) request.headers.set(companyHeader, codename);
  const known = token.of(codename);
  if (known) request.headers.set("authorization", `Bearer ${known}`);
}

async function refusalFrom({ error, response }: Fetched<unknown>) {
  const body = typeof error === "string" ? error : JSON.stringify(error ?? {});
  return refusalOf(new Response(body, { status: response.status || 500, statusText: response.statusText, headers: response.headers }));
}
