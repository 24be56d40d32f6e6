using System.Text.Json.Nodes;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What the company surface's document says of it as a whole.</summary>
internal sealed class CompanyParts : DocumentParts
{
    public override string Title => "WorkforceOS, company surface";

    public override string About => """
        How a company runs its own staff: people, shifts, attendance, leave, payroll.

        **Company.** Each call is made at one company, named by the header `mbx-company-codename`, else by `_company` in the body or the query; without any at `root`, the platform itself.

        **Sign-in.** `POST /auth-api/login` answers a token for `Authorization: Bearer`; it is also set as a cookie. Until the second factor is complete, only the routes that say so answer.

        **Answers.** Success comes in an envelope with the data under the name that `dataName` tells. Beside each enum `x` of an object stands `x_idx`, its position. Enums are taken in any letter case, or by position. Paths match in any letter case. Null properties are sent as null.

        **Refusals.** `errCode` is for machines, `message` for people. Which one wins, where several apply: company, session, second factor, parameters, role, row, ownership, business rules.

        **Lists.** Filters AND together, repeated values OR, `null` means IS NULL. Dates: a day or an instant means that day in UTC; `$today $week $month` in UTC, `$ltoday $lweek $lmonth` in the company's zone, `$leq-2026-01-31` and `$lin-2026-01-31` a local day; `$lt- $lte- $gt- $gte-` and `$btw-a,b` on dates and numbers. What does not parse is refused.

        **Limits.** Sign-in, registration and code routes by address; everything else by session. 429 says in `Retry-After` how many seconds to wait.
        """;

    public override JsonObject Schemas() => new()
    {
        ["Envelope"] = Closed(new()
        {
            ["status"] = new JsonObject { ["const"] = "OK" },
            ["statusCode"] = Text("The HTTP status, as text."),
            ["elapsedMs"] = Type("integer"),
            ["ssoTime"] = Described(Type("integer"), "Milliseconds spent on finding out who asks."),
            ["source"] = new JsonObject { ["enum"] = new JsonArray("db", "cache") },
            ["cacheKey"] = OrNull("string"),
            ["userId"] = IdOrNull(),
            ["sessionId"] = IdOrNull(),
            ["requestId"] = Text("Also in the header x-request-id and in the logs."),
            ["dataName"] = Text("Under which name the data stands."),
            ["method"] = Type("string"),
            ["action"] = new JsonObject { ["enum"] = new JsonArray("get", "list", "create", "update", "delete") },
            ["appVersion"] = Type("string"),
            ["rowCount"] = Described(Type("integer"), "Objects in this answer."),
        }),
        ["Paging"] = Closed(new() { ["pageNumber"] = Type("integer"), ["pageRowCount"] = Type("integer"), ["totalRowCount"] = Type("integer"), ["pageCount"] = Type("integer") }),
        ["Error"] = Closed(new()
        {
            ["result"] = new JsonObject { ["const"] = "ERR" },
            ["status"] = Type("integer"),
            ["message"] = Type("string"),
            ["errCode"] = ErrCode(),
            ["date"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["detail"] = new JsonObject { ["description"] = "More about it, as text or as data." },
        }),
        ["SystemError"] = OpenApi.Schemas.Object(new() { ["status"] = new JsonObject { ["const"] = "ERR" }, ["message"] = Type("string"), ["errCode"] = ErrCode(), ["detail"] = new JsonObject { ["description"] = "More about it, where there is more." } }, new JsonArray("status", "message", "errCode")),
        ["BucketError"] = Closed(new() { ["result"] = new JsonObject { ["const"] = "ERR" }, ["message"] = Type("string") }),
    };

    public override JsonObject Parameters() => new()
    {
        ["company"] = Parameter(CompanyDialect.CompanyHeader, "header", Type("string"), "The company's codename, in any letter case; root where none is named.", "babil"),
        ["idempotencyKey"] = Parameter(IdempotencyKey.Header, "header", new() { ["type"] = "string", ["maxLength"] = IdempotencyKey.Longest }, "Makes the request safe to repeat: the same key gets the same answer, and nothing happens twice."),
        ["pageNumber"] = Parameter("pageNumber", "query", new() { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 }, "Which page, from 1."),
        ["pageRowCount"] = Parameter("pageRowCount", "query", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = CompanySurface.MostRows, ["default"] = CompanySurface.UsualRows }, "Objects on a page."),
        ["sortBy"] = Parameter("sortBy", "query", Type("string"), "A property of the object, with - in front for descending; without it newest first, unless the route says otherwise.", "-createdAt"),
        ["getJoins"] = Parameter("getJoins", "query", new() { ["type"] = "boolean", ["default"] = true }, "False leaves out joined objects."),
    };

