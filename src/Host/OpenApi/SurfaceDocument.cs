using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Host.OpenApi;

/// <summary>A surface as one OpenAPI document, made from what is mapped and checked, so that it cannot say anything else.</summary>
internal sealed class SurfaceDocument
{
    private readonly List<Operation> operations;
    private readonly Surface surface;
    private readonly DocumentParts parts;
    private readonly BodyRules bodies;
    private readonly XmlComments comments = new();
    private readonly Schemas schemas;
    private readonly Lazy<byte[]> json;
    private Dictionary<Operation, HandlerCode> codes = [];
    private HashSet<Type> joined = [];

    public SurfaceDocument(ApiMap api, Dialect dialect)
    {
        (surface, parts, bodies, operations) = (dialect.Surface, dialect.Document, dialect.Bodies, [.. api.On(dialect.Surface)]);
        schemas = new(comments, dialect.Json, surface.Grammar.Enums);
        json = new(() => JsonSerializer.SerializeToUtf8Bytes(Document(), new JsonSerializerOptions { WriteIndented = true, Encoder = Json.Plain.Encoder }));
    }

    /// <summary>Where it is served.</summary>
    public string Path => PathOf(surface);

    public string Name => surface.Name;

    public string Title => parts.Title;

    public byte[] Bytes => json.Value;

    public static string PathOf(Surface surface) => $"/openapi/{surface.Name}.json";

