using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Subscriptions;

namespace WorkforceOS.Tests.Demo;

/// <summary>The requests to try in <c>docs/http</c>: sent by the demo company's owner, with made-up ids.</summary>
public sealed partial class HttpExamplesTests(PayingHost host) : IClassFixture<PayingHost>
{
    private const string MadeUpId = "01980000-0000-7000-8000-000000000000";
    private const int FewestOfAModule = 4;

    [Theory]
    [InlineData("identity", "auth")]
    [InlineData("employees", "employeeProfile")]
    [InlineData("scheduling", "scheduleManagement")]
    [InlineData("attendance", "attendanceManagement")]
    [InlineData("leave", "leaveManagement")]
    [InlineData("payroll", "payrollReporting")]
    [InlineData("tasks", "taskManagement")]
    [InlineData("announcements", "announcementManagement")]
    [InlineData("subscriptions", "subscriptionManagement")]
    [InlineData("notifications", "notification", "realtime")]
    public async Task Every_request_to_try_goes_to_an_operation_that_understands_it(string module, params string[] services)
    {
        // The examples ask for codes, too.
        host.Clock.Now += TimeSpan.FromMinutes(2);
        var owner = await host.Owner();
        var routes = host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Where(o => services.Contains(o.Service)).ToList();
        var requests = Requests().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "http", $"{module}.http")));
        requests.Count.ShouldBeGreaterThanOrEqualTo(FewestOfAModule);
        foreach (Match request in requests)
        {
            var (method, path, body) = (request.Groups[1].Value, Filled(request.Groups[2].Value), Filled(request.Groups[3].Value));
            routes.ShouldContain(o => o.Method == method && Regex.IsMatch(path.Split('?')[0], $"^{Regex.Replace(o.Pattern, "{.*?}", "[^/]+")}$", RegexOptions.IgnoreCase), $"{module}: {method} {path}");
            if (path.Split('?')[0].EndsWith("/stream", StringComparison.Ordinal)) continue;

            using var content = body is "" ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            var reply = await owner.Send(new HttpMethod(method), path, content);
            // People and things of made-up ids are not there, which a rule says; a field or filter that is not understood would be said by errMsg_.
            reply.Status.ShouldBeLessThan(500, $"{module}: {method} {path}: {reply.Text}");
            if (reply.Status == 400) JsonSerializer.Deserialize<JsonElement>(reply.Text).Str("message")!.ShouldNotStartWith("errMsg_", Case.Sensitive, $"{module}: {method} {path}");
        }
    }

    private static string Filled(string text) => MadeUp().Replace(text.Replace("{{host}}", ""), MadeUpId).Trim();

    [GeneratedRegex(@"^(GET|POST|PATCH|DELETE) (\S+)\n(?:\S+: .*\n?)*(?:\n(\{ .*))?", RegexOptions.Multiline)]
    private static partial Regex Requests();

    [GeneratedRegex(@"\{\{\w+\}\}|an?-[\w-]+-id")]
    private static partial Regex MadeUp();
}
