using System.Text.Json.Nodes;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What a surface's document says of the surface as a whole: what all its operations share.</summary>
internal abstract class DocumentParts
{
    public abstract string Title { get; }

    /// <summary>Markdown for people.</summary>
    public abstract string About { get; }

    public abstract JsonObject Schemas();

    /// <summary>Those of lists are named as the surface's grammar names them.</summary>
    public abstract JsonObject Parameters();

    public abstract JsonObject SecuritySchemes();

    /// <summary>Any one of them will do.</summary>
    public virtual JsonArray Secured() => new([.. SecuritySchemes().Select(scheme => new JsonObject { [scheme.Key] = new JsonArray() })]);

    /// <summary>The headers of an operation, as parameters.</summary>
    public abstract IEnumerable<JsonObject> Headers(Operation operation);

    /// <summary>The schema of a success that answers JSON.</summary>
    public abstract JsonObject Answer(Operation operation, Type result, Schemas schemas);

    /// <summary>What an operation may refuse with, one response for each status, in its shape; those that are the same are shared under their name.</summary>
    public abstract IEnumerable<(string Name, int Status, JsonObject Response)> Refusals(Operation operation, IEnumerable<Refusal> refusals, Schemas schemas);

    /// <summary>Whether the caller may say which version it is meant for, and be refused where another stands.</summary>
    public virtual bool HeedsVersion(Operation operation) => false;

    /// <summary>What stands in the body beside the input's own fields; null where nothing does.</summary>
    public virtual JsonObject? BesideInput(Operation operation) => null;

    /// <summary>What a service is for, where that is not what its module is for.</summary>
    public virtual string? WhatFor(string service) => null;

    /// <summary>Who may call, in words, where the surface knows more of it than roles.</summary>
    public virtual string? WhoMayCall(Operation operation) => null;

    public JsonObject Filter(FilterFacts filter, EnumSpelling enums)
    {
        var item = new JsonObject { ["type"] = "string" };
        if (filter.Choices is { } choices) item["enum"] = new JsonArray([.. enums.Names(choices).Append("null").Select(c => JsonValue.Create(c))]);
        return Parameter(filter.Name, "query", new() { ["type"] = "array", ["items"] = item }, Grammar(filter));
    }

    public static JsonObject Parameter(string name, string from, JsonObject schema, string? words = null, JsonNode? example = null)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = from, ["schema"] = schema };
        if (from is "path") parameter["required"] = true;
        if (words is not null) parameter["description"] = words;
        if (example is not null) parameter["example"] = example;
        return parameter;
    }

    public static JsonObject Ref(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    /// <summary>What may be written for a filter.</summary>
    protected abstract string Grammar(FilterFacts filter);

    public static Type Data(Type result) => typeof(IAnswer).IsAssignableFrom(result) ? result.GetGenericArguments()[0] : result;
}
