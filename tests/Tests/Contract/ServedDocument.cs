using System.Text.Json;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The company surface's document as it is served.</summary>
internal sealed record CompanyDocument(JsonElement Root) : ServedDocument(Root, "errCode")
{
    public static async Task<CompanyDocument> Of(TestHost host) => new(await Read(host, CompanySurface.Instance));
}

/// <summary>The staffing surface's.</summary>
internal sealed record StaffingDocument(JsonElement Root) : ServedDocument(Root, "code")
{
    public static async Task<StaffingDocument> Of(TestHost host) => new(await Read(host, StaffingSurface.Instance));
}

/// <param name="CodeName">Under which name refusals tell their code.</param>
internal abstract record ServedDocument(JsonElement Root, string CodeName)
{
    public SchemaCheck Check => new(Root);

    public JsonElement Schemas => Root.GetProperty("components").GetProperty("schemas");

    public JsonElement Of(Operation operation) =>
        Root.GetProperty("paths").EnumerateObject().Single(p => p.Name.Equals(operation.Pattern, StringComparison.OrdinalIgnoreCase)).Value.GetProperty(operation.Method.ToLowerInvariant());

    /// <returns>Null where the operation says nothing of such an answer.</returns>
    public JsonElement? Response(Operation operation, int status) => Of(operation).GetProperty("responses").TryGetProperty($"{status}", out var response) ? Check.Resolve(response) : null;

    /// <summary>The codes that an operation may refuse with under a status.</summary>
    public IEnumerable<string> Codes(Operation operation, int status) =>
        Response(operation, status) is { } response ? Codes(response.GetProperty("content").GetProperty("application/json").GetProperty("schema")) : [];

    protected static async Task<JsonElement> Read(TestHost host, Surface surface) => (await host.Visitor().Get(SurfaceDocument.PathOf(surface))).Should(200).Body;

    private IEnumerable<string> Codes(JsonElement schema)
    {
        schema = Check.Resolve(schema);
        foreach (var part in new[] { "anyOf", "allOf" }.Where(p => schema.TryGetProperty(p, out _)).SelectMany(p => schema.GetProperty(p).EnumerateArray()).SelectMany(Codes)) yield return part;
        if (!schema.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(CodeName, out var code)) yield break;
        if (code.TryGetProperty("const", out var one)) yield return one.ToString();
        if (code.TryGetProperty("enum", out var several)) foreach (var each in several.EnumerateArray()) yield return each.ToString();
    }
}
