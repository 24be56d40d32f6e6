import { type ComponentType, lazy, Suspense } from "react";
import type { RouteObject } from "react-router";
import { CompanyRoot } from "./app/CompanyRoot";
import { place } from "./app/company";
import { config } from "./app/config";
import type { InsidePage } from "./insidePages";

type Page = () => Promise<ComponentType>;

/** Pages of whoever is not signed in, each of them code that is fetched when it is wanted. */
const pages = {
  saasHome: () => import("./identity/SaasHomePage").then((module) => module.SaasHomePage),
  companyHome: () => import("./identity/CompanyHomePage").then((module) => module.CompanyHomePage),
  registerCompany: () => import("./identity/RegisterCompanyPage").then((module) => module.RegisterCompanyPage),
  register: () => import("./identity/RegisterPage").then((module) => module.RegisterPage),
  login: () => import("./identity/LoginPage").then((module) => module.LoginPage),
  verify: () => import("./identity/VerifyPage").then((module) => module.VerifyPage),
  secondFactor: () => import("./identity/SecondFactorPage").then((module) => module.SecondFactorPage),
  resetPassword: () => import("./identity/ResetPasswordPage").then((module) => module.ResetPasswordPage),
  kit: () => import("./kitPage/KitPage").then((module) => module.KitPage),
  notFound: () => import("./app/NotFoundPage").then((module) => module.NotFoundPage),
} satisfies Record<string, Page>;

/** Pages of whoever is signed in, of a company and of the platform. */
const ofEverybody = routesOf("inbox", "me/:part?");

/** The day's work, of companies alone. */
const work = routesOf(
  "today",
  "rota",
  "rota/templates",
  "time/:part?",
  "leave/:part?",
  "people",
  "people/:person/:part?",
  "settings",
  "settings/company",
  "settings/subscription",
  "settings/rules",
  "settings/leavetypes",
  "settings/approvals",
  "settings/holidays",
  "settings/places",
  "subscription/pay",
  "subscription/result",
  "settings/users",
  "settings/groups",
  "news",
  "tasks/:part?",
  "payroll/:part?",
);

/** The installation, of the platform alone. */
const operating = routesOf("overview", "companies", "subscriptions");

const signIn: RouteObject[] = [
  { path: "login", lazy: at(pages.login) },
  { path: "verify", lazy: at(pages.verify) },
  { path: "second-factor", lazy: at(pages.secondFactor) },
  { path: "reset-password", lazy: at(pages.resetPassword) },
];

const ofCompany: RouteObject[] = [
  { index: true, lazy: at(pages.companyHome) },
  { path: "register", lazy: at(pages.register) },
  ...signIn,
  { lazy: inside("shell"), children: [...ofEverybody, ...work, { path: "*", lazy: at(pages.notFound) }] },
];

const ofPlatform: RouteObject[] = [
  { index: true, lazy: at(pages.saasHome) },
  { path: "register", lazy: at(pages.registerCompany) },
  ...signIn,
  { path: "platform", lazy: inside("shell"), children: [...operating, ...ofEverybody, { path: "*", lazy: at(pages.notFound) }] },
];

/** A company's own subdomain has its pages at the root; else they stand below its codename, beside the platform's. */
export function routes(): RouteObject[] {
  const atSubdomain = place().codename !== null && place().prefix === "";
  const all = atSubdomain
    ? ofCompany
    : [...ofPlatform, ...(config().development ? [{ path: "kit", lazy: at(pages.kit) }] : []), { path: ":company", children: ofCompany }];
  return [{ Component: CompanyRoot, HydrateFallback: Nothing, ErrorBoundary: Failed, children: all }];
}

function routesOf(...paths: InsidePage[]): RouteObject[] {
  return paths.map((path) => ({ path, lazy: inside(path) }));
}

/** Where their files are is fetched with the first of them: it grows with every page, and visitors need none of it. */
function inside(page: InsidePage) {
  return at(async () => (await import("./insidePages")).pages[page]());
}

function at(page: Page) {
  return async () => ({ Component: await page() });
}

/** Until the first page is there. */
function Nothing() {
  return null;
}

const PageFailed = lazy(() => import("./app/PageFailed").then((module) => ({ default: module.PageFailed })));

function Failed() {
  return (
    <Suspense>
      <PageFailed />
    </Suspense>
  );
}
