using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>As whom somebody is here.</summary>
internal enum SessionRole
{
    Client,
    Staff,
}

/// <summary>Who is signed in, and as what. Whoever is both is a client where nothing else is asked for.</summary>
internal static class GetSession
{
    /// <param name="App"><c>client</c> or <c>staff</c>: the app that asks, whose people they must be.</param>
    internal sealed record Input(string? App = null) : IInput;

    public static async Task<Result<SessionContext>> Handle(Input request, StaffingAccess access, SessionContexts contexts, Caller caller, CancellationToken cancel)
    {
        SessionRole? app = request.App?.Trim().ToLowerInvariant() switch { null => null, "client" => SessionRole.Client, "staff" => SessionRole.Staff, _ => (SessionRole)(-1) };
        if (app is not (null or SessionRole.Client or SessionRole.Staff)) return Problem.NotAnEnumValue("app", ["client", "staff"]);

        if (app is not SessionRole.Staff && await access.MemberOf(caller.User, cancel) is { } member) return await contexts.Of(member, cancel);
        if (app is SessionRole.Client) return StaffingProblems.NoClientAccess;
        return await access.WorkerOf(caller.User, cancel) is { } worker ? await contexts.Of(worker, cancel) : StaffingProblems.NoStaffAccess;
    }
}

internal sealed record BusinessInSession(BusinessId BusinessId, string BusinessName, ClientRole Role, IReadOnlyList<HubId> HubIds) : BusinessRef(BusinessId, BusinessName, Role);

internal sealed record StaffInSession(StaffId StaffId, string FullName, StaffStatus Status, string? PhotoUrl, bool ProfileComplete) : StaffRef(StaffId, FullName, Status, PhotoUrl);

/// <param name="Permissions">The operations that they may call, by name.</param>
internal sealed record SessionContext(SessionRole Role, UserRef User, TenantRef Tenant, BusinessInSession? Business, StaffInSession? Staff, IReadOnlyList<string> Permissions);

/// <summary>Says of somebody what a session carries.</summary>
internal sealed class SessionContexts(IExternalPeople people, ICompanies companies, ApiMap api, Caller caller)
{
    public async Task<SessionContext> Of(Member member, CancellationToken cancel) => new(SessionRole.Client, await User(member.User, cancel), await Tenant(cancel),
        new BusinessInSession(member.Business, member.BusinessName, member.Role, [.. member.Hubs.OrderBy(h => h.Value)]), null, Open(AccessRequired.Client, o => member.Role >= o.LeastRole));

    public async Task<SessionContext> Of(Worker worker, CancellationToken cancel) => new(SessionRole.Staff, await User(worker.User, cancel), await Tenant(cancel),
        null, new StaffInSession(worker.Id, worker.FullName, worker.Status, worker.PhotoUri, worker.ProfileComplete), Open(AccessRequired.Staff, _ => true));

    private async Task<UserRef> User(UserId user, CancellationToken cancel) => UserRef.Of((await people.Find([user], cancel))[user]);

    private async Task<TenantRef> Tenant(CancellationToken cancel)
    {
        var company = (await companies.Find(caller.Company, cancel))!;
        return new TenantRef(company.Id, company.Name);
    }

    private List<string> Open(AccessRequired access, Func<Operation, bool> may) => [.. api.On(StaffingSurface.Instance).Where(o => o.AccessRequired == access && may(o)).Select(o => o.Name).Order(StringComparer.Ordinal)];
}