    private JsonObject Document()
    {
        foreach (var (name, schema) in parts.Schemas().ToList()) schemas.Components[name] = schema!.DeepClone();
        codes = operations.ToDictionary(o => o, o => new HandlerCode(o));
        joined = [.. operations.Where(o => o.Method is "GET").Select(o => Row(Result(o)))];
        var (refusals, shared) = Refusals();
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(o => o.Pattern, StringComparer.OrdinalIgnoreCase))
        {
            var item = new JsonObject();
            foreach (var operation in path) item[operation.Method.ToLowerInvariant()] = Describe(operation, refusals[operation]);
            paths[path.Key] = item;
        }
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = parts.Title, ["version"] = Product.Version, ["description"] = parts.About },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. operations.DistinctBy(o => o.Service).Select(Tag)]),
            ["security"] = parts.Secured(),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.Components, ["parameters"] = parts.Parameters(), ["responses"] = shared, ["securitySchemes"] = parts.SecuritySchemes() },
        };
    }

    /// <summary>A service is described as its module is, where the surface does not describe it.</summary>
    private JsonObject Tag(Operation any)
    {
        var tag = new JsonObject { ["name"] = any.Service };
        if (parts.WhatFor(any.Service) is { } purpose) tag["description"] = purpose;
        else if (any.Handler.DeclaringType!.Assembly.GetExportedTypes().FirstOrDefault(t => t.Name.EndsWith("Module", StringComparison.Ordinal)) is { } door && comments.Summary(door) is { } words) tag["description"] = words;
        return tag;
    }

    private JsonObject Describe(Operation operation, JsonObject refusals)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["tags"] = new JsonArray(operation.Service),
            ["summary"] = comments.Summary(operation.Handler) ?? Spoken(operation.Name),
            ["description"] = AnswersBare(operation) ? $"{Callers(operation)} Answers the object without those that are joined to it where it is read." : Callers(operation),
            ["parameters"] = Parameters(operation),
            ["responses"] = Responses(operation, refusals),
        };
        if (operation.Access is Access.Public) described["security"] = new JsonArray();
        if (operation.Roles.Count > 0) described["x-roles"] = new JsonArray([.. operation.Roles.Select(r => JsonValue.Create(Kernel.Text.Of(r)))]);
        if (operation.Plan.TakesFile) described["requestBody"] = Upload(operation);
        else if (operation.Plan.TakesRaw) described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["*/*"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } } };
        else if (operation.Plan.TakesBody) described["requestBody"] = Body(operation);
        return described;
    }

    private JsonArray Parameters(Operation operation)
    {
        var parameters = new JsonArray([.. parts.Headers(operation)]);
        foreach (var parameter in operation.Plan.Parameters)
        {
            if (parameter.Source is Source.Path) parameters.Add(DocumentParts.Parameter(parameter.Name, "path", schemas.Simple(parameter.Type)!));
            if (parameter.Source is not Source.Input || !(operation.Plan.InputFromQuery || operation.Plan.InputFromBoth)) continue;
            foreach (var field in InputShape.Of(parameter.Type).Fields)
            {
                var query = DocumentParts.Parameter(field.Name, "query", schemas.Field(field), comments.Of(parameter.Type, field.Name), field.Required ? Examples.Value(field, surface.Grammar.Enums) : null);
                if (field.Required && !operation.Plan.InputFromBoth) query["required"] = true;
                parameters.Add(query);
            }
        }
        foreach (var filter in operation.Filters?.Facts ?? [])
        {
            parameters.Add(parts.Filter(filter, surface.Grammar.Enums));
            if (filter.Kind is FilterKind.Ids) parameters.Add(DocumentParts.Parameter(filter.Name + "_op", "query", new() { ["type"] = "string", ["enum"] = new JsonArray("contains", "overlap"), ["default"] = "contains" }));
        }
        foreach (var name in operation.Plan.TakesWindow ? surface.Grammar.Lists.Words : []) parameters.Add(operation.UsualRows is { } rows && name == surface.Grammar.Lists.Size ? Usually(name, rows) : DocumentParts.Ref("parameters", name));
        return parameters;
    }

    /// <summary>A parameter of all lists, where one has another default.</summary>
    private JsonObject Usually(string name, int rows)
    {
        var own = parts.Parameters()[name]!.DeepClone().AsObject();
        own["schema"]!["default"] = rows;
        return own;
    }

    private JsonObject Body(Operation operation)
    {
        var input = operation.Plan.Parameters.Single(p => p.Source is Source.Input).Type;
        var schema = schemas.Input(input);
        if (parts.BesideInput(operation) is { } beside) schema = new() { ["allOf"] = new JsonArray(schema, beside) };
        return new()
        {
            ["required"] = InputShape.Of(input).Fields.Any(f => f.Required),
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema, ["example"] = Examples.Body(input, surface.Grammar.Enums) } },
        };
    }

    private JsonObject Upload(Operation operation)
    {
        var most = operation.MostBytes ?? bodies.MostFile;
        var (fields, required) = (new JsonObject { [bodies.FileField] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = $"At most {most / 1024 / 1024} MB." } }, new JsonArray());
        if (operation.Plan.Parameters.Any(p => p is { Source: Source.File, IsOptional: false })) required.Add(bodies.FileField);
        foreach (var field in operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields))
        {
            fields[field.Name] = schemas.InBody(field);
            if (field.Required) required.Add(field.Name);
        }
        return new() { ["required"] = true, ["content"] = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = Schemas.Object(fields, required) } } };
    }

    /// <summary>The refusals of each operation by status, those that several have in common once, under components.</summary>
    private (Dictionary<Operation, JsonObject> ByOperation, JsonObject Shared) Refusals()
    {
        var all = operations.SelectMany(o => parts.Refusals(o, Refusals(o), schemas).Select(r => (Operation: o, r.Name, r.Status, r.Response, Text: r.Response.ToJsonString()))).ToList();
        var (names, shared) = (new Dictionary<string, string>(), new JsonObject());
        foreach (var same in all.GroupBy(r => r.Text).Where(g => g.Count() > 1))
        {
            var name = same.First().Name;
            for (var n = 2; shared.ContainsKey(name); n++) name = same.First().Name + n;
            shared[name] = same.First().Response;
            names[same.Key] = name;
        }
        return (operations.ToDictionary(o => o, o => new JsonObject(all.Where(r => r.Operation == o)
            .Select(r => KeyValuePair.Create($"{r.Status}", (JsonNode?)(names.TryGetValue(r.Text, out var name) ? DocumentParts.Ref("responses", name) : r.Response))))), shared);
    }

    private IEnumerable<Refusal> Refusals(Operation operation)
    {
        foreach (var problem in PipelineRefusals.Of(operation)) yield return new(problem);
        foreach (var refusal in codes[operation].Refusals) yield return refusal;
        if (!parts.HeedsVersion(operation)) yield break;
        var current = operations.FirstOrDefault(o => o.Method is "GET" && o.Pattern.Equals(operation.Pattern, StringComparison.OrdinalIgnoreCase));
        yield return new(Problem.ChangedMeanwhile(null), current is null ? null : DocumentParts.Data(current.Plan.ResultType));
    }

    private JsonObject Responses(Operation operation, JsonObject refusals)
    {
        var responses = new JsonObject { [$"{operation.Status}"] = Success(operation) };
        // The use case itself may say 200 where nothing new was made.
        if (operation.Status is 201 && typeof(IAnswer).IsAssignableFrom(operation.Plan.ResultType)) responses["200"] = Success(operation);
        foreach (var (status, refusal) in refusals) responses[status] = refusal!.DeepClone();
        return responses;
    }

    private JsonObject Success(Operation operation)
    {
        var result = Result(operation);
        if (result == typeof(StreamAnswer)) return Stream(codes[operation].Events);
        var (media, schema) = result switch
        {
            _ when result == typeof(FileAnswer) => ("*/*", new JsonObject { ["type"] = "string", ["format"] = "binary" }),
            _ => ("application/json", parts.Answer(operation, result, schemas)),
        };
        var content = new JsonObject { [media] = new JsonObject { ["schema"] = schema } };
        if (typeof(IMayBeTable).IsAssignableFrom(result)) content["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        return new() { ["description"] = "Done.", ["content"] = content };
    }

    private JsonObject Stream(Dictionary<string, Type> events)
    {
        var described = new JsonObject(events.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)schemas.Data(e.Value))));
        return new()
        {
            ["description"] = $"Server-sent events: {string.Join(", ", events.Keys)}. The data of each is JSON, as x-events says. A line that begins with a colon only keeps the connection open.",
            ["content"] = new JsonObject { ["text/event-stream"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" }, ["x-events"] = described } },
        };
    }

    /// <summary>What it answers; the rows of a list with their joined objects, where its code joins some.</summary>
    private Type Result(Operation operation) => Wider(operation.Plan.ResultType, codes[operation].Makes);

    private static Type Wider(Type result, HashSet<Type> makes)
    {
        if (!result.IsGenericType) return result;
        var arguments = result.GetGenericArguments();
        if (typeof(IPage).IsAssignableFrom(result)) arguments[0] = makes.FirstOrDefault(t => t.IsSubclassOf(arguments[0])) ?? arguments[0];
        else arguments = [.. arguments.Select(a => Wider(a, makes))];
        return result.GetGenericTypeDefinition().MakeGenericType(arguments);
    }

    private static Type Row(Type result)
    {
        var data = DocumentParts.Data(result);
        return typeof(IPage).IsAssignableFrom(data) ? data.GetGenericArguments()[0] : data;
    }

    private bool AnswersBare(Operation operation) => operation.Method is not "GET" && joined.Any(j => j.IsSubclassOf(DocumentParts.Data(operation.Plan.ResultType)));

    private string Callers(Operation operation) => parts.WhoMayCall(operation) ?? operation.Access switch
    {
        Access.Public => "Anybody may call.",
        Access.SecondFactorPending => "Whoever is signed in, also before the second factor.",
        _ when operation.Roles.Count > 0 => $"Roles: {string.Join(", ", operation.Roles.Select(Kernel.Text.Of))}.",
        _ => "Whoever is signed in.",
    };

    private static string Spoken(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name) words.Append(char.IsUpper(letter) && words.Length > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}");
        return char.ToUpperInvariant(words[0]) + words.ToString(1, words.Length - 1) + ".";
    }
}
