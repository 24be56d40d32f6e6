using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Host.Wire;

/// <summary>How the company surface answers and refuses.</summary>
internal static class Company
{
    public static readonly string AppVersion = typeof(Company).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static Task Answer(Call call, object? value) => Write(call.Http, value as Rendered ?? Render(call, value));

    public static Rendered Render(Call call, object? value)
    {
        var (data, extras, status) = value is IAnswer answer ? (answer.Data, answer.Extras, answer.Status) : (value, null, null);
        status ??= call.Operation.Status;
        return call.Operation.Shape is Shape.Business
            ? Render(status.Value, writer => Envelope(writer, call, status.Value, data, extras))
            : Render(status.Value, writer => JsonSerializer.Serialize(writer, data, CompanyJson.Options));
    }

    public static Task Refuse(Call call, Problem problem) => Refuse(call.Http, problem, call.Operation.Name, call.Operation.Shape);

    public static Task Refuse(HttpContext http, Problem problem, string apiName = "", Shape shape = Shape.Business)
    {
        if (problem.Kind is ProblemKind.TooManyRequests) http.Response.Headers.RetryAfter = problem.Message;
        var message = Words(problem, apiName, shape);
        return Write(http, Render(problem.Status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString(shape is Shape.System ? "status" : "result", "ERR");
            if (shape is Shape.Business) writer.WriteNumber("status", problem.Status);
            writer.WriteString("message", message);
            if (shape is not Shape.Bucket)
            {
                if (problem.Code is { } code) writer.WriteString("errCode", code);
                else writer.WriteNumber("errCode", problem.Kind is ProblemKind.UnsupportedMedia ? 400 : problem.Status);
            }
            if (shape is Shape.Business)
            {
                writer.WriteString("date", http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            }
            if (shape is Shape.Business || (shape is Shape.System && problem.Detail is not null))
            {
                writer.WritePropertyName("detail");
                JsonSerializer.Serialize(writer, problem.Detail, CompanyJson.Options);
            }
            writer.WriteEndObject();
        }));
    }

    private static string Words(Problem problem, string apiName, Shape shape) => problem.Kind switch
    {
        ProblemKind.Missing => $"errMsg_{problem.Message}isRequired",
        ProblemKind.WrongType => $"errMsg_{problem.Message}TypeIsNotValid",
        ProblemKind.NotAnEnumValue => $"errMsg_{problem.Message}IsNotAValidEnumValue",
        ProblemKind.NotAValid => $"errMsg_{problem.Message}",
        ProblemKind.ArrayGiven => $"errMsg_{problem.Message}MustNotBeAnArray",
        ProblemKind.BadId => $"errMsg_{problem.Message}isNotAValidID",
        ProblemKind.BadBody or ProblemKind.UnsupportedMedia => "errMsg_BodyIsNotValidJson",
        ProblemKind.BodyTooLarge => "errMsg_BodyIsTooLarge",
        ProblemKind.UnknownCompany => "errMsg_noTenantRegisteredWithGivenCodeName",
        ProblemKind.LoginRequired when shape is Shape.System => "No login found",
        ProblemKind.LoginRequired => $"errMsg_{apiName}RequiresLogin",
        ProblemKind.OtherCompany => "errMsg_TenantMismatch",
        ProblemKind.SecondFactorPending => $"errMsg_{apiName}RequiresEmail2FA",
        ProblemKind.RoleRequired => $"errMsg_UserRoleRequired:[{problem.Message}]",
        ProblemKind.NotTheOwner => "errMsg_UserShouldBeTheOwnerOfTheObject",
        ProblemKind.NotFound => "errMsg_RecordNotFound",
        ProblemKind.NoSuchRoute => "errMsg_RouteNotFound",
        ProblemKind.MethodNotAllowed => "errMsg_MethodNotAllowed",
        ProblemKind.Duplicate => $"errMsg_DuplicateUniqueIndexError:{problem.Message}",
        ProblemKind.TooManyRequests => "errMsg_TooManyRequests",
        ProblemKind.Bug => "errMsg_InternalServerError",
        _ => problem.Message,
    };

    private static void Envelope(Utf8JsonWriter writer, Call call, int status, object? data, object? extras)
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
        writer.WriteString("appVersion", AppVersion);
        writer.WriteNumber("rowCount", page?.Rows.Count() ?? (data is System.Collections.ICollection many ? many.Count : data is null ? 0 : 1));
        writer.WritePropertyName(call.Operation.DataName);
        // Declared as objects, so that each row is written as what it is: with its joins, where it has some.
        if (page is not null) JsonSerializer.Serialize<IEnumerable<object?>>(writer, page.Rows, CompanyJson.Options);
        else JsonSerializer.Serialize(writer, data, CompanyJson.Options);
        if (page is not null) Paging(writer, page);
        if (extras is not null)
        {
            foreach (var extra in JsonSerializer.SerializeToElement(extras, extras.GetType(), CompanyJson.Options).EnumerateObject()) extra.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private static void Paging(Utf8JsonWriter writer, IPage page)
    {
        writer.WriteStartObject("paging");
        writer.WriteNumber("pageNumber", page.PageNumber);
        writer.WriteNumber("pageRowCount", page.PageRowCount);
        writer.WriteNumber("totalRowCount", page.TotalRowCount);
        writer.WriteNumber("pageCount", page.PageCount);
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

    private static Rendered Render(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CompanyJson.Options.Encoder })) write(writer);
        return new Rendered(status, buffer.WrittenSpan.ToArray());
    }

    private static async Task Write(HttpContext http, Rendered answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}
