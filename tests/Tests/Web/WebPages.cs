namespace WorkforceOS.Tests.Web;

/// <summary>Every page of the app: where to find it, and what is to be there before it is looked at.</summary>
/// <param name="Component">The file in <c>web/src</c> that shows it; a law of the app wants each here.</param>
/// <param name="Path">With the company for <c>{c}</c>.</param>
/// <param name="SignedIn">Only for somebody of the company.</param>
/// <param name="OfPlatform">Only for the platform's own people.</param>
internal sealed record WebPage(string Component, string Path, bool SignedIn = false, bool OfPlatform = false)
{
    public static readonly WebPage[] All =
    [
        new("SaasHomePage", "/"),
        new("CompanyHomePage", "/{c}"),
        new("CompanyHomePage", "/nosuchcompany"),
        new("RegisterCompanyPage", "/register"),
        new("RegisterPage", "/{c}/register"),
        new("LoginPage", "/login"),
        new("LoginPage", "/{c}/login"),
        new("VerifyPage", "/{c}/verify?email=somebody@nowhere.test"),
        new("ResetPasswordPage", "/{c}/reset-password"),
        new("TodayPage", "/{c}/today", SignedIn: true),
        new("TimePage", "/{c}/time", SignedIn: true),
        new("TimePage", "/{c}/time/day", SignedIn: true),
        new("TimePage", "/{c}/time/exceptions", SignedIn: true),
        new("LeavePage", "/{c}/leave/mine", SignedIn: true),
        new("LeavePage", "/{c}/leave/decide", SignedIn: true),
        new("LeavePage", "/{c}/leave/calendar", SignedIn: true),
        new("LeavePage", "/{c}/leave/balances", SignedIn: true),
        new("LeavePage", "/{c}/leave/substitutes", SignedIn: true),
        new("PayrollPage", "/{c}/payroll/check", SignedIn: true),
        new("PayrollPage", "/{c}/payroll/calculate", SignedIn: true),
        new("PayrollPage", "/{c}/payroll/review", SignedIn: true),
        new("PayrollPage", "/{c}/payroll/pay", SignedIn: true),
        new("PayrollPage", "/{c}/payroll/mine", SignedIn: true),
        new("RotaPage", "/{c}/rota", SignedIn: true),
        new("RotaPage", "/{c}/rota?view=month", SignedIn: true),
        new("TemplatesPage", "/{c}/rota/templates", SignedIn: true),
        new("PeoplePage", "/{c}/people", SignedIn: true),
        new("PeoplePage", "/{c}/people?show=without", SignedIn: true),
        new("PersonPage", "/{c}/people/me", SignedIn: true),
        new("PersonPage", "/{c}/people/me/account", SignedIn: true),
        new("SettingsPage", "/{c}/settings", SignedIn: true),
        new("CompanyPage", "/{c}/settings/company", SignedIn: true),
        new("SubscriptionPage", "/{c}/settings/subscription", SignedIn: true),
        new("PayPage", "/{c}/subscription/pay", SignedIn: true),
        new("ResultPage", "/{c}/subscription/result", SignedIn: true),
        new("RulesPage", "/{c}/settings/rules", SignedIn: true),
        new("LeaveTypesPage", "/{c}/settings/leavetypes", SignedIn: true),
        new("ApprovalsPage", "/{c}/settings/approvals", SignedIn: true),
        new("HolidaysPage", "/{c}/settings/holidays", SignedIn: true),
        new("PlacesPage", "/{c}/settings/places", SignedIn: true),
        new("UsersPage", "/{c}/settings/users", SignedIn: true),
        new("GroupsPage", "/{c}/settings/groups", SignedIn: true),
        new("TasksPage", "/{c}/tasks/given", SignedIn: true),
        new("TasksPage", "/{c}/tasks/recurring", SignedIn: true),
        new("TasksPage", "/{c}/tasks/mine", SignedIn: true),
        new("NewsPage", "/{c}/news", SignedIn: true),
        new("InboxPage", "/{c}/inbox", SignedIn: true),
        new("MePage", "/{c}/me", SignedIn: true),
        new("MePage", "/{c}/me/password", SignedIn: true),
        new("MePage", "/{c}/me/notifications", SignedIn: true),
        new("MePage", "/{c}/me/apikeys", SignedIn: true),
        new("MePage", "/{c}/me/appearance", SignedIn: true),
        new("NotFoundPage", "/{c}/nothing-here", SignedIn: true),
        new("OverviewPage", "/platform/overview", OfPlatform: true),
        new("CompaniesPage", "/platform/companies", OfPlatform: true),
        new("SubscriptionsPage", "/platform/subscriptions", OfPlatform: true),
        // These two want more than to be opened; tests of their own look at them.
        // "SecondFactorPage": WebSignInTests. "KitPage": WebKitTests.
    ];

    public string At(string company) => Path.Replace("{c}", company, StringComparison.Ordinal);
}
