using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>A well-formed request to an operation about the furnished company's objects, so that what refuses it is who asks.</summary>
internal sealed partial class Asking
{
    private readonly Operation operation;
    private readonly TwoCompanies host;

    public Asking(Operation operation, TwoCompanies host)
    {
        (this.operation, this.host) = (operation, host);
        Path = Placeholder().Replace(operation.Pattern, m => Id(m.Groups[1].Value));
        NamesRow = operation.Plan.Parameters.Any(p => p.Source is Source.Path && p.Name is not ("codename" or "rulePresetName"));

        var body = operation.Plan.Parameters.FirstOrDefault(p => p.Source is Source.Input)?.Type;
        if (body is not null && operation.Plan.InputFromQuery) Path += "?" + string.Join('&', InputShape.Of(body).Fields.Where(f => f.Required || IsId(f)).Select(f => $"{f.Name}={Uri.EscapeDataString(Value(f)!.ToString())}"));
        else if (body is not null) Body = Fill(body);
        NamesIds = NamesRow || TwoCompanies.IdsIn(Path + Body?.ToJsonString()).Any(host.Own.Contains);
    }

    /// <summary>With its query, where the operation has one.</summary>
    public string Path { get; }

    public JsonObject? Body { get; }

    /// <summary>The path says which object is meant.</summary>
    public bool NamesRow { get; }

    /// <summary>Path, query or body name an object of the furnished company.</summary>
    public bool NamesIds { get; }

    public Task<Reply> By(Client who) => who.Send(new HttpMethod(operation.Method), Path, Content());

    /// <summary>The same list, narrowed to the furnished company's objects by each of its filters for ids.</summary>
    public IEnumerable<string> Filtered() => operation.Filters is null ? [] : operation.Filters.Facts.Where(f => f.Kind is FilterKind.Id or FilterKind.Ids).Select(f => $"{Path}{(Path.Contains('?') ? '&' : '?')}{f.Name}={Id(f.Name)}");

    /// <summary>Ids in the answer that the request did not bring along.</summary>
    public IEnumerable<Guid> Leaks(Reply reply) => TwoCompanies.IdsIn(reply.Text).Where(host.Own.Contains).Except(TwoCompanies.IdsIn(Path + Body?.ToJsonString()));

    private HttpContent? Content() => operation.Plan.TakesFile ? Walk.Picture() : Body is null ? null : new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json");

    private JsonObject Fill(Type input)
    {
        var body = Examples.Body(input, operation.Surface.Grammar.Enums);
        foreach (var field in InputShape.Of(input).Fields.Where(IsId)) body[field.Name] = field.IsList ? new JsonArray(Value(field)) : Value(field);
        // A mail that is in use already would be refused for that.
        if (body.ContainsKey("email")) body["email"] = $"somebody-{operation.Name}@example.com".ToLowerInvariant();
        return body;
    }

    private JsonNode? Value(InputField field) => IsId(field) ? Id(field.Name) : Examples.Value(field, operation.Surface.Grammar.Enums);

    private string Id(string name)
    {
        if (host.Ids.TryGetValue(name, out var id)) return id;
        var bucket = new[] { "CompanyAvatar", "EmployeeDocument", "LeaveDocument" }.FirstOrDefault(b => operation.Name.Contains(b, StringComparison.OrdinalIgnoreCase)) ?? "UserAvatar";
        if (host.Ids.TryGetValue($"{name} of {bucket}", out var file)) return file;
        throw new InvalidOperationException($"{operation.Name} wants a {name}, and the furnished company has none: furnish it.");
    }

    private static bool IsId(InputField field) => field.Type == typeof(Guid) || typeof(IId).IsAssignableFrom(field.Type);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
