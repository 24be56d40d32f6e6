using System.Text.Json.Nodes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>A request that is right in all but one id, which is somebody else's; or in all of them.</summary>
internal sealed class ForeignIdAsking(Operation operation, DateTimeOffset now)
{
    /// <summary>Texts that end so and are no ids of ours.</summary>
    private static readonly string[] Others = ["deviceId", "placeId", "nfcTagId"];

    /// <summary>Of path, query and body, those inside of others with a dot.</summary>
    public static IEnumerable<string> FieldsOf(Operation operation) =>
    [
        .. operation.Plan.Parameters.Where(p => p.Source is Source.Path && IsId(p.Type, p.Name)).Select(p => p.Name),
        .. operation.Filters?.Facts.Where(f => f.Kind is FilterKind.Id or FilterKind.Ids).Select(f => f.Name) ?? [],
        .. operation.Plan.Inputs.SelectMany(i => Inside(i, "")),
    ];

    /// <param name="own">Whose request it is.</param>
    /// <param name="foreign">The id that is not theirs, and its owner; null for a request that is all right.</param>
    public async Task<(Reply Reply, string Sent)> By(Client who, Party own, (ForeignId Row, Party Whose)? foreign = null)
    {
        var (path, body) = Request(own, foreign);
        return (await Send(who, path, body), $"{operation.Method} {path} {body?.ToJsonString()}");
    }

    public Task<Reply> Send(Client who, string path, JsonObject? body) =>
        who.Send(new HttpMethod(operation.Method), path, body is null ? null : StaffingAsking.Json(body), (IdempotencyKey.Header, $"{Guid.CreateVersion7()}"));

    /// <param name="own">Whose request it is.</param>
    /// <param name="foreign">The id that is not theirs, and its owner; null for a request that is all right.</param>
    public (string Path, JsonObject? Body) Request(Party own, (ForeignId Row, Party Whose)? foreign = null)
    {
        var rows = ForeignId.All.Where(r => r.Operation == operation.Name).ToList();
        var path = operation.Pattern.Replace("{formType}", "w4");
        foreach (var row in rows) path = path.Replace($"{{{row.Field}}}", $"{Value(row, own, foreign)}");

        var body = operation.Plan.TakesBody || operation.Plan.InputFromBoth ? Usual(own) ?? new StaffingAsking(operation).Body ?? [] : null;
        if (body is not null)
        {
            foreach (var row in rows.Where(r => !operation.Pattern.Contains($"{{{r.Field}}}"))) Put(body, row, own, foreign);
        }
        else
        {
            var query = new List<string>(Questions());
            query.AddRange(rows.Where(r => !operation.Pattern.Contains($"{{{r.Field}}}") && (foreign?.Row == r || IsRequired(r.Field))).Select(r => $"{r.Field}={Value(r, own, foreign)}"));
            if (query.Count > 0) path += $"?{string.Join('&', query)}";
        }
        return (path, body);
    }

    private static Guid Value(ForeignId row, Party own, (ForeignId Row, Party Whose)? foreign) => (foreign?.Row == row ? foreign.Value.Whose : own).Ids[row.Of];

    private void Put(JsonObject body, ForeignId row, Party own, (ForeignId Row, Party Whose)? foreign)
    {
        var isForeign = foreign?.Row == row;
        var names = row.Field.Split('.');
        var at = names.Length == 1 ? body : body[names[0]]?[0]?.AsObject();
        if (at is null) return;
        // Only what the usual request has; what could be said in its place, where that is what is asked.
        if (!isForeign && !at.ContainsKey(names[^1]) && !IsRequired(row.Field)) return;
        if (!isForeign && foreign?.Row.InsteadOf == row.Field) at.Remove(names[^1]);
        else at[names[^1]] = $"{Value(row, own, foreign)}";
    }

    private bool IsRequired(string field) => operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Any(f => f.Name == field && f.Required);

