using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The document says what is mapped, all of it, and what is really answered.</summary>
[Collection(nameof(Walk))]
public sealed partial class OpenApiTests(Walk walk)
{
    /// <summary>Operations that the walk does not make, with the place where they are proven.</summary>
    private static readonly string[] NotWalked =
    [
        "streamNotifications", // Notifications tests: an answer without an end is no JSON to check.
        "streamChanges", // The same.
    ];

    private IReadOnlyList<Operation> Operations => [.. walk.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance)];

    [Fact]
    public async Task Every_operation_is_described_and_nothing_else()
    {
        var described = (await CompanyDocument.Of(walk)).Root.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => (Path: p.Name.ToLowerInvariant(), Method: m.Name.ToUpperInvariant(), Id: m.Value.Str("operationId"))));

        described.ShouldBe(Operations.Select(o => (o.Pattern.ToLowerInvariant(), o.Method, (string?)o.Name)), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_component_is_needed()
    {
        var document = await CompanyDocument.Of(walk);
        var text = document.Root.GetRawText();
        var references = Reference().Matches(text).Select(m => m.Groups[1].Value).ToHashSet();

        references.Count.ShouldBeGreaterThan(50);
        foreach (var reference in references) document.Check.Resolve(JsonDocument.Parse($$"""{"$ref":"#/{{reference}}"}""").RootElement).ValueKind.ShouldBe(JsonValueKind.Object);
        foreach (var kind in new[] { "schemas", "parameters", "responses" })
        {
            document.Root.GetProperty("components").GetProperty(kind).EnumerateObject().Select(s => $"components/{kind}/{s.Name}").Where(s => !references.Contains(s)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_operation_says_in_words_what_it_does_and_who_may()
    {
        foreach (var operation in (await CompanyDocument.Of(walk)).Root.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(m => m.Value))
        {
            operation.Str("summary")!.Length.ShouldBeGreaterThan(10, operation.Str("operationId"));
            operation.Str("description").ShouldNotBeNullOrEmpty();
        }
        // The words come from the code: a use case without a summary would only be spelled out.
        (await CompanyDocument.Of(walk)).Root.GetProperty("paths").GetProperty("/auth-api/login").GetProperty("post").Str("summary")!.ShouldNotStartWith("Login");
    }

    [Fact]
    public async Task Rows_are_typed_as_they_are_with_their_joins()
    {
        var document = await CompanyDocument.Of(walk);

        foreach (var (list, row) in new[] { ("listShifts", "ShiftDetails"), ("listLeaveRequests", "LeaveRequestDetails"), ("listPayrollReports", "PayrollReportDetails"), ("listApiKeys", "ApiKey") })
        {
            var operation = Named(list);
            var parts = document.Response(operation, 200)!.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("allOf").EnumerateArray();
            parts.Last().GetProperty("properties").GetProperty(operation.DataName).GetProperty("items").Str("$ref").ShouldBe($"#/components/schemas/{row}", list);
        }
        document.Of(Named("updateShift")).Str("description")!.ShouldContain("without those that are joined");
        document.Of(Named("deleteApiKey")).Str("description")!.ShouldNotContain("joined");
    }

    [Fact]
    public async Task Who_is_left_off_and_what_is_warned_of_stand_beside_the_data()
    {
        var document = await CompanyDocument.Of(walk);
        string? Beside(string name, int status, string property) => document.Response(Named(name), status)!.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("allOf").EnumerateArray().Last().GetProperty("properties").GetProperty(property).GetProperty("items").Str("$ref");

        foreach (var (name, status) in new[] { ("createShift", 201), ("updateShift", 200) }) Beside(name, status, "leftOff").ShouldBe("#/components/schemas/ShiftConflict", name);
        Beside("generateShifts", 201, "warnings").ShouldBe("#/components/schemas/Warning");
    }

    [Fact]
    public async Task Generators_of_types_find_every_array_s_items_and_no_default_in_a_body()
    {
        var document = await CompanyDocument.Of(walk);
        var schemas = Objects(document.Root).ToList();
        var arrays = schemas.Where(s => s.TryGetProperty("type", out var type) && type.GetRawText().Contains("\"array\"")).ToList();

        arrays.Count.ShouldBeGreaterThan(30);
        arrays.Where(a => !a.TryGetProperty("items", out var items) || !items.EnumerateObject().Any()).ShouldBeEmpty();
        document.Schemas.EnumerateObject().SelectMany(s => Objects(s.Value)).Where(s => s.TryGetProperty("default", out var value) && value.ValueKind is not JsonValueKind.Object).ShouldBeEmpty();
        document.Schemas.GetProperty("CreateShiftInput").GetProperty("properties").GetProperty("status").Str("description").ShouldBe("Left out: scheduled.");
    }

    [Fact]
    public async Task What_is_said_beside_bodies_and_answers_is_described()
    {
        var document = await CompanyDocument.Of(walk);
        string[] Parameters(string name) => [.. document.Of(Named(name)).GetProperty("parameters").EnumerateArray().Select(p => document.Check.Resolve(p).Str("name")!)];
        var status = document.Of(Named("listShifts")).GetProperty("parameters").EnumerateArray().Single(p => p.TryGetProperty("name", out var name) && name.GetString() is "status");
        var stream = document.Response(Named("streamNotifications"), 200)!.Value.GetProperty("content").GetProperty("text/event-stream").GetProperty("x-events");

        status.GetProperty("schema").GetProperty("items").GetProperty("enum").EnumerateArray().Select(v => v.GetString()).ShouldBe(["scheduled", "completed", "cancelled", "null"]);
        Parameters("updateShift").ShouldContain("If-Match");
        Parameters("deleteShift").ShouldContain("If-Match");
        document.Of(Named("updateShift")).GetProperty("requestBody").GetRawText().ShouldContain("#/components/schemas/ReadVersion");
        Parameters("streamNotifications").ShouldBe(["mbx-company-codename", "_company", "Last-Event-ID"], ignoreOrder: true);
        stream.EnumerateObject().Select(e => e.Name).ShouldBe(["ready", "notification"], ignoreOrder: true);
        stream.GetProperty("notification").Str("$ref").ShouldBe("#/components/schemas/Notification");
        document.Of(Named("listUsers")).GetProperty("x-roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(Named("listUsers").Roles.Select(Kernel.Text.Of));
    }

    [Fact]
    public async Task Every_real_answer_fits_its_schema()
    {
        var document = await CompanyDocument.Of(walk);
        var (check, wrong, walked) = (document.Check, new List<string>(), new HashSet<string>());
        foreach (var operation in Operations)
        {
            foreach (var exchange in walk.Recorder.Of(operation, Operations))
            {
                if (exchange.Status < 300) walked.Add(operation.Name);
                if (document.Response(operation, exchange.Status) is not { } response)
                {
                    wrong.Add($"{operation.Name} answered {exchange.Status}, which is not described");
                    continue;
                }
                var content = response.GetProperty("content").EnumerateObject().First();
                if (content.Name == "application/json" != exchange.IsJson) wrong.Add($"{operation.Name} answered {exchange.ContentType} instead of {content.Name}");
                else if (exchange.IsJson) wrong.AddRange(check.Wrong(content.Value.GetProperty("schema"), exchange.Body).Select(w => $"{operation.Name} {exchange.Status} {w}"));
            }
        }

        wrong.Distinct().ShouldBeEmpty();
        Operations.Select(o => o.Name).Where(n => !walked.Contains(n)).ShouldBe(NotWalked, ignoreOrder: true);
    }

    [Fact]
    public async Task Refusals_fit_their_schemas()
    {
        var document = await CompanyDocument.Of(walk);
        var (check, wrong) = (document.Check, new List<string>());
        foreach (var operation in Operations)
        {
            var path = operation.Pattern.Replace("{", "").Replace("}", "");
            foreach (var company in new[] { "no-such-firm", null })
            {
                var reply = await walk.Visitor(company).Send(new HttpMethod(operation.Method), path, new StringContent("[]", Encoding.UTF8, "application/json"));
                if (reply.Status < 300) continue;
                if (document.Response(operation, reply.Status) is not { } response) wrong.Add($"{operation.Name} refuses with {reply.Status}, which is not described");
                else wrong.AddRange(check.Wrong(response.GetProperty("content").GetProperty("application/json").GetProperty("schema"), reply.Body).Select(w => $"{operation.Name} {reply.Status} {w}"));
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Examples_pass_the_checks_of_their_routes()
    {
        var document = await CompanyDocument.Of(walk);
        var company = await TestCompany.Found(walk);
        var super = await TestCompany.SignIn(walk, null, "admin@workforceos.test", "a-super-secret-1");
        var (judged, wrong) = (0, new List<string>());
        foreach (var operation in Operations.Where(o => o.Plan is { TakesBody: true, TakesRaw: false }))
        {
            var example = document.Of(operation).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
            var path = Placeholder().Replace(operation.Pattern, Examples.Id);
            var reply = await (operation.Roles.Count > 0 && !operation.Roles.Contains(Kernel.Role.TenantOwner) ? super : company.Owner)
                .Send(new HttpMethod(operation.Method), path, new StringContent(example.GetRawText(), Encoding.UTF8, "application/json"));
            judged++;
            if (reply.Status >= 500 || ShapeRefusal().IsMatch(reply.Message ?? "")) wrong.Add($"{operation.Name} {example}: {reply.Status} {reply.Text}");
        }
        wrong.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task The_page_stands_alone()
    {
        var page = (await walk.Visitor().Get("/docs")).Should(200);

        page.Headers["Content-Type"].ShouldBe("text/html; charset=utf-8");
        page.Text.ShouldContain("/openapi/company.json");
        // The page switches between them.
        page.Text.ShouldContain("/openapi/staffing.json");
        Regex.IsMatch(page.Text, @"(src|href)=""(https?:)?//").ShouldBeFalse("it asks for something from elsewhere");
        page.Headers["Content-Security-Policy"].ShouldContain("script-src 'self' 'sha256-");
        page.Headers["Content-Security-Policy"].ShouldContain("connect-src 'self'");
        var script = (await walk.Visitor().Get(Regex.Match(page.Text, @"<script src=""([^""]+)""").Groups[1].Value)).Should(200);
        script.Headers["Content-Type"].ShouldBe("text/javascript; charset=utf-8");
        script.Text.ShouldContain("createApiReference");
        (await walk.Visitor().Get("/")).Should(200).Text.ShouldContain("/docs");
    }

    private Operation Named(string name) => Operations.Single(o => o.Name == name);

    private static IEnumerable<JsonElement> Objects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(json),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex("\"\\$ref\": ?\"#/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^errMsg_.*(TypeIsNotValid|isRequired|IsNotAValid|isNotAValidID|MustNotBeAnArray|NotValidJson)")]
    private static partial Regex ShapeRefusal();
}
