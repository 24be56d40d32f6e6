using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The contract's routes, parameters, filters, properties and enums, held against what is mapped and what was really answered.</summary>
[Collection(nameof(Walk))]
public sealed class ContractTests(Walk walk)
{
    private static readonly JsonElement Contract = Read();

    /// <summary>Parameters that the contract's list calls required and its rules do not ask for, with the rule.</summary>
    private static readonly Dictionary<string, string> NotRequired = new()
    {
        ["checkInAttendance.userId"] = "taken from the session",
        ["checkInAttendance.checkInTime"] = "taken from the server's clock",
        ["checkInAttendance.status"] = "taken from the rules",
        ["checkOutAttendance.status"] = "taken from the rules",
        ["markAttendanceAbsent.status"] = "always absent",
        ["createShift.status"] = "scheduled where nothing is said",
        ["updateShift.shiftDate"] = "a change keeps what it leaves out",
        ["updateShift.startTime"] = "a change keeps what it leaves out",
        ["updateShift.endTime"] = "a change keeps what it leaves out",
    };

    /// <summary>Properties of the contract's list that its rules take out of answers.</summary>
    private static readonly Dictionary<string, string> NeverSent = new() { ["password"] = "a password is never sent" };

    /// <summary>Properties that a list is not sorted by, with the reason.</summary>
    private static readonly Dictionary<string, string> NotSortable = new()
    {
        ["listCompaniesAccounts.companyId"] = "a company's is its id",
        ["listEmployeeProfiles.notes"] = "not every reader may see it, and the order would tell",
        ["listEmployeeProfiles.workPattern"] = "an object, where there is one",
        ["listEmployeeDocuments.documentUrl"] = "secret",
        ["listEmployeeDocuments.expired"] = "it follows validUntil",
        ["listAttendanceRecords.absenceReason"] = "not every reader may see it, and the order would tell",
        ["listAttendanceRecords.excuseReason"] = "not every reader may see it, and the order would tell",
        ["listShifts.openPlaces"] = "counted when it is read",
        ["listShifts.note"] = "free text",
        ["listShifts.offer"] = "an object, where there is one",
        ["listAttendanceRecords.workedHours"] = "found from the entries when it is read",
        ["listAttendanceRecords.breakMinutes"] = "found from the entries when it is read",
        ["listAttendanceRecords.autoBreakMinutes"] = "found from the entries when it is read",
        ["listAttendanceRecords.countedHours"] = "found from the entries when it is read",
        ["listAttendanceRecords.countedFrom"] = "the same",
        ["listAttendanceRecords.countedUntil"] = "the same",
        ["listAttendanceRecords.missingBreakMinutes"] = "the same",
        ["listAttendanceRecords.managerNote"] = "not every reader may see it, and the order would tell",
        ["listLeaveRequests.documentUrl"] = "secret",
        ["listMyLeaveRequests.documentUrl"] = "secret",
        ["listPayrollReports.notes"] = "free text",
        ["listPayrollReports.reopenReason"] = "free text",
        ["listPayrollReports.weekStartsOn"] = "the same everywhere",
        ["listAnnouncements.body"] = "free text",
        ["listAnnouncements.bodyHtml"] = "free text",
        ["listAnnouncements.preview"] = "free text",
        ["listAnnouncements.sendLocalTime"] = "sendTime follows it",
        ["listAnnouncements.audienceCount"] = "found from who belongs to it when it is read",
        ["listAnnouncements.readCount"] = "the same",
        ["listAnnouncements.acknowledgedCount"] = "the same",
        ["listAnnouncements.read"] = "the reader's own",
        ["listAnnouncements.readAt"] = "the reader's own",
        ["listAnnouncements.acknowledgedAt"] = "the reader's own",
        ["processScheduledAnnouncements.body"] = "free text",
        ["processScheduledAnnouncements.bodyHtml"] = "free text",
        ["processScheduledAnnouncements.preview"] = "free text",
        ["processScheduledAnnouncements.sendLocalTime"] = "sendTime follows it",
        ["processScheduledAnnouncements.audienceCount"] = "found from who belongs to it when it is read",
        ["processScheduledAnnouncements.readCount"] = "the same",
        ["processScheduledAnnouncements.acknowledgedCount"] = "the same",
        ["processScheduledAnnouncements.read"] = "the reader's own",
        ["processScheduledAnnouncements.readAt"] = "the reader's own",
        ["processScheduledAnnouncements.acknowledgedAt"] = "the reader's own",
        ["listSubscriptionPlans.companyId"] = "the platform's, for all",
        ["listStaffMembers.homeLatitude"] = "degrees are in no order that anybody asks for",
        ["listStaffMembers.homeLongitude"] = "the same",
        ["listNotifications.title"] = "in the reader's language, which the order would not follow",
        ["listNotifications.text"] = "the same",
    };

