using System.Text.Json;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>What the staffing surface is to be, as data, and what differs from it in what is mapped.</summary>
internal sealed class StaffingContract
{
    private readonly JsonElement fragments;

    private StaffingContract(JsonElement root) => (fragments, Routes) = (root.GetProperty("fragments"), [.. root.GetProperty("routes").EnumerateArray()]);

    public static StaffingContract Instance { get; } = Read();

    public static StaffingContract Of(string json) => new(JsonDocument.Parse(json).RootElement);

    public IReadOnlyList<JsonElement> Routes { get; }

    public JsonElement? Find(string name) => Routes.Where(r => r.Str("name") == name).Select(r => (JsonElement?)r).SingleOrDefault();

    /// <returns>Everything in which the operation and its document are not what the contract says; nothing when all is well.</returns>
    public IEnumerable<string> Differences(Operation operation, ServedDocument document)
    {
        if (Find(operation.Name) is not { } route) return [$"the contract has no {operation.Name}"];
        return [.. OfRoute(operation, route), .. OfParameters(document, operation, route), .. OfBody(document, operation, route), .. OfResponse(document, operation, route), .. OfRefusals(document, operation, route)];
    }

    /// <summary>With the fields of the fragments that are spread among them.</summary>
    public IEnumerable<JsonElement> Fields(JsonElement fields) => fields.EnumerateArray().SelectMany(field => field.TryGetProperty("spread", out var name) ? Fields(fragments.GetProperty(name.GetString()!)) : [field]);

    /// <summary>Names of fields that are asked for in one place and may be left out in another.</summary>
    private IEnumerable<string> Optional(JsonElement fields) => fields.EnumerateArray().Where(f => f.TryGetProperty("optional", out _)).SelectMany(f => Fields(fragments.GetProperty(f.Str("spread")!))).Select(f => f.Str("name")!);

    private static IEnumerable<string> OfRoute(Operation operation, JsonElement route)
    {
        var (path, area) = (route.Str("path")!, route.Str("area"));
        string[] aliases = [.. route.TryGetProperty("aliases", out var more) ? more.EnumerateArray().Select(a => a.GetString()!) : [], .. area is "core" ? [$"/core{path}"] : operation.Method is "GET" && area is "client" or "staff" ? new[] { $"/query{path}" } : []];
        var mirrored = aliases.Concat(area is "client" && more.ValueKind is JsonValueKind.Array ? more.EnumerateArray().Select(a => $"/query{a.GetString()}") : []).Select(Pattern).ToHashSet(StringComparer.OrdinalIgnoreCase);

        if (operation.Method != route.Str("method")) yield return $"the method is {operation.Method}";
        if (!operation.Pattern.Equals(Pattern(path), StringComparison.OrdinalIgnoreCase)) yield return $"the path is {operation.Pattern}";
        foreach (var missing in aliases.Select(Pattern).Except(operation.Aliases, StringComparer.OrdinalIgnoreCase)) yield return $"it does not answer at {missing}";
        foreach (var other in operation.Aliases.Where(a => !mirrored.Contains(a))) yield return $"it also answers at {other}";
        if (operation.Service != area) yield return $"the area is {operation.Service}";
        if (operation.Status != route.GetProperty("status").GetInt32()) yield return $"the status is {operation.Status}";
        var access = operation.Access is Access.Public ? "PUBLIC" : Spelled(operation.AccessRequired);
        if (access != route.Str("access")) yield return $"the access is {access}";
        if (route.TryGetProperty("leastRole", out var least) && least.GetString() != Spelled(operation.LeastRole)) yield return $"the least role is {Spelled(operation.LeastRole)}";
        if (operation.Plan.TakesFile != route.TryGetProperty("file", out _)) yield return operation.Plan.TakesFile ? "it takes a file" : "it takes no file";
    }

