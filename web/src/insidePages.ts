import type { ComponentType } from "react";
import { type Area, speakOf } from "./words/areas";

type Page = () => Promise<ComponentType>;

/** Every page of whoever is signed in by its path, each of them code that is fetched when it is wanted, and what stands around them. */
export const pages = {
  shell: saying(() => import("./shell/Shell").then((module) => module.shellWith(bell))),
  today: saying(() => import("./today/TodayPage").then((module) => module.TodayPage), "today", "tasks"),
  rota: saying(() => import("./scheduling/RotaPage").then((module) => module.RotaPage), "rota"),
  "rota/templates": saying(() => import("./scheduling/TemplatesPage").then((module) => module.TemplatesPage), "rota"),
  "time/:part?": saying(() => import("./attendance/TimePage").then((module) => module.TimePage), "time", "today", "leave"),
  "leave/:part?": saying(() => import("./leave/LeavePage").then((module) => module.LeavePage), "leave", "leaveteam", "today"),
  "tasks/:part?": saying(() => import("./tasks/TasksPage").then((module) => module.TasksPage), "tasks", "recurring", "today", "rota", "time"),
  people: saying(() => import("./people/PeoplePage").then((module) => module.PeoplePage), "people", "users", "me"),
  "people/:person/:part?": saying(
    () => import("./people/PersonPage").then((module) => module.PersonPage),
    "people",
    "users",
    "me",
    "today",
    "leave",
    "entitlements",
    "time",
  ),
  "payroll/:part?": saying(() => import("./payroll/PayrollPage").then((module) => module.PayrollPage), "payroll", "today", "time", "leave"),
  news: saying(() => import("./announcements/NewsPage").then((module) => module.NewsPage), "news", "today", "tasks", "rota", "time"),
  inbox: saying(() => import("./notifications/InboxPage").then((module) => module.InboxPage)),
  "me/:part?": saying(() => import("./me/MePage").then((module) => module.MePage), "me", "prefs"),
  settings: saying(() => import("./settings/SettingsPage").then((module) => module.SettingsPage)),
  "settings/company": saying(() => import("./settings/CompanyPage").then((module) => module.CompanyPage), "company", "me"),
  "settings/subscription": saying(() => import("./subscriptions/SubscriptionPage").then((module) => module.SubscriptionPage), "subscription"),
  "settings/rules": saying(() => import("./settings/RulesPage").then((module) => module.RulesPage), "rules", "settings"),
  "settings/leavetypes": saying(
    () => import("./settings/LeaveTypesPage").then((module) => module.LeaveTypesPage),
    "leavetypes",
    "entitlements",
    "settings",
  ),
  "settings/approvals": saying(() => import("./settings/ApprovalsPage").then((module) => module.ApprovalsPage), "approvals", "settings"),
  "settings/holidays": saying(() => import("./settings/HolidaysPage").then((module) => module.HolidaysPage), "holidays", "settings"),
  "settings/places": saying(() => import("./settings/PlacesPage").then((module) => module.PlacesPage), "places", "settings"),
  "subscription/pay": saying(() => import("./subscriptions/PayPage").then((module) => module.PayPage), "subscription"),
  "subscription/result": saying(() => import("./subscriptions/ResultPage").then((module) => module.ResultPage), "subscription"),
  "settings/users": saying(() => import("./people/UsersPage").then((module) => module.UsersPage), "users", "me", "people"),
  "settings/groups": saying(() => import("./people/GroupsPage").then((module) => module.GroupsPage), "users", "people", "me"),
  overview: saying(() => import("./platform/OverviewPage").then((module) => module.OverviewPage), "platform"),
  companies: saying(() => import("./platform/CompaniesPage").then((module) => module.CompaniesPage), "platform"),
  subscriptions: saying(() => import("./platform/SubscriptionsPage").then((module) => module.SubscriptionsPage), "platform", "subscription"),
} satisfies Record<string, Page>;

/** What the shell's bell opens. */
function bell() {
  return import("./notifications/BellList").then((module) => module.BellList);
}

export type InsidePage = keyof typeof pages;

/** A page with the words that it says beyond those which are said everywhere. */
function saying(page: Page, ...areas: Area[]): Page {
  return async () => (await Promise.all([page(), speakOf("inside", ...areas)]))[0];
}