    public override JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "The accessToken of a session, or an API key (sk_mbx_…)." },
        ["cookie"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = SessionToken.NameFor("{codename}"), ["description"] = "Set by login; {codename} is the company's. A header of the same name does too." },
    };

    /// <summary>The refusals that a route may answer, in its shape.</summary>
    public override IEnumerable<(int Status, JsonObject Response)> Refusals(Operation operation)
    {
        yield return (400, Refusal(operation, "Unknown company, a parameter that is missing or wrong, or a business rule."));
        if (operation.Access is not Access.Public) yield return (401, Refusal(operation, "Not signed in, or no longer."));
        yield return (403, Refusal(operation, "Another company's session, a pending second factor, a missing role, somebody else's object."));
        yield return (404, Refusal(operation, "No such object that the caller may see."));
        if (operation.Method is not "GET") yield return (409, Refusal(operation, "Somebody else changed the same thing at the same moment."));
        if (operation.Plan.TakesBody || operation.Plan.TakesFile)
        {
            yield return (413, Refusal(operation, "The body is too large."));
            yield return (415, Refusal(operation, operation.Plan.TakesFile ? "The body is not multipart/form-data." : "The body is not JSON."));
        }
        if (IdempotencyKey.Heeded(operation)) yield return (422, Refusal(operation, "This Idempotency-Key was used for another request."));
        var tooMany = Refusal(operation, "Too many requests; Retry-After says how many seconds to wait.");
        tooMany["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["schema"] = Type("integer") } };
        yield return (429, tooMany);
        yield return (500, Refusal(operation, "A bug. Nothing was saved."));
        yield return (503, Refusal(operation, "The database cannot be reached at the moment."));
    }

    public override IEnumerable<JsonObject> Headers(Operation operation)
    {
        yield return Ref("parameters", "company");
        if (IdempotencyKey.Heeded(operation)) yield return Ref("parameters", "idempotencyKey");
    }

    /// <summary>The data in the envelope, or alone where the route answers flat.</summary>
    public override JsonObject Answer(Operation operation, Type result, OpenApi.Schemas schemas)
    {
        var data = Data(result);
        if (operation.Shape is not Shape.Business) return schemas.Answer(data);

        var isPage = typeof(IPage).IsAssignableFrom(data);
        var more = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Answer<,>) ? schemas.Properties(result.GetGenericArguments()[1]) : OpenApi.Schemas.Object([], []);
        var properties = more["properties"]!.AsObject();
        var required = more["required"]!.AsArray();
        if (isPage)
        {
            properties["paging"] = Ref("schemas", "Paging");
            properties["filters"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject() };
            properties["uiPermissions"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject() };
            foreach (var name in new[] { "paging", "filters", "uiPermissions" }) required.Add(name);
        }
        properties[operation.DataName] = isPage ? new JsonObject { ["type"] = "array", ["items"] = schemas.Row(data.GetGenericArguments()[0]) } : schemas.Answer(data);
        required.Add(operation.DataName);
        return new() { ["allOf"] = new JsonArray(Ref("schemas", "Envelope"), more) };
    }

    private static JsonObject Refusal(Operation operation, string words) => new()
    {
        ["description"] = words,
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Ref("schemas", operation.Shape switch { Shape.System => "SystemError", Shape.Bucket => "BucketError", _ => "Error" }) } },
    };

    protected override string Grammar(FilterFacts filter) => filter.Kind switch
    {
        FilterKind.Id => "An id; repeated: any of them; null: none.",
        FilterKind.Ids => $"Ids in the array; repeated: all of them, with {filter.Name}_op=overlap any; null: an empty array.",
        FilterKind.Text => "A part of the text, in any letter case; repeated: any of them; null: none.",
        FilterKind.Choice => $"One of {string.Join(", ", CompanySurface.Instance.Grammar.Enums.Names(filter.Choices!))}, in any letter case or by position; repeated: any of them; null: none.",
        FilterKind.Flag => "true or false; null: neither.",
        FilterKind.Number => "A number, or $lt- $lte- $gt- $gte- $btw-a,b; repeated: any of them; null: none.",
        _ => "A day or an instant (that day in UTC), $today, $week, $month, $ltoday, $lweek, $lmonth, $leq-, $lin-, $lt-, $lte-, $gt-, $gte-, $btw-a,b; repeated: any of them; null: none.",
    };

    private static JsonObject Closed(JsonObject properties) => OpenApi.Schemas.Object(properties, new JsonArray([.. properties.Select(p => JsonValue.Create(p.Key))]));

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Text(string words) => Described(Type("string"), words);

    private static JsonObject OrNull(string type) => new() { ["type"] = new JsonArray(type, "null") };

    private static JsonObject IdOrNull() => new() { ["type"] = new JsonArray("string", "null"), ["format"] = "uuid" };

    private static JsonObject ErrCode() => new() { ["type"] = new JsonArray("string", "integer"), ["description"] = "A name where there is one, else the HTTP status." };

    private static JsonObject Described(JsonObject schema, string words)
    {
        schema["description"] = words;
        return schema;
    }
}
