using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Demo;

/// <summary>Where people of the demo company work from.</summary>
internal sealed class Desks(ApiMap api, Scopes scopes, TimeProvider clock)
{
    public Desk Of(CompanyFacts company, UserId? user, Role role) => new(api, scopes, clock, company, user, role);
}

/// <summary>Calls use cases as one person, by the contract's names, with the wire's own checks of input and role, each call a unit of work of its own.</summary>
internal sealed class Desk(ApiMap api, Scopes scopes, TimeProvider clock, CompanyFacts company, UserId? user, Role role)
{
    private const int RowsOfPage = 500;
    private static readonly Dictionary<string, IReadOnlyList<string>> NoQuery = [];
    private readonly Caller caller = new() { Company = company.Id, UserOrNobody = user, Role = role, Via = "demo" };

    /// <param name="id">For the route, where it takes one.</param>
    /// <exception cref="InvalidOperationException">It was refused, which nothing in the demo should be.</exception>
    public async Task<JsonElement> Do(string operation, object input, CancellationToken cancel, Guid? id = null) =>
        Plain(await Call(operation, JsonSerializer.SerializeToElement(input, Json.Plain), NoQuery, id, cancel));

    /// <summary>All rows, over all pages.</summary>
    public async Task<List<JsonElement>> List(string operation, CancellationToken cancel, (string Name, string Value)? filter = null, Guid? id = null)
    {
        var rows = new List<JsonElement>();
        for (var number = 1; ; number++)
        {
            var query = new Dictionary<string, IReadOnlyList<string>> { ["pageNumber"] = [$"{number}"], ["pageRowCount"] = [$"{RowsOfPage}"], ["getJoins"] = ["false"] };
            if (filter is var (name, value)) query[name] = [value];
            var page = (Kernel.Lists.IPage)(await Call(operation, default, query, id, cancel))!;
            rows.AddRange(page.Rows.Select(Plain));
            if (number >= page.PageCount) return rows;
        }
    }

    private async Task<object?> Call(string name, JsonElement body, IReadOnlyDictionary<string, IReadOnlyList<string>> query, Guid? id, CancellationToken cancel)
    {
        var operation = api.Operations.Single(o => o.Name == name);
        if (operation.Roles.Count > 0 && !operation.Roles.Contains(role)) throw new InvalidOperationException($"{role} may not {name}.");
        var wire = new WireInput { Path = _ => $"{id}", Query = query, Body = body, Filters = operation.Filters, Now = clock.GetUtcNow(), Zone = company.Zone };
        var result = await scopes.Run(caller, services => operation.Plan.Call(operation.Plan.Read(wire).Value, null, services, cancel), cancel);
        if (result.Problem is { } refusal) throw new InvalidOperationException($"{name} was refused: {refusal.Code} {refusal.Message} {refusal.Detail}");
        return result.Value;
    }

    private static JsonElement Plain(object? answer)
    {
        var data = answer is IAnswer more ? more.Data : answer;
        return JsonSerializer.SerializeToElement(data, data!.GetType(), Json.Plain);
    }
}