    private IEnumerable<string> OfParameters(ServedDocument document, Operation operation, JsonElement route)
    {
        var described = document.Of(operation).GetProperty("parameters").EnumerateArray().Select(document.Check.Resolve).Where(p => p.Str("in") is "query").ToDictionary(p => p.Str("name")!);
        var wanted = route.TryGetProperty("query", out var query) ? Fields(query).ToDictionary(f => f.Str("name")!) : [];
        foreach (var difference in Names("query", wanted.Keys, described.Keys)) yield return difference;
        foreach (var (name, field) in wanted.Where(w => described.ContainsKey(w.Key)))
        {
            // A filter takes several values, in words of its own.
            if (operation.Filters?.Facts.Any(f => f.Name == name) is true || name is "limit" or "offset") continue;
            if (IsTrue(field, "required") != IsTrue(described[name], "required")) yield return $"query.{name} is {(IsTrue(field, "required") ? "not " : "")}required";
            foreach (var difference in new FieldCheck(this, document, isInput: true).OfType(field, described[name].GetProperty("schema"), $"query.{name}")) yield return difference;
        }
    }

    private IEnumerable<string> OfBody(ServedDocument document, Operation operation, JsonElement route)
    {
        var isGiven = document.Of(operation).TryGetProperty("requestBody", out var body);
        var isWanted = route.TryGetProperty("body", out var fields) || route.TryGetProperty("file", out _);
        if (isGiven != isWanted) return [isGiven ? "it takes a body" : "it takes no body"];
        if (!isGiven || fields.ValueKind is not JsonValueKind.Array) return [];
        return new FieldCheck(this, document, isInput: true).OfObject([.. Fields(fields)], body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema"), "body", [.. Optional(fields)], ["file"]);
    }

    private IEnumerable<string> OfResponse(ServedDocument document, Operation operation, JsonElement route)
    {
        if (document.Response(operation, operation.Status) is not { } response) return [$"it says nothing of {operation.Status}"];
        var (schema, isList, fields) = (response.GetProperty("content").GetProperty("application/json").GetProperty("schema"), route.TryGetProperty("list", out _), Fields(route.GetProperty("response")).ToList());
        var check = new FieldCheck(this, document, isInput: false);
        if (!isList) return check.OfObject(fields, schema, "response", [], ["requestId"]);
        return check.Properties(schema).TryGetValue("items", out var items) && items.TryGetProperty("items", out var item) && check.Properties(schema).ContainsKey("requestId")
            ? check.OfObject(fields, item, "items[]", [], []) : ["the response is no list"];
    }

    private static IEnumerable<string> OfRefusals(ServedDocument document, Operation operation, JsonElement route) =>
        route.GetProperty("errors").EnumerateArray().Where(e => !document.Codes(operation, e.GetProperty("status").GetInt32()).Contains(e.Str("code"))).Select(e => $"it does not refuse with {e.GetProperty("status")} {e.Str("code")}");

    internal static IEnumerable<string> Names(string at, IEnumerable<string> wanted, IEnumerable<string> given)
    {
        foreach (var missing in wanted.Except(given)) yield return $"{at}.{missing} is missing";
        foreach (var more in given.Except(wanted)) yield return $"{at}.{more} is in no contract";
    }

    internal static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True;

    private static string Spelled<T>(T value) where T : struct, Enum => StaffingSurface.Instance.Grammar.Enums.Spell($"{value}");

    private static string Pattern(string path) => string.Join('/', path.Split('/').Select(s => s.StartsWith(':') ? $"{{{s[1..]}}}" : s));

    /// <summary>The fragment that a field is an object of, or its own fields; null where it is free.</summary>
    internal IReadOnlyList<JsonElement>? Inside(JsonElement field) =>
        field.TryGetProperty("fragment", out var name) ? [.. Fields(fragments.GetProperty(name.GetString()!))] : field.TryGetProperty("fields", out var own) ? [.. Fields(own)] : null;

    private static StaffingContract Read()
    {
        using var stream = typeof(StaffingContract).Assembly.GetManifestResourceStream("staffing-api.json")!;
        using var text = new StreamReader(stream);
        return Of(text.ReadToEnd());
    }
}