    /// <summary>What is given to strangers and in a short form, by the rules.</summary>
    private static readonly string[] Brief = ["codename", "name", "fullname", "avatar", "isActive"];

    private ApiMap Api => walk.Services.GetRequiredService<ApiMap>();

    private IReadOnlyList<Operation> Operations => [.. Api.On(CompanySurface.Instance)];

    public static TheoryData<string> Apis => [.. Contract.GetProperty("apis").EnumerateArray().Select(a => a.Str("name")!)];

    [Fact]
    public void The_contract_has_what_is_to_be_judged()
    {
        Apis.Count.ShouldBe(173);
        Contract.GetProperty("systemRoutes").GetArrayLength().ShouldBe(32);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public void It_is_mapped_as_the_contract_names_it(string name)
    {
        var (wanted, mapped) = (Wanted(name), Mapped(name));

        mapped.Service.ShouldBe(wanted.Str("service"));
        mapped.Method.ShouldBe(wanted.Str("method"));
        mapped.Route.ShouldBe(wanted.Str("route"), StringCompareShould.IgnoreCase);
        mapped.DataName.ShouldBe(wanted.Str("dataName"));
        mapped.Action.ShouldBe(wanted.Str("action"));
        mapped.Status.ShouldBe(wanted.GetProperty("status").GetInt32());
    }

    [Fact]
    public void System_routes_are_mapped()
    {
        foreach (var wanted in Contract.GetProperty("systemRoutes").EnumerateArray())
        {
            Operations.ShouldContain(o => o.Service == wanted.Str("service") && o.Method == wanted.Str("method") && o.Route.Equals(wanted.Str("route"), StringComparison.OrdinalIgnoreCase), wanted.ToString());
        }
    }

    [Fact]
    public async Task Every_route_answers_in_either_letter_case()
    {
        foreach (var operation in Operations)
        {
            var path = operation.Pattern.Replace("{", "").Replace("}", "");
            foreach (var written in new[] { path.ToUpperInvariant(), path.ToLowerInvariant() })
            {
                var reply = await walk.Visitor("no-such-firm").Send(new HttpMethod(operation.Method), written, null);
                reply.Status.ShouldBe(400, $"{operation.Method} {written}: {reply.Text}");
                reply.Message.ShouldBe("errMsg_noTenantRegisteredWithGivenCodeName");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public void It_takes_the_contract_s_parameters(string name)
    {
        var mapped = Mapped(name);
        foreach (var wanted in Wanted(name).GetProperty("params").EnumerateArray())
        {
            var (parameter, type, source) = (wanted.Str("name")!, wanted.Str("type")!, wanted.Str("source")!);
            if (source is "params")
            {
                var inPath = mapped.Plan.Parameters.Where(p => p.Source is Source.Path && p.Name == parameter).ShouldHaveSingleItem($"{name}: {parameter}");
                Fits(type, inPath.Type).ShouldBeTrue($"{name}: {parameter} is {inPath.Type.Name}");
                continue;
            }
            if (mapped.Filters?.Facts.FirstOrDefault(f => f.Name == parameter) is { } filter)
            {
                Fits(type, filter.Kind).ShouldBeTrue($"{name}: {parameter} filters by {filter.Kind}");
                continue;
            }
            mapped.Plan.InputFromQuery.ShouldBe(source is "query");
            var field = Fields(mapped).Where(f => f.Name == parameter).ShouldHaveSingleItem($"{name}: {parameter}");
            Fits(type, field.Type).ShouldBeTrue($"{name}: {parameter} is {field.Type.Name}");
            field.Required.ShouldBe(wanted.GetProperty("required").GetBoolean() && !NotRequired.ContainsKey($"{name}.{parameter}"), $"{name}: {parameter}");
            field.IsList.ShouldBe(IsArray(mapped.DataName, parameter), $"{name}: {parameter}");
        }
    }

    [Fact]
    public void Overrides_are_about_parameters_that_exist()
    {
        foreach (var name in NotRequired.Keys)
        {
            Wanted(name.Split('.')[0]).GetProperty("params").EnumerateArray().ShouldContain(p => p.Str("name") == name.Split('.')[1] && p.GetProperty("required").GetBoolean(), name);
        }
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public void It_has_the_contract_s_filters(string name)
    {
        var facts = Mapped(name).Filters?.Facts ?? [];
        foreach (var wanted in Wanted(name).GetProperty("filters").EnumerateArray().Select(f => f.GetString()!))
        {
            var array = wanted.Replace("_op", "");
            if (array != wanted) facts.ShouldContain(f => f.Name == array && f.Kind == FilterKind.Ids, $"{name}: {wanted}");
            else facts.ShouldContain(f => f.Name == wanted, $"{name}: {wanted}");
        }
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Its_real_answers_have_the_contract_s_properties(string name)
    {
        var (wanted, mapped) = (Wanted(name), Mapped(name));
        if (wanted.TryGetProperty("answers", out var other))
        {
            if (other.GetString() is "page") walk.Recorder.Of(mapped, Operations).First(e => e.Status == wanted.GetProperty("status").GetInt32()).ContentType.ShouldBe("text/html");
            else HasProperties(name, wanted, await Streamed(mapped, other.GetString()!));
            return;
        }
        var answers = walk.Recorder.Of(mapped, Operations).Where(e => e.Status is 200 or 201).ToList();
        answers.ShouldNotBeEmpty($"{name} was not walked");

        var envelope = answers.First(a => a.Status == wanted.GetProperty("status").GetInt32()).Body;
        (envelope.Str("status"), envelope.Str("statusCode"), envelope.Str("dataName"), envelope.Str("method"), envelope.Str("action"))
            .ShouldBe(("OK", wanted.GetProperty("status").ToString(), wanted.Str("dataName"), wanted.Str("method"), wanted.Str("action")));
        foreach (var extra in wanted.GetProperty("extraKeys").EnumerateArray()) envelope.TryGetProperty(extra.GetString()!, out _).ShouldBeTrue($"{name}: {extra}");

        var data = envelope.GetProperty(mapped.DataName);
        if (data.ValueKind is JsonValueKind.Array) data.GetArrayLength().ShouldBeGreaterThan(0, $"{name} lists nothing");
        HasProperties(name, wanted, data.ValueKind is JsonValueKind.Array ? data[0] : data);
    }

    /// <summary>An event of an answer without an end, which somebody causes who listens.</summary>
    private async Task<JsonElement> Streamed(Operation operation, string name)
    {
        using var stream = await EventStream.Open(walk.Http, walk.Owner, operation.Pattern, lastEventId: operation.Service is "notification" ? "0" : null);
        (await stream.Next()).Name.ShouldBe("ready");
        (await walk.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Heard of" })).Should(201);
        var streamed = await stream.Next();
        streamed.Name.ShouldBe(name);
        return streamed.Data;
    }

    private static void HasProperties(string name, JsonElement wanted, JsonElement one)
    {
        foreach (var property in wanted.GetProperty("properties").EnumerateObject())
        {
            if (NeverSent.ContainsKey(property.Name))
            {
                one.TryGetProperty(property.Name, out _).ShouldBeFalse($"{name} sends {property.Name}");
                continue;
            }
            one.TryGetProperty(property.Name, out var value).ShouldBeTrue($"{name}: {property.Name} is not in {one}");
            Fits(property.Value.GetString()!, value).ShouldBeTrue($"{name}: {property.Name} is {value}");
        }
    }

    public static TheoryData<string> Lists => [.. Contract.GetProperty("apis").EnumerateArray().Where(a => a.Str("action") == "list").Select(a => a.Str("name")!)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Lists_are_sorted_by_the_scalar_properties_of_their_objects(string name)
    {
        var mapped = Mapped(name);
        var walked = walk.Recorder.Of(mapped, Operations).First(e => e.Status == 200);
        var joins = Wanted(name).GetProperty("properties").EnumerateObject().Where(p => p.Value.GetString() is "object").Select(p => p.Name).ToList();
        var scalars = walked.Body.GetProperty(mapped.DataName)[0].EnumerateObject()
            .Where(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && !p.Name.EndsWith("_idx", StringComparison.Ordinal) && !p.Name.StartsWith('_') && !joins.Contains(p.Name) && !NotSortable.ContainsKey($"{name}.{p.Name}")).Select(p => p.Name).ToList();
        var caller = mapped.Roles.Count > 0 && !mapped.Roles.Contains(Role.TenantOwner) ? walk.Super : walk.Owner;

        scalars.Count.ShouldBeGreaterThan(4);
        var refused = new List<string>();
        var search = mapped.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Any(f => f.Name is "keyword") ? "keyword=hana&" : "";
        foreach (var sort in scalars.SelectMany(s => new[] { s, "-" + s }))
        {
            if ((await caller.Get($"{walked.Path}?{search}sortBy={sort}")).Status != 200) refused.Add(sort);
        }
        refused.ShouldBeEmpty();

        // What the object does not show, its order must not tell.
        var shown = walked.Body.GetProperty(mapped.DataName)[0].EnumerateObject().Select(p => p.Name).ToList();
        var row = mapped.Plan.Parameters.Single(p => p.Source is Source.List).Type.GetGenericArguments()[0];
        foreach (var hidden in row.GetProperties().Select(p => Text.Camel(p.Name)).Where(p => !shown.Contains(p)).Concat(NotSortable.Keys.Where(k => k.StartsWith(name + ".", StringComparison.Ordinal)).Select(k => k.Split('.')[1])))
        {
            (await caller.Get($"{walked.Path}?{search}sortBy={hidden}")).Should(400).Message.ShouldBe("errMsg_sortByIsNotAValidField", hidden);
        }
    }

    [Theory]
    [InlineData("listBriefCompanies")]
    [InlineData("getCompanyHome")]
    [InlineData("getBriefCompany")]
    public void Strangers_are_given_a_company_in_brief(string name)
    {
        var envelope = walk.Recorder.Of(Mapped(name), Operations).First().Body;
        var one = envelope.GetProperty(name is "listBriefCompanies" ? "companies" : "company");

        (one.ValueKind is JsonValueKind.Array ? one[0] : one).EnumerateObject().Select(p => p.Name).ShouldBe(Brief, ignoreOrder: true);
    }

    [Fact]
    public void Enums_have_the_contract_s_values_in_its_order()
    {
        var judged = 0;
        foreach (var owner in Contract.GetProperty("enums").EnumerateObject())
        {
            foreach (var wanted in owner.Value.EnumerateObject())
            {
                var values = wanted.Value.EnumerateArray().Select(v => v.GetString()!).ToList();
                var fields = Operations.Where(o => o.DataName == owner.Name && o.Plan.TakesBody).SelectMany(Fields).Where(f => f.Name == wanted.Name && f.Type.IsEnum).Select(f => f.Type)
                    // What is never given is only shown.
                    .Concat(Operations.Where(o => o.DataName == owner.Name).Select(o => o.Plan.ResultType.GetProperties().FirstOrDefault(p => Text.Camel(p.Name) == wanted.Name)?.PropertyType).OfType<Type>().Where(t => t.IsEnum)).ToList();
                fields.ShouldNotBeEmpty($"{owner.Name}.{wanted.Name}");
                foreach (var field in fields) Enum.GetNames(field).Select(Text.Camel).ShouldBe(values);
                judged++;
            }
        }
        judged.ShouldBe(19);
    }

    private static bool IsArray(string dataName, string property) =>
        Contract.GetProperty("objects").TryGetProperty(dataName, out var known) && known.EnumerateArray().Any(p => p.Str("name") == property && p.GetProperty("array").GetBoolean());

    private static IEnumerable<InputField> Fields(Operation operation) => operation.Plan.Parameters.Where(p => p.Source is Source.Input).SelectMany(p => InputShape.Of(p.Type).Fields);

    private static bool Fits(string type, Type mapped) => type switch
    {
        "String" or "Text" => mapped == typeof(string) || mapped == typeof(TimeOnly) || mapped.IsEnum,
        "ID" => mapped == typeof(Guid) || typeof(IId).IsAssignableFrom(mapped),
        "Date" => mapped == typeof(DateOnly) || mapped == typeof(DateTimeOffset),
        "Boolean" => mapped == typeof(bool),
        "Integer" => mapped == typeof(int),
        "Double" => mapped == typeof(decimal),
        "Enum" => mapped.IsEnum,
        "Object" => typeof(IInput).IsAssignableFrom(mapped) || mapped == typeof(JsonElement),
        _ => false,
    };

    private static bool Fits(string type, FilterKind kind) => type switch
    {
        "ID" => kind is FilterKind.Id or FilterKind.Ids,
        "Date" => kind is FilterKind.Day or FilterKind.Instant,
        "Enum" => kind is FilterKind.Choice,
        _ => kind is FilterKind.Text,
    };

    private static bool Fits(string type, JsonElement value) => value.ValueKind is JsonValueKind.Null || type switch
    {
        "ID" => value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().All(v => v.TryGetGuid(out _)) : value.TryGetGuid(out _),
        "Date" => value.ValueKind is JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), out _),
        "String" or "Text" or "Enum" => value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String) : value.ValueKind is JsonValueKind.String,
        "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "Integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out _),
        "Double" => value.ValueKind is JsonValueKind.Number,
        "object" or "Object" => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array,
        _ => false,
    };

    private static JsonElement Wanted(string name) => Contract.GetProperty("apis").EnumerateArray().Single(a => a.Str("name") == name);

    private Operation Mapped(string name) => Operations.Where(o => o.Name == name).ShouldHaveSingleItem($"{name} is not mapped");

    private static JsonElement Read()
    {
        using var stream = typeof(ContractTests).Assembly.GetManifestResourceStream("company-api.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
