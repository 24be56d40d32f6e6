using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Demo;

/// <summary>The people of the demo, as they use the product.</summary>
internal sealed class DemoUsers(ApiMap api, Executor executor, TimeProvider clock)
{
    public DemoUser Of(CompanyFacts company, UserId? user, Role role, bool isExternal = false) =>
        new(api, executor, clock, company, new Caller { Company = company.Id, UserOrNobody = user, Role = role, IsExternal = isExternal, Via = "demo" });
}

/// <summary>Calls operations as one person, by the contracts' names, as the wire would.</summary>
internal sealed class DemoUser(ApiMap api, Executor executor, TimeProvider clock, CompanyFacts company, Caller caller)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoQuery = [];

    /// <summary>At a page, for what nobody can do for them.</summary>
    public DemoUser InPerson => new(api, executor, clock, company, caller with { Via = "web", Session = NewId.At<SessionId>(clock) });

    /// <param name="id">For the route, where it takes one.</param>
    /// <exception cref="InvalidOperationException">It was refused, which nothing in the demo should be.</exception>
    public Task<JsonElement> Do(string operation, object input, CancellationToken cancel, Guid? id = null) => Do(operation, input, _ => $"{id}", cancel);

    /// <param name="path">For each of the route's parameters.</param>
    public async Task<JsonElement> Do(string operation, object input, Func<string, string> path, CancellationToken cancel) =>
        Plain(await Call(operation, JsonSerializer.SerializeToElement(input, Json.Plain), NoQuery, path, cancel));

    /// <summary>A file, and nothing beside it.</summary>
    public async Task<JsonElement> Send(string operation, UploadedFile file, CancellationToken cancel, Guid? id = null) => Plain(await Call(operation, JsonSerializer.SerializeToElement(new { }), NoQuery, _ => $"{id}", cancel, file));

    /// <summary>What is asked for by its query, all at once.</summary>
    public async Task<JsonElement> Ask(string operation, IReadOnlyDictionary<string, string> query, CancellationToken cancel) =>
        Plain(await Call(operation, default, query.ToDictionary(q => q.Key, IReadOnlyList<string> (q) => [q.Value]), _ => "", cancel));

    /// <summary>The first rows, as many as a page of the operation's surface can have at most.</summary>
    public async Task<List<JsonElement>> Page(string operation, IReadOnlyDictionary<string, string> query, CancellationToken cancel) =>
        [.. ((IPage)(await Call(operation, default, query.ToDictionary(q => q.Key, IReadOnlyList<string> (q) => [q.Value]), _ => "", cancel))!).Rows.Select(Plain)];

    /// <summary>All rows, over all pages.</summary>
    public async Task<List<JsonElement>> List(string operation, CancellationToken cancel, (string Name, string Value)? filter = null, Guid? id = null)
    {
        var rows = new List<JsonElement>();
        for (var number = 1; ; number++)
        {
            var query = new Dictionary<string, IReadOnlyList<string>> { ["pageNumber"] = [$"{number}"], ["pageRowCount"] = [$"{CompanySurface.MostRows}"], ["getJoins"] = ["false"] };
            if (filter is var (name, value)) query[name] = [value];
            var answer = await Call(operation, default, query, _ => $"{id}", cancel);
            var page = (IPage)(answer is IAnswer more ? more.Data : answer)!;
            rows.AddRange(page.Rows.Select(Plain));
            if (rows.Count >= page.TotalRowCount) return rows;
        }
    }

    private async Task<object?> Call(string name, JsonElement body, IReadOnlyDictionary<string, IReadOnlyList<string>> query, Func<string, string> path, CancellationToken cancel, UploadedFile? file = null)
    {
        var operation = api.Operations.Single(o => o.Name == name);
        var input = operation.Plan.Read(new WireInput { Reading = new Reading(operation.Surface.Grammar, clock.GetUtcNow(), company.Zone), Path = path, Query = query, Body = body, File = file });
        var outcome = input.Problem is { } wrong ? wrong : await executor.Run(new Invocation(operation, input.Value, caller), cancel);
        if (outcome.Problem is { } refusal) throw new InvalidOperationException($"{name} was refused: {refusal.Kind} {refusal.Code} {refusal.Message} {refusal.Detail}");
        return outcome.Value;
    }

    private static JsonElement Plain(object? answer)
    {
        var data = answer is IAnswer more ? more.Data : answer;
        return JsonSerializer.SerializeToElement(data, data!.GetType(), Json.Plain);
    }
}
