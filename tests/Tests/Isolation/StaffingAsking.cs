using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>A well-formed request to an operation of the staffing surface, about things that are not there.</summary>
internal sealed partial class StaffingAsking(Operation operation)
{
    private static readonly StringComparer Ignoring = StringComparer.OrdinalIgnoreCase;

    private EnumSpelling Enums => operation.Surface.Grammar.Enums;

    public HttpMethod Method => new(operation.Method);

    public string Route => Placeholder().Replace(operation.Pattern, m => Ignoring.Equals(m.Groups[1].Value, "formType") ? "w4" : Examples.Id);

    /// <summary>With what a query must have.</summary>
    public string Path => operation.Plan.InputFromQuery
        ? $"{Route}?{string.Join('&', operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Where(f => f.Required).Select(f => $"{f.Name}={Uri.EscapeDataString(Examples.Value(f, Enums)!.ToString())}"))}"
        : Route;

    public JsonObject? Body => operation.Plan.TakesBody && !operation.Plan.TakesRaw ? Examples.Body(operation.Plan.Inputs.First(), Enums) : null;

    public Task<Reply> By(Client who) => Send(who, Path, operation.Plan.TakesFile ? Form() : Body is { } body ? Json(body) : null);

    public Task<Reply> Send(Client who, string path, HttpContent? content) => who.Send(Method, path, content, (IdempotencyKey.Header, $"{Guid.CreateVersion7()}"));

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>A picture, with the fields that must stand beside it.</summary>
    private MultipartFormDataContent Form()
    {
        var form = Walk.Picture();
        foreach (var field in operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields).Where(f => f.Required)) form.Add(new StringContent(Examples.Value(field, Enums)!.ToString()), field.Name);
        return form;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
