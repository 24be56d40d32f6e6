using System.Text.Json.Nodes;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;

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
        ["Listing"] = Closed(new() { ["paging"] = Ref("schemas", "Paging"), ["filters"] = Nothing(), ["uiPermissions"] = Nothing() }),
        ["ReadVersion"] = OpenApi.Schemas.Object(new() { ["recordVersion"] = Described(OrNull("integer"), "As it was read: the change is refused with ChangedMeanwhile where another stands.") }, []),
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
        ["company"] = Parameter(Dialect.CompanyHeader, "header", Type("string"), "The company's codename, in any letter case; root where none is named.", "babil"),
        ["idempotencyKey"] = Parameter(IdempotencyKey.Header, "header", new() { ["type"] = "string", ["maxLength"] = IdempotencyKey.Longest }, "Makes the request safe to repeat: the same key gets the same answer, and nothing happens twice."),
        ["ifMatch"] = Parameter("If-Match", "header", Type("string"), "The recordVersion that was read, in quotes: the change is refused with ChangedMeanwhile where another stands. The same may be said by recordVersion in a JSON body; without either the last change wins.", "\"3\""),
        ["companyInQuery"] = Parameter("_company", "query", Type("string"), "The company's codename, where no header can be sent.", "babil"),
        ["lastEventId"] = Parameter("Last-Event-ID", "header", Type("string"), "The id of the last event that was received: what came behind it is sent first. Browsers send it by themselves when they reconnect."),
        ["pageNumber"] = Parameter("pageNumber", "query", new() { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 }, "Which page, from 1."),
        ["pageRowCount"] = Parameter("pageRowCount", "query", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = CompanySurface.MostRows, ["default"] = CompanySurface.UsualRows }, "Objects on a page."),
        ["sortBy"] = Parameter("sortBy", "query", Type("string"), "A property of the object, with - in front for descending; without it newest first, unless the route says otherwise.", "-createdAt"),
        ["getJoins"] = Parameter("getJoins", "query", new() { ["type"] = "boolean", ["default"] = true }, "False leaves out joined objects: the properties of the rows that hold whole objects in the place of ids. The schema shows the rows as they are with them."),
    };

    public override JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "The accessToken of a session, or an API key (sk_mbx_…)." },
        ["cookie"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = SessionToken.NameFor("{codename}"), ["description"] = "Set by login; {codename} is the company's. A header of the same name does too." },
    };

    public override bool HeedsVersion(Operation operation) => CompanyDialect.HeedsVersion(operation);

    public override JsonObject? BesideInput(Operation operation) => HeedsVersion(operation) ? Ref("schemas", "ReadVersion") : null;

    public override IEnumerable<(string Name, int Status, JsonObject Response)> Refusals(Operation operation, IEnumerable<Refusal> refusals, OpenApi.Schemas schemas)
    {
        foreach (var status in refusals.GroupBy(r => r.Problem.Status).OrderBy(g => g.Key))
        {
            var (name, words) = Meaning(status.Key, operation);
            var schema = operation.Shape is Shape.Bucket ? Ref("schemas", "BucketError") : Refused(operation, [.. status], schemas);
            var response = new JsonObject { ["description"] = words };
            if (status.Any(r => r.Problem.RetryAfter is not null)) response["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = Type("integer") } };
            response["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } };
            yield return (operation.Shape is Shape.Business ? name : name + operation.Shape, status.Key, response);
        }
    }

    private static (string Name, string Words) Meaning(int status, Operation operation) => status switch
    {
        400 => ("BadRequest", "Unknown company, a parameter that is missing or wrong, or a business rule."),
        401 => ("NotSignedIn", operation.Access is Access.Public ? "What was given to sign in with is not right." : "Not signed in, or no longer."),
        403 => ("Forbidden", "Another company's session, a pending second factor, a missing role, somebody else's object."),
        404 => ("NotFound", "No such object that the caller may see."),
        409 => ("Conflict", "Somebody else changed the same thing at the same moment, or since it was read."),
        413 => ("BodyTooLarge", "The body is too large."),
        415 => operation.Plan.TakesFile ? ("NoForm", "The body is not multipart/form-data.") : ("NoJson", "The body is not JSON."),
        422 => ("KeyReused", "This Idempotency-Key was used for another request."),
        429 => ("TooManyRequests", "Too many requests; Retry-After says how many seconds to wait."),
        500 => ("Bug", "A bug. Nothing was saved."),
        502 => ("RefusedElsewhere", "Somebody else's service did not accept what was asked of it."),
        503 => ("Unavailable", "The database, or somebody else's service, cannot be reached at the moment, or took too long."),
        _ => throw new InvalidOperationException($"{operation.Name} refuses with {status}, which has no words."),
    };

    /// <summary>The error of its shape with the codes that it may have here; a code that carries data beside the others, with its data.</summary>
    private static JsonObject Refused(Operation operation, List<Refusal> refusals, OpenApi.Schemas schemas)
    {
        var error = operation.Shape is Shape.System ? "SystemError" : "Error";
        var (telling, plain) = (new JsonArray(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var same in refusals.Where(r => CompanyDialect.Code(r.Problem) is not null).GroupBy(r => CompanyDialect.Code(r.Problem)!))
        {
            if (same.FirstOrDefault(r => r.Detail is not null)?.Detail is not { } data) plain.Add(same.Key);
            else if (same.Key == CompanyDialect.Code(Problem.ChangedMeanwhile(null))) telling.Add(Telling(error, same.Key, OpenApi.Schemas.OrNull(schemas.Data(data))));
            else telling.Add(schemas.Shared((same.Key.EndsWith("Error", StringComparison.Ordinal) ? same.Key[..^"Error".Length] : same.Key) + error, () => Telling(error, same.Key, schemas.Data(data))));
        }
        var codes = new JsonArray([.. plain.Select(c => JsonValue.Create(c))]);
        foreach (var number in refusals.Where(r => CompanyDialect.Code(r.Problem) is null).Select(r => CompanyDialect.Number(r.Problem)).Distinct().Order()) codes.Add(number);
        if (codes.Count > 0) telling.Add(Narrowed(error, new() { ["errCode"] = new JsonObject { ["enum"] = codes } }));
        return telling.Count > 1 ? new() { ["anyOf"] = telling } : telling[0]!.DeepClone().AsObject();
    }

    private static JsonObject Telling(string error, string code, JsonObject detail) => Narrowed(error, new() { ["errCode"] = new JsonObject { ["const"] = code }, ["detail"] = detail });

    private static JsonObject Narrowed(string error, JsonObject properties) => new() { ["allOf"] = new JsonArray(Ref("schemas", error), Closed(properties)) };

    public override IEnumerable<JsonObject> Headers(Operation operation)
    {
        yield return Ref("parameters", "company");
        if (IdempotencyKey.Heeded(operation)) yield return Ref("parameters", "idempotencyKey");
        if (HeedsVersion(operation)) yield return Ref("parameters", "ifMatch");
        // What a browser opens by its address alone can send no header of its own.
        if (!operation.Plan.AnswersObject) yield return Ref("parameters", "companyInQuery");
        if (operation.Plan.ResultType == typeof(StreamAnswer)) yield return Ref("parameters", "lastEventId");
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
        properties[operation.DataName] = isPage ? new JsonObject { ["type"] = "array", ["items"] = schemas.Answer(data.GetGenericArguments()[0]) } : schemas.Answer(data);
        required.Add(operation.DataName);
        return new() { ["allOf"] = isPage ? new JsonArray(Ref("schemas", "Envelope"), Ref("schemas", "Listing"), more) : new JsonArray(Ref("schemas", "Envelope"), more) };
    }

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

    private static JsonObject Nothing() => new() { ["type"] = "array", ["items"] = Type("object"), ["description"] = "Always empty." };

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
