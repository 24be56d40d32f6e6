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
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(o => o.Pattern, StringComparer.OrdinalIgnoreCase))
        {
            var item = new JsonObject();
            foreach (var operation in path) item[operation.Method.ToLowerInvariant()] = Describe(operation);
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
            ["components"] = new JsonObject { ["schemas"] = schemas.Components, ["parameters"] = parts.Parameters(), ["securitySchemes"] = parts.SecuritySchemes() },
        };
    }

    /// <summary>A service is described as its module is.</summary>
    private JsonObject Tag(Operation any)
    {
        var tag = new JsonObject { ["name"] = any.Service };
        if (any.Handler.DeclaringType!.Assembly.GetExportedTypes() is [var door] && comments.Summary(door) is { } words) tag["description"] = words;
        return tag;
    }

    private JsonObject Describe(Operation operation)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["tags"] = new JsonArray(operation.Service),
            ["summary"] = comments.Summary(operation.Handler) ?? Spoken(operation.Name),
            ["description"] = WhoMayCall(operation),
            ["parameters"] = Parameters(operation),
            ["responses"] = Responses(operation),
        };
        if (operation.Access is Access.Public) described["security"] = new JsonArray();
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
            if (parameter.Source is not Source.Input || !operation.Plan.InputFromQuery) continue;
            foreach (var field in InputShape.Of(parameter.Type).Fields)
            {
                var query = DocumentParts.Parameter(field.Name, "query", schemas.Field(field), comments.Of(parameter.Type, field.Name), field.Required ? Examples.Value(field) : null);
                if (field.Required) query["required"] = true;
                parameters.Add(query);
            }
        }
        if (operation.Filters is null) return parameters;

        foreach (var filter in operation.Filters.Facts)
        {
            parameters.Add(parts.Filter(filter, surface.Grammar.Enums));
            if (filter.Kind is FilterKind.Ids) parameters.Add(DocumentParts.Parameter(filter.Name + "_op", "query", new() { ["type"] = "string", ["enum"] = new JsonArray("contains", "overlap"), ["default"] = "contains" }));
        }
        foreach (var name in surface.Grammar.Lists.Words) parameters.Add(DocumentParts.Ref("parameters", name));
        return parameters;
    }

    private JsonObject Body(Operation operation)
    {
        var input = operation.Plan.Parameters.Single(p => p.Source is Source.Input).Type;
        return new()
        {
            ["required"] = InputShape.Of(input).Fields.Any(f => f.Required),
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Input(input), ["example"] = Examples.Body(input) } },
        };
    }

    private JsonObject Upload(Operation operation)
    {
        var most = operation.MostBytes ?? bodies.MostFile;
        var (fields, required) = (new JsonObject { [bodies.FileField] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = $"At most {most / 1024 / 1024} MB." } }, new JsonArray());
        if (operation.Plan.Parameters.Any(p => p is { Source: Source.File, IsOptional: false })) required.Add(bodies.FileField);
        foreach (var field in operation.Plan.Inputs.SelectMany(i => InputShape.Of(i).Fields))
        {
            fields[field.Name] = schemas.Field(field);
            if (field.Required) required.Add(field.Name);
        }
        return new() { ["required"] = true, ["content"] = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = Schemas.Object(fields, required) } } };
    }

    private JsonObject Responses(Operation operation)
    {
        var responses = new JsonObject { [$"{operation.Status}"] = Success(operation) };
        // The use case itself may say 200 where nothing new was made.
        if (operation.Status is 201 && typeof(IAnswer).IsAssignableFrom(operation.Plan.ResultType)) responses["200"] = Success(operation);
        foreach (var (status, refusal) in parts.Refusals(operation)) responses[$"{status}"] = refusal;
        return responses;
    }

    private JsonObject Success(Operation operation)
    {
        var result = operation.Plan.ResultType;
        var (media, schema) = result switch
        {
            _ when result == typeof(FileAnswer) => ("*/*", new JsonObject { ["type"] = "string", ["format"] = "binary" }),
            _ when result == typeof(StreamAnswer) => ("text/event-stream", new JsonObject { ["type"] = "string" }),
            _ => ("application/json", parts.Answer(operation, result, schemas)),
        };
        return new() { ["description"] = "Done.", ["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schema } } };
    }

    private static string WhoMayCall(Operation operation) => operation.Access switch
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
