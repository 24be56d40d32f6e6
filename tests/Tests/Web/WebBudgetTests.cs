using System.Text.Json;
using System.Text.RegularExpressions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What a browser has to fetch, packed by gzip, before it can show something. Written by <c>web/tools/compress.mjs</c> when the app is built.</summary>
public sealed partial class WebBudgetTests
{
    private const int Kilo = 1000;

    private static readonly JsonElement Sizes = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "artifacts", "web-sizes.json"))).RootElement;

    /// <summary>Of scripts, beyond what every page has.</summary>
    private static readonly Dictionary<string, int> OfPage = new()
    {
        ["src/identity/LoginPage.tsx"] = 18, ["src/identity/SecondFactorPage.tsx"] = 30, ["src/identity/SaasHomePage.tsx"] = 30, ["src/identity/CompanyHomePage.tsx"] = 30,
        ["src/identity/RegisterCompanyPage.tsx"] = 30, ["src/identity/RegisterPage.tsx"] = 18, ["src/identity/VerifyPage.tsx"] = 30, ["src/identity/ResetPasswordPage.tsx"] = 30,
        ["src/today/EmployeeToday.tsx"] = 12, ["src/today/ManagerToday.tsx"] = 30,
        ["src/leave/LeavePage.tsx"] = 30, ["src/leave/Decide.tsx"] = 30, ["src/leave/Calendar.tsx"] = 30, ["src/leave/AskLeave.tsx"] = 50, ["src/leave/TeamBalances.tsx"] = 30, ["src/leave/Substitutes.tsx"] = 30,
        ["src/attendance/TimePage.tsx"] = 30, ["src/attendance/DayPart.tsx"] = 30, ["src/attendance/DayTable.tsx"] = 30, ["src/attendance/ExceptionsPart.tsx"] = 30,
        ["src/payroll/PayrollPage.tsx"] = 12, ["src/payroll/MyPay.tsx"] = 12, ["src/payroll/PayrollSteps.tsx"] = 35, ["src/payroll/ReviewPart.tsx"] = 35, ["src/payroll/PayPart.tsx"] = 35,
        ["src/scheduling/RotaPage.tsx"] = 60, ["src/scheduling/TemplatesPage.tsx"] = 30,
        ["src/people/PeoplePage.tsx"] = 30, ["src/people/PersonPage.tsx"] = 30, ["src/people/UsersPage.tsx"] = 30, ["src/people/GroupsPage.tsx"] = 30,
        ["src/announcements/NewsPage.tsx"] = 30, ["src/settings/CompanyPage.tsx"] = 30, ["src/settings/RulesPage.tsx"] = 30, ["src/settings/LeaveTypesPage.tsx"] = 30, ["src/settings/ApprovalsPage.tsx"] = 30, ["src/settings/HolidaysPage.tsx"] = 30, ["src/settings/PlacesPage.tsx"] = 30,
        ["src/subscriptions/SubscriptionPage.tsx"] = 30, ["src/subscriptions/PayPage.tsx"] = 30, ["src/subscriptions/ResultPage.tsx"] = 30,
        ["src/tasks/TasksPage.tsx"] = 12, ["src/tasks/MyTasks.tsx"] = 30, ["src/tasks/Given.tsx"] = 30, ["src/tasks/Recurring.tsx"] = 30,
        ["src/platform/OverviewPage.tsx"] = 30, ["src/platform/CompaniesPage.tsx"] = 30, ["src/platform/SubscriptionsPage.tsx"] = 30,
        ["src/shell/Shell.tsx"] = 30, ["src/notifications/InboxPage.tsx"] = 30, ["src/me/MePage.tsx"] = 30, ["src/me/NotificationsPart.tsx"] = 30, ["src/me/ApiKeysPart.tsx"] = 30,
    };

    /// <summary>Folders of pages that stand inside the shell.</summary>
    private static readonly string[] Inside = ["/announcements/", "/me/", "/notifications/", "/today/", "/leave/", "/attendance/", "/payroll/", "/people/", "/platform/", "/scheduling/", "/settings/", "/subscriptions/", "/tasks/"];

    [Fact]
    public void Every_page_has_at_most_125_kilobytes_of_scripts() => Weight(Base()).ShouldBeLessThanOrEqualTo(125 * Kilo);

    [Fact]
    public void A_page_adds_what_it_may()
    {
        var all = Base();
        foreach (var (page, most) in OfPage)
        {
            // What stands inside the shell has the shell's parts already.
            var had = Inside.Any(folder => page.Contains(folder)) ? [.. all, .. Shell()] : all;
            Weight((page.EndsWith("/Shell.tsx", StringComparison.Ordinal) ? Shell() : [.. Needed(page), .. Words(page)]).Except(had)).ShouldBeLessThanOrEqualTo(most * Kilo, page);
        }
    }

    /// <summary>Of the whole of them a page fetches its own, and what stands around it.</summary>
    [Fact]
    public void The_styles_of_a_page_have_at_most_30_kilobytes()
    {
        foreach (var page in OfPage.Keys) Weight(Styles(["index.html", "src/App.tsx", "src/shell/Shell.tsx", page])).ShouldBeInRange(1, 30 * Kilo, page);
    }

    [Fact]
    public void The_letters_of_most_pages_have_at_most_49_kilobytes() =>
        Weight(Files().Where(f => f.Contains("inter-latin-wght", StringComparison.Ordinal))).ShouldBeInRange(1, 49 * Kilo);

    /// <summary>Of two files that wait for each other one runs before what it needs is there, and the page stays empty.</summary>
    [Fact]
    public void No_file_waits_for_one_that_waits_for_it()
    {
        var chunks = Sizes.GetProperty("chunks").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetProperty("imports").EnumerateArray().Select(i => i.GetString()!).ToList());
        // Whatever waits for nothing that is left can run; what can never run waits in a circle.
        for (var ready = chunks.Keys.ToList(); ready.Count > 0;)
        {
            ready = [.. chunks.Where(c => !c.Value.Any(chunks.ContainsKey)).Select(c => c.Key)];
            foreach (var one in ready) chunks.Remove(one);
        }
        chunks.Keys.ShouldBeEmpty();
    }

    /// <summary>What is fetched whatever page it is: the entry, and what it waits for before it draws.</summary>
    private static HashSet<string> Base() => [.. Needed("index.html"), .. Needed("src/App.tsx"), .. Needed("src/words/en.ts")];

    /// <summary>What stands around every page inside, with what is said there.</summary>
    private static HashSet<string> Shell() => [.. Needed("src/insidePages.ts"), .. Needed("src/shell/Shell.tsx"), .. Needed("src/words/en/inside.json")];

    /// <summary>What a page says beyond that.</summary>
    private static IEnumerable<string> Words(string page) =>
        from line in Continued().Replace(File.ReadAllText(Path.Combine(Repository.Root, "web", "src", "insidePages.ts")), " ").Split('\n')
        where line.Contains($"\"{page.Replace("src/", "./", StringComparison.Ordinal).Replace(".tsx", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal)
        from area in AreaName().Matches(line)
        from file in Needed($"src/words/en/{area.Groups[1].Value}.json")
        select file;

    [GeneratedRegex(@"\n\s{4,}")]
    private static partial Regex Continued();

    [GeneratedRegex(@", ""(\w+)""")]
    private static partial Regex AreaName();

    private static HashSet<string> Needed(string source) => [.. Chunks([source]).Select(c => c.Str("file")!)];

    private static HashSet<string> Styles(IEnumerable<string> sources) => [.. Chunks(sources).SelectMany(c => c.GetProperty("css").EnumerateArray()).Select(c => c.GetString()!)];

    private static List<JsonElement> Chunks(IEnumerable<string> sources)
    {
        var (found, open) = (new Dictionary<string, JsonElement>(), new Stack<string>(sources));
        while (open.TryPop(out var next))
        {
            if (!found.TryAdd(next, Sizes.GetProperty("chunks").GetProperty(next))) continue;
            foreach (var import in found[next].GetProperty("imports").EnumerateArray()) open.Push(import.GetString()!);
        }
        return [.. found.Values];
    }

    private static IEnumerable<string> Files() => Sizes.GetProperty("gzipped").EnumerateObject().Select(f => f.Name);

    private static int Weight(IEnumerable<string> files) => files.Sum(f => Sizes.GetProperty("gzipped").GetProperty(f).GetInt32());
}