    /// <summary>Where the example of the document would not do.</summary>
    private JsonObject? Usual(Party own)
    {
        var (day, starts) = (DateOnly.FromDateTime(now.AddDays(60).UtcDateTime), now.AddDays(60));
        JsonArray positions = [new JsonObject { ["catalogRoleId"] = "", ["workersNeeded"] = 1 }];
        return operation.Name switch
        {
            "createOneTimeOrder" => new() { ["title"] = "Asked", ["vendorId"] = "", ["startsAt"] = $"{starts:O}", ["endsAt"] = $"{starts.AddHours(6):O}", ["positions"] = positions },
            "createRecurringOrder" or "createPermanentOrder" => new() { ["title"] = "Asked", ["vendorId"] = "", ["startDate"] = $"{day:O}", ["endDate"] = $"{day.AddDays(7):O}", ["daysOfWeek"] = new JsonArray("MON"), ["startTime"] = "09:00", ["endTime"] = "17:00", ["positions"] = positions },
            "editOrder" => new() { ["title"] = "Edited", ["positions"] = positions },
            "createHub" => new() { ["name"] = $"Asked {Guid.NewGuid()}", ["fullAddress"] = "Here", ["latitude"] = 1, ["longitude"] = 1 },
            "updateHub" => new() { ["contactName"] = "Asked" },
            "assignHubNfcTag" => new() { ["nfcTagId"] = $"{Guid.NewGuid():N}" },
            "inviteShiftManager" => new() { ["firstName"] = "A", ["lastName"] = "B", ["email"] = $"{Guid.NewGuid():N}@asked.test" },
            "cancelOrder" => new() { ["reason"] = "Asked for." },
            "acceptShift" => [],
            "clockIn" or "clockOut" => new() { ["latitude"] = 37.4221, ["longitude"] = -122.0841, ["accuracyMeters"] = 10 },
            "streamLocations" => new() { ["points"] = new JsonArray(new JsonObject { ["capturedAt"] = $"{now:O}", ["latitude"] = 37.4221, ["longitude"] = -122.0841 }) },
            "removeClientPushTokens" or "removeStaffPushTokens" => new() { ["tokenId"] = "" },
            "createVerification" => new() { ["type"] = "government_id", ["subjectType"] = "staff", ["subjectId"] = "", ["fileUri"] = own.FileUri },
            "approveInvoice" or "submitTimesheet" => [],
            "disputeInvoice" => new() { ["reason"] = "Asked for.", ["lines"] = new JsonArray(new JsonObject { ["lineId"] = "" }) },
            "reviewVerification" => new() { ["decision"] = "APPROVED" },
            "retryVerification" => [],
            "uploadStaffDocumentFile" or "finalizeStaffDocument" or "uploadAttireFile" or "finalizeAttire" => new() { ["verificationId"] = "" },
            "createCertificate" => new() { ["certificateType"] = "ASKED", ["name"] = "Asked", ["verificationId"] = "" },
            "setUpProfile" => new() { ["fullName"] = "Ana Asked", ["acceptTermsVersion"] = "1" },
            "updatePersonalInfo" => new() { ["bio"] = "Asked" },
            "updateExperience" => new() { ["industries"] = new JsonArray("EVENTS") },
            "updateLocations" => new() { ["preferredLocations"] = new JsonArray(new JsonObject { ["label"] = "Home", ["latitude"] = 37.4, ["longitude"] = -122.1 }) },
            "createEmergencyContact" => new() { ["fullName"] = "Bea Asked", ["phone"] = "+12025550123", ["relationship"] = "FRIEND" },
            "updateEmergencyContact" => new() { ["fullName"] = "Bea Asked" },
            "saveTaxForm" => new() { ["fields"] = new JsonObject { ["firstName"] = "Ana" } },
            "submitTaxForm" => new() { ["signature"] = new JsonObject { ["name"] = "Ana", ["signedAt"] = $"{now:O}" }, ["attestation"] = true },
            "createBankAccount" => new() { ["bankName"] = "Bay Bank", ["accountHolderName"] = "Ana", ["accountNumber"] = $"{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}", ["routingNumber"] = "021000021", ["accountType"] = "CHECKING" },
            "updatePrivacy" => new() { ["marketingOptIn"] = true },
            "uploadStaffPhoto" => new() { ["fileUri"] = own.FileUri },
            "uploadFile" => new() { ["fileName"] = "asked.pdf", ["contentType"] = "application/pdf", ["size"] = 10 },
            "invokeModel" => new() { ["prompt"] = "Asked." },
            "transcribeRapidOrder" => new() { ["audioFileUri"] = own.FileUri },
            "parseRapidOrder" or "processRapidOrder" => new() { ["text"] = "3 baristas tomorrow 9am-5pm" },
            "createSignedUrl" => new() { ["fileUri"] = own.FileUri },
            "createTenantOrder" => new()
            {
                ["title"] = "Asked", ["hubId"] = "",
                ["shifts"] = new JsonArray(new JsonObject { ["startsAt"] = $"{starts:O}", ["endsAt"] = $"{starts.AddHours(6):O}", ["requiredWorkers"] = 1, ["roles"] = new JsonArray(new JsonObject { ["roleCode"] = "BARISTA", ["roleName"] = "Barista", ["workersNeeded"] = 1 }) }),
            },
            "updateTenantOrder" => new() { ["notes"] = "Asked" },
            "cancelTenantOrder" => new() { ["reason"] = "Asked for." },
            "assignStaff" => new() { ["staffId"] = "" },
            "acceptForStaff" => new() { ["assignmentId"] = "" },
            "changeShiftStatus" => new() { ["status"] = "COMPLETED" },
            "clockInStaff" or "clockOutStaff" => new() { ["sourceType"] = "GEO", ["latitude"] = 37.4221, ["longitude"] = -122.0841, ["accuracyMeters"] = 10 },
            "addFavoriteStaff" => [],
            "reviewAssignment" => new() { ["rating"] = 5, ["reviewText"] = "Asked." },
            _ => null,
        };
    }

    /// <summary>What a query must say beside ids.</summary>
    private string[] Questions() => operation.Name switch
    {
        "listOrdersView" => [$"startDate={now:yyyy-MM-dd}", $"endDate={now.AddDays(40):yyyy-MM-dd}"],
        "listCoverage" or "getCoverageStats" => [$"from={now:yyyy-MM-dd}", $"to={now.AddDays(30):yyyy-MM-dd}"],
        "getDailyOpsReport" => [$"date={now:yyyy-MM-dd}"],
        "getReportSummary" or "getSpendReport" or "getCoverageReport" or "getForecastReport" or "getPerformanceReport" or "getNoShowReport" => [$"from={now:yyyy-MM-dd}", $"to={now.AddDays(30):yyyy-MM-dd}"],
        _ => [],
    };

    private static IEnumerable<string> Inside(Type input, string prefix) => InputShape.Of(input).Fields.SelectMany(f =>
        typeof(IInput).IsAssignableFrom(f.Type) ? Inside(f.Type, $"{prefix}{f.Name}.") : IsId(f.Type, f.Name) ? [$"{prefix}{f.Name}"] : []);

    private static bool IsId(Type type, string name) => type == typeof(Guid) || typeof(IId).IsAssignableFrom(type) || (type == typeof(string) && name.EndsWith("Id", StringComparison.Ordinal) && !Others.Contains(name));
}
