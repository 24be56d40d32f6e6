using System.Collections;
using System.Text.Json.Nodes;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What the staffing surface's document says of it as a whole.</summary>
internal sealed class StaffingParts : DocumentParts
{
    public override string Title => "WorkforceOS, staffing surface";

    public override string About => """
        Clients order workers by the shift; workers apply, prove that they are there, and are paid.

        **Company.** The operator of the marketplace, named by the header `mbx-company-codename`; where none is named, the host's default.

        **Sign-in.** The routes under `/auth` answer a `sessionToken` for `Authorization: Bearer`.

        **Answers.** Objects stand flat, lists under `items`; every body has the `requestId` that is also in the header `X-Request-Id`. Fields that may be null are always present, arrays are never null. Instants are in UTC with milliseconds; instants that are sent need an offset.

        **Refusals.** `code` is for machines, `message` for people, `details` tells more. VALIDATION_ERROR tells in `details.issues` everything that is wrong, each with its path.

        **Lists.** `limit` and `offset`; `nextOffset` stands beside `items` where there is more.

        **Repeating.** Writes under `/client`, `/staff` and `/commands` want an `Idempotency-Key`, others heed one: the same key and body within 24 hours get the same answer, with `Idempotency-Replayed: true`.

        **Limits.** Sign-in by address; everything else by session. 429 says in `Retry-After` how many seconds to wait.
        """;

    public override JsonObject Schemas() => new()
    {
        ["Error"] = Closed(new()
        {
            ["code"] = Described(Type("string"), "Stable, for machines."),
            ["message"] = Described(Type("string"), "A sentence for people."),
            ["details"] = new JsonObject { ["type"] = "object", ["description"] = "More about it, where there is more." },
            ["requestId"] = RequestId(),
        }),
        ["Issues"] = Closed(new()
        {
            ["issues"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Closed(new() { ["path"] = Described(Type("string"), "Of the field: points[1].latitude; empty for the body itself."), ["message"] = Type("string") }),
            },
        }),
        ["Answered"] = Closed(new() { ["requestId"] = RequestId() }),
    };

