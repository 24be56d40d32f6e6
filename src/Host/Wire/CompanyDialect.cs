using System.Globalization;
using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;
using Microsoft.Net.Http.Headers;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Host.Wire;

/// <summary>How the company surface speaks.</summary>
internal sealed class CompanyDialect(TimeProvider clock) : Dialect(CompanySurface.Instance)
{
    public override JsonSerializerOptions Json => CompanyJson.Options;

    public override CompanySelection Selection { get; } = new(CompanyHeader, "_company", "_company", "root");

    public override DocumentParts Document { get; } = new CompanyParts();

    public override bool Owns(PathString path) => path.Value!.Split('/', 3) is [_, var service, ..] && service.EndsWith("-api", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>If-Match: "3"</c>, or <c>recordVersion</c> in the body, on what changes or deletes; <c>*</c> means whichever.</summary>
    public override Result<int?> ExpectedVersion(ApiCall call, JsonElement body)
    {
        if (!HeedsVersion(call.Operation)) return (int?)null;
        if (call.Http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match and not "*")
        {
            return EntityTagHeaderValue.TryParse(match, out var tag) && int.TryParse(tag.Tag.Subsegment(1, tag.Tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version : Problem.WrongType("If-Match", "The recordVersion that was read, in quotes: \"3\".");
        }
        if (body.ValueKind is not JsonValueKind.Object || !body.TryGetProperty("recordVersion", out var read) || read.ValueKind is JsonValueKind.Null) return (int?)null;
        return read.ValueKind is JsonValueKind.Number && read.TryGetInt32(out var given) ? given : Problem.WrongType("recordVersion");
    }

    public static bool HeedsVersion(Operation operation) => operation is { Method: "PATCH" or "DELETE", Shape: Shape.Business };

    /// <summary>The system routes hand out sessions, codes and keys; others that do say so themselves.</summary>
    public override bool CarriesSecrets(Operation operation) => operation.Shape is Shape.System || base.CarriesSecrets(operation);

    public override RenderedAnswer Answer(ApiCall call, object? value)
    {
        var (data, extras, status) = value is IAnswer answer ? (answer.Data, answer.Extras, answer.Status) : (value, null, null);
        status ??= call.Operation.Status;
        return call.Operation.Shape is Shape.Business
            ? Render(call.Http, status.Value, writer => Envelope(writer, call, status.Value, data, extras))
            : Render(call.Http, status.Value, writer => JsonSerializer.Serialize(writer, data, CompanyJson.Options));
    }

    public override RenderedAnswer Refusal(Problem problem, HttpContext http, Operation? operation)
    {
        var shape = operation?.Shape ?? Shape.Business;
        return Render(http, problem.Status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString(shape is Shape.System ? "status" : "result", "ERR");
            if (shape is Shape.Business) writer.WriteNumber("status", problem.Status);
            writer.WriteString("message", Words(problem, operation?.Name ?? "", shape));
            if (shape is not Shape.Bucket)
            {
                if (Code(problem) is { } code) writer.WriteString("errCode", code);
                else writer.WriteNumber("errCode", Number(problem));
            }
            if (shape is Shape.Business) writer.WriteString("date", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            if (shape is Shape.Business || (shape is Shape.System && problem.Detail is not null))
            {
                writer.WritePropertyName("detail");
                JsonSerializer.Serialize(writer, problem.Detail, CompanyJson.Options);
            }
            writer.WriteEndObject();
        });
    }

    /// <summary>The name of a refusal; null where it is told by a number.</summary>
    public static string? Code(Problem problem) => problem.Code ?? problem.Kind switch
    {
        ProblemKind.NotTheOwner or ProblemKind.RoleRequired => "ForbiddenAccess",
        ProblemKind.LoginRequired => "LoginRequired",
        ProblemKind.SecondFactorPending => "EmailTwoFactorNeeded",
        ProblemKind.ApprovalPending => "ApprovalPending",
        ProblemKind.OtherCompany => "UserTenantMismatch",
        ProblemKind.UnknownCompany => "UserTenantNotFound",
        ProblemKind.ChangedMeanwhile => "ChangedMeanwhile",
        ProblemKind.IdempotencyKeyMissing or ProblemKind.IdempotencyKeyInvalid => "IdempotencyKeyInvalid",
        ProblemKind.IdempotencyKeyReused => "IdempotencyKeyReused",
        ProblemKind.IdempotencyKeyInUse => "IdempotencyKeyInUse",
        ProblemKind.TooManyRequests => "TooManyRequests",
        ProblemKind.Unavailable => "DatabaseUnavailable",
        _ => null,
    };

    public static int Number(Problem problem) => problem.Kind is ProblemKind.UnsupportedMedia ? 400 : problem.Status;

    /// <summary>The path to a scalar of an array is the array's name: the guide's messages know no positions there.</summary>
    private static string Name(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;

    private static string Words(Problem problem, string apiName, Shape shape) => problem.Kind switch
    {
        ProblemKind.Missing => $"errMsg_{Name(problem.Message)}isRequired",
        ProblemKind.WrongType => $"errMsg_{Name(problem.Message)}TypeIsNotValid",
        ProblemKind.NotAnEnumValue => $"errMsg_{Name(problem.Message)}IsNotAValidEnumValue",
        ProblemKind.NotAValid => $"errMsg_{problem.Message}IsNotAValid{problem.What}",
        ProblemKind.UnknownField => $"errMsg_{problem.Message}IsNotAKnownField",
        ProblemKind.UnknownParameter => $"errMsg_{problem.Message}IsNotAKnownParameter",
        ProblemKind.ArrayGiven => $"errMsg_{problem.Message}MustNotBeAnArray",
        ProblemKind.BadId => $"errMsg_{Name(problem.Message)}isNotAValidID",
        ProblemKind.BadBody or ProblemKind.UnsupportedMedia => "errMsg_BodyIsNotValidJson",
        ProblemKind.BodyTooLarge => "errMsg_BodyIsTooLarge",
        ProblemKind.UnknownCompany => "errMsg_noTenantRegisteredWithGivenCodeName",
        ProblemKind.LoginRequired when shape is Shape.System => "No login found",
        ProblemKind.LoginRequired => $"errMsg_{apiName}RequiresLogin",
        ProblemKind.OtherCompany => "errMsg_TenantMismatch",
        ProblemKind.SecondFactorPending => $"errMsg_{apiName}RequiresEmail2FA",
        ProblemKind.ApprovalPending => "An admin of the company has to let you in first.",
        ProblemKind.RoleRequired => $"errMsg_UserRoleRequired:[{string.Join(" , ", problem.Roles.Select(Text.Of))}]",
        ProblemKind.NotTheOwner => "errMsg_UserShouldBeTheOwnerOfTheObject",
        ProblemKind.NotFound => "errMsg_RecordNotFound",
        ProblemKind.NoSuchRoute => "errMsg_RouteNotFound",
        ProblemKind.MethodNotAllowed => "errMsg_MethodNotAllowed",
        ProblemKind.Duplicate => $"errMsg_DuplicateUniqueIndexError:{problem.Message}",
        ProblemKind.TooManyRequests => "errMsg_TooManyRequests",
        ProblemKind.Bug => "errMsg_InternalServerError",
        _ => problem.Message,
    };

    private static void Envelope(Utf8JsonWriter writer, ApiCall call, int status, object? data, object? extras)
    {
        var page = data as IPage;
        writer.WriteStartObject();
        writer.WriteString("status", "OK");
        writer.WriteString("statusCode", status.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("elapsedMs", (long)call.Elapsed.TotalMilliseconds);
        writer.WriteNumber("ssoTime", (long)call.SignInTime.TotalMilliseconds);
        writer.WriteString("source", "db");
        writer.WriteNull("cacheKey");
        Id(writer, "userId", call.Who?.User.Value);
        Id(writer, "sessionId", call.Who?.Session?.Value);
        writer.WriteString("requestId", call.RequestId);
        writer.WriteString("dataName", call.Operation.DataName);
        writer.WriteString("method", call.Operation.Method);
        writer.WriteString("action", call.Operation.Action);
        writer.WriteString("appVersion", Product.Version);
        writer.WriteNumber("rowCount", page?.Rows.Count ?? (data is System.Collections.ICollection many ? many.Count : data is null ? 0 : 1));
        writer.WritePropertyName(call.Operation.DataName);
        // Declared as objects, so that each row is written as what it is: with its joins, where it has some.
        if (page is not null) JsonSerializer.Serialize<IEnumerable<object?>>(writer, page.Rows, CompanyJson.Options);
        else JsonSerializer.Serialize(writer, data, CompanyJson.Options);
        if (page is not null) Paging(writer, page);
        if (extras is not null) Extras(writer, extras);
        writer.WriteEndObject();
    }

    /// <summary>The properties of the extras, each as the serializer would write it inside of them.</summary>
    private static void Extras(Utf8JsonWriter writer, object extras)
    {
        foreach (var property in CompanyJson.Options.GetTypeInfo(extras.GetType()).Properties)
        {
            if (property.Get is not { } get) continue;
            var value = get(extras);
            if (property.ShouldSerialize?.Invoke(extras, value) is false) continue;
            writer.WritePropertyName(property.Name);
            JsonSerializer.Serialize(writer, value, property.PropertyType, CompanyJson.Options);
        }
    }

    private static void Paging(Utf8JsonWriter writer, IPage page)
    {
        writer.WriteStartObject("paging");
        var (skipped, most) = (page.Window.Skipped, page.Window.Most);
        writer.WriteNumber("pageNumber", skipped / most + 1);
        writer.WriteNumber("pageRowCount", most);
        writer.WriteNumber("totalRowCount", page.TotalRowCount);
        writer.WriteNumber("pageCount", (page.TotalRowCount + most - 1) / most);
        writer.WriteEndObject();
        writer.WriteStartArray("filters");
        writer.WriteEndArray();
        writer.WriteStartArray("uiPermissions");
        writer.WriteEndArray();
    }

    private static void Id(Utf8JsonWriter writer, string name, Guid? id)
    {
        if (id is null) writer.WriteNull(name);
        else writer.WriteString(name, id.Value);
    }

    /// <summary>Into memory that goes back to its pool with the end of the request: a long list fills half a megabyte.</summary>
    private static RenderedAnswer Render(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayPoolBufferWriter<byte>(4096);
        http.Response.RegisterForDispose(buffer);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CompanyJson.Options.Encoder })) write(writer);
        return new RenderedAnswer(status, buffer.WrittenMemory);
    }
}
