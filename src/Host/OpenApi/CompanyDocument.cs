using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Host.OpenApi;

/// <summary>The company surface as one OpenAPI document, made from what is mapped and checked, so that it cannot say anything else.</summary>
internal sealed class CompanyDocument
{
    public const string Path = "/openapi/company.json";
    private readonly ApiMap api;
    private readonly XmlComments comments = new();
    private readonly Schemas schemas;
    private readonly Lazy<byte[]> json;

    public CompanyDocument(ApiMap api)
    {
        this.api = api;
        schemas = new(comments);
        json = new(() => JsonSerializer.SerializeToUtf8Bytes(Document(), new JsonSerializerOptions { WriteIndented = true, Encoder = Json.Plain.Encoder }));
    }

    public byte[] Bytes => json.Value;

    private JsonObject Document()
    {
        foreach (var (name, schema) in Parts.Schemas().ToList()) schemas.Components[name] = schema!.DeepClone();
        var paths = new JsonObject();
        foreach (var path in api.Operations.GroupBy(o => o.Pattern, StringComparer.OrdinalIgnoreCase))
        {
            var item = new JsonObject();
            foreach (var operation in path) item[operation.Method.ToLowerInvariant()] = Describe(operation);
            paths[path.Key] = item;
        }
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "WorkforceOS, company surface", ["version"] = Company.AppVersion, ["description"] = Parts.About },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. api.Operations.DistinctBy(o => o.Service).Select(Tag)]),
            ["security"] = Secured(),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas.Components, ["parameters"] = Parts.Parameters(), ["securitySchemes"] = Parts.SecuritySchemes() },
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
        if (operation.Plan.TakesBody) described["requestBody"] = Body(operation);
        if (operation.Plan.TakesFile) described["requestBody"] = Upload();
        return described;
    }

    private JsonArray Parameters(Operation operation)
    {
        var parameters = new JsonArray(Parts.Ref("parameters", "company"));
        if (Once.Fits(operation)) parameters.Add(Parts.Ref("parameters", "idempotencyKey"));
        foreach (var parameter in operation.Plan.Parameters)
        {
            if (parameter.Source is Source.Path) parameters.Add(Parts.Parameter(parameter.Name, "path", Schemas.Simple(parameter.Type)!));
            if (parameter.Source is not Source.Input || !operation.Plan.InputFromQuery) continue;
            foreach (var field in InputShape.Of(parameter.Type).Fields)
            {
                var query = Parts.Parameter(field.Name, "query", schemas.Field(field), comments.Of(parameter.Type, field.Name), field.Required ? Examples.Value(field) : null);
                if (field.Required) query["required"] = true;
                parameters.Add(query);
            }
        }
        if (operation.Filters is null) return parameters;

        foreach (var filter in operation.Filters.Facts)
        {
            parameters.Add(Parts.Filter(filter));
            if (filter.Kind is FilterKind.Ids) parameters.Add(Parts.Parameter(filter.Name + "_op", "query", new() { ["type"] = "string", ["enum"] = new JsonArray("contains", "overlap"), ["default"] = "contains" }));
        }
        foreach (var name in ListRows.Words) parameters.Add(Parts.Ref("parameters", name));
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

    private static JsonObject Upload()
    {
        var file = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = $"At most {RequestBody.MostFile / 1024 / 1024} MB." } };
        return new() { ["required"] = true, ["content"] = new JsonObject { ["multipart/form-data"] = new JsonObject { ["schema"] = Schemas.Object(file, new JsonArray("file")) } } };
    }

    private JsonObject Responses(Operation operation)
    {
        var responses = new JsonObject { [$"{operation.Status}"] = Success(operation) };
        // The use case itself may say 200 where nothing new was made.
        if (operation.Status is 201 && typeof(IAnswer).IsAssignableFrom(operation.Plan.ResultType)) responses["200"] = Success(operation);
        foreach (var (status, refusal) in Parts.Refusals(operation)) responses[$"{status}"] = refusal;
        return responses;
    }

    private JsonObject Success(Operation operation)
    {
        var result = operation.Plan.ResultType;
        var (media, schema) = result switch
        {
            _ when result == typeof(FileAnswer) => ("*/*", new JsonObject { ["type"] = "string", ["format"] = "binary" }),
            _ when result == typeof(StreamAnswer) => ("text/event-stream", new JsonObject { ["type"] = "string" }),
            _ when operation.Shape is Shape.Business => ("application/json", Envelope(operation, result)),
            _ => ("application/json", schemas.Answer(Data(result))),
        };
        return new() { ["description"] = "Done.", ["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schema } } };
    }

    private JsonObject Envelope(Operation operation, Type result)
    {
        var data = Data(result);
        var isPage = typeof(IPage).IsAssignableFrom(data);
        var more = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Answer<,>) ? schemas.Properties(result.GetGenericArguments()[1]) : Schemas.Object([], []);
        var properties = more["properties"]!.AsObject();
        var required = more["required"]!.AsArray();
        if (isPage)
        {
            properties["paging"] = Parts.Ref("schemas", "Paging");
            properties["filters"] = new JsonObject { ["type"] = "array" };
            properties["uiPermissions"] = new JsonObject { ["type"] = "array" };
            foreach (var name in new[] { "paging", "filters", "uiPermissions" }) required.Add(name);
        }
        properties[operation.DataName] = isPage ? new JsonObject { ["type"] = "array", ["items"] = schemas.Row(data.GetGenericArguments()[0]) } : schemas.Answer(data);
        required.Add(operation.DataName);
        return new() { ["allOf"] = new JsonArray(Parts.Ref("schemas", "Envelope"), more) };
    }

    private static Type Data(Type result) => typeof(IAnswer).IsAssignableFrom(result) ? result.GetGenericArguments()[0] : result;

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

    private static JsonArray Secured() => new(new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["cookie"] = new JsonArray() });
}