    public override JsonObject Parameters() => new()
    {
        ["company"] = Parameter(Dialect.CompanyHeader, "header", Type("string"), "The company's codename, in any letter case; where none is named, the host's default.", "legendary"),
        ["requestId"] = Parameter("X-Request-Id", "header", new() { ["type"] = "string", ["format"] = "uuid" }, "Taken over into the answer and the logs; where none is sent, one is made."),
        ["idempotencyKey"] = Key(required: true),
        ["optionalIdempotencyKey"] = Key(required: false),
        ["limit"] = Parameter("limit", "query", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = StaffingSurface.MostRows, ["default"] = StaffingSurface.UsualRows }, "At most so many items."),
        ["offset"] = Parameter("offset", "query", new() { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 }, "How many items to skip."),
    };

    public override JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "The sessionToken of a sign-in." },
    };

    public override IEnumerable<JsonObject> Headers(Operation operation)
    {
        yield return Ref("parameters", "company");
        yield return Ref("parameters", "requestId");
        if (IdempotencyKey.Heeded(operation)) yield return Ref("parameters", operation.Surface.Idempotency.Requires(operation) ? "idempotencyKey" : "optionalIdempotencyKey");
    }

    public override string? WhatFor(string service) => service switch
    {
        "auth" => "To sign up, in and out.",
        "client" => "For members of a client: hubs, orders, coverage, billing.",
        "staff" => "For workers: shifts, clock-in, pay, profile.",
        "core" => "For both: uploads, orders in plain words, verification.",
        "query" => "What the company's own operations read, and clients of what is theirs.",
        _ => "For the company's own operations and its integrations.",
    };

    public override string? WhoMayCall(Operation operation) => operation.Access is Access.Public ? null : operation.AccessRequired switch
    {
        AccessRequired.Client => operation.LeastRole is ClientRole.Viewer ? "Members of a client." : $"Members of a client, from {Role(operation)} up.",
        AccessRequired.Staff => "Workers.",
        AccessRequired.Either => "Members of a client, and workers.",
        AccessRequired.EitherOrOps => "Members of a client, workers, and owners and admins of the company.",
        AccessRequired.Ops => "Owners and admins of the company.",
        AccessRequired.OpsOrClient => $"Owners and admins of the company, and members of the client in question, from {Role(operation)} up.",
        _ => null,
    };

    public override JsonObject Answer(Operation operation, Type result, OpenApi.Schemas schemas)
    {
        var data = Data(result);
        var answer = typeof(IPage).IsAssignableFrom(data) ? List(schemas.Answer(data.GetGenericArguments()[0]), new() { ["nextOffset"] = Described(Type("integer"), "The offset of the next item, where there is one.") })
            : data != typeof(string) && typeof(IEnumerable).IsAssignableFrom(data) && schemas.Answer(data)["items"] is JsonObject item ? List(item.DeepClone().AsObject(), [])
            : schemas.Answer(data);
        return result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Answer<,>)
            ? new() { ["allOf"] = new JsonArray(answer, schemas.Properties(result.GetGenericArguments()[1]), Ref("schemas", "Answered")) }
            : new() { ["allOf"] = new JsonArray(answer, Ref("schemas", "Answered")) };
    }

    public override IEnumerable<(string Name, int Status, JsonObject Response)> Refusals(Operation operation, IEnumerable<Refusal> refusals, OpenApi.Schemas schemas)
    {
        foreach (var status in refusals.Concat(ByAccess(operation)).GroupBy(r => StaffingRefusals.Of(r.Problem).Status).OrderBy(g => g.Key))
        {
            var (name, words) = Meaning(status.Key, operation);
            var response = new JsonObject { ["description"] = words };
            if (status.Any(r => r.Problem.RetryAfter is not null || StaffingRefusals.IsWorthTryingAgain(r.Problem))) response["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = Type("integer") } };
            response["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Refused([.. status], schemas) } };
            yield return (name, status.Key, response);
        }
    }

    /// <summary>The error with the codes that it may have here; a code that carries data, with its data.</summary>
    private static JsonObject Refused(List<Refusal> refusals, OpenApi.Schemas schemas)
    {
        var (telling, plain) = (new JsonArray(), new JsonArray());
        foreach (var same in refusals.GroupBy(r => StaffingRefusals.Of(r.Problem).Code).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var data = same.Key is StaffingRefusals.Invalid ? Ref("schemas", "Issues") : same.FirstOrDefault(r => r.Detail is not null)?.Detail is { } told ? schemas.Data(told) : null;
            if (data is null) plain.Add(same.Key);
            else telling.Add(Narrowed(new() { ["code"] = new JsonObject { ["const"] = same.Key }, ["details"] = data }));
        }
        if (plain.Count > 0) telling.Add(Narrowed(new() { ["code"] = new JsonObject { ["enum"] = plain } }));
        return telling.Count > 1 ? new() { ["anyOf"] = telling } : telling[0]!.DeepClone().AsObject();
    }

    /// <summary>What the guard of the surface says.</summary>
    private static IEnumerable<Refusal> ByAccess(Operation operation)
    {
        if (operation.Access is Access.Public) yield break;
        if (operation.AccessRequired is AccessRequired.Staff) yield return new(StaffingGuard.NoStaffAccess);
        if (operation.AccessRequired is AccessRequired.Client or AccessRequired.Either or AccessRequired.EitherOrOps or AccessRequired.OpsOrClient) yield return new(StaffingGuard.NoClientAccess);
    }

    private static (string Name, string Words) Meaning(int status, Operation operation) => status switch
    {
        400 => ("BadRequest", "A field or a parameter that is missing or wrong."),
        401 => ("NotSignedIn", operation.Access is Access.Public ? "What was given to sign in with is not right." : "Not signed in, or no longer."),
        403 => ("Forbidden", "The caller is not among those who may do this."),
        404 => ("NotFound", "No such thing that the caller may see."),
        409 => ("Conflict", "It is not, or no longer, in a state in which this can be done."),
        413 => ("BodyTooLarge", "The body is too large."),
        415 => ("UnsupportedMedia", "The body is of a type that this route does not take."),
        422 => ("RuleBroken", "It is well-formed, and a rule forbids it."),
        429 => ("RateLimited", "Too many requests; Retry-After says how many seconds to wait."),
        500 => ("Bug", "A bug. Nothing was saved."),
        502 => ("RefusedElsewhere", "Somebody else's service did not answer what was asked of it."),
        503 => ("Unavailable", "It cannot be done at the moment."),
        _ => throw new InvalidOperationException($"{operation.Name} refuses with {status}, which has no words."),
    };

    protected override string Grammar(FilterFacts filter) => "A value.";

    private static JsonObject List(JsonObject item, JsonObject more)
    {
        more["items"] = new JsonObject { ["type"] = "array", ["items"] = item };
        return OpenApi.Schemas.Object(more, new JsonArray("items"));
    }

    private static JsonObject Key(bool required)
    {
        var key = Parameter(IdempotencyKey.Header, "header", new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = IdempotencyKey.Longest }, "Makes the request safe to repeat: the same key gets the same answer, and nothing happens twice.");
        if (required) key["required"] = true;
        return key;
    }

    private static string Role(Operation operation) => StaffingSurface.Instance.Grammar.Enums.Spell($"{operation.LeastRole}");

    private static JsonObject RequestId() => Described(Type("string"), "Also in the header X-Request-Id and in the logs.");

    private static JsonObject Narrowed(JsonObject properties) => new() { ["allOf"] = new JsonArray(Ref("schemas", "Error"), Closed(properties)) };

    private static JsonObject Closed(JsonObject properties) => OpenApi.Schemas.Object(properties, new JsonArray([.. properties.Select(p => JsonValue.Create(p.Key))]));

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Described(JsonObject schema, string words)
    {
        schema["description"] = words;
        return schema;
    }
}
