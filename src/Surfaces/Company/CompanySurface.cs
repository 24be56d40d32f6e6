using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Surfaces.Company;

/// <summary>How a company runs its own staff, as modules see it.</summary>
public static class CompanySurface
{
    public const int UsualRows = 25;
    public const int MostRows = 500;

    private static readonly Problem NotOfTheHouse = Problem.Forbidden("ForbiddenAccess", "This is for the people of the company itself.");

    public static readonly Surface Instance = new("company", (service, route) => $"/{service}-api{route}")
    {
        Grammar = new()
        {
            Enums = EnumSpelling.CamelCase,
            NaiveInstants = true,
            DaysAndInstantsMix = true,
            ScalarIsArrayOfOne = true,
            RefusesUnknownFields = false,
            RefusesUnknownParameters = true,
            TellsAllIssues = false,
            Lists = ListGrammar.Pages(UsualRows, MostRows),
        },
        Idempotency = new()
        {
            Heeds = operation => operation is { Method: "POST", Shape: Shape.Business, Access: Access.SignedIn },
            Waits = TimeSpan.FromSeconds(30),
            GivesUp = TimeSpan.FromSeconds(20),
            Keeps = TimeSpan.FromDays(7),
        },
        Guards = [HouseOnly],
        StatusOf = operation => operation is { Action: "create", Shape: not Shape.System } ? 201 : 200,
    };

    private static ValueTask<Problem?> HouseOnly(IServiceProvider services, Invocation call, CancellationToken cancel) =>
        ValueTask.FromResult(!call.Operation.IsForExternals && services.GetRequiredService<Caller>().IsExternal ? NotOfTheHouse : null);

    /// <param name="service">As the contract names it; the prefix is <c>/{service}-api</c>.</param>
    /// <param name="one">The data name of a single object.</param>
    /// <param name="many">The data name of a list.</param>
    public static CompanyApi Company(this ApiMap map, string service, string one, string many) => new(map, service, one, many);
}
