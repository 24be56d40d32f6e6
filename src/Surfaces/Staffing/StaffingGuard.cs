using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Surfaces.Staffing;

/// <summary>Who the caller of this unit of work is to the surface. Answered by the module that knows clients and workers; what it has found it keeps for the handler.</summary>
public interface IStaffingAccess
{
    /// <returns>Their role at their client; null where they have no active membership.</returns>
    ValueTask<ClientRole?> RoleAtClient(CancellationToken cancel);

    /// <returns>The highest of their roles at whichever clients; null where they have no active membership.</returns>
    ValueTask<ClientRole?> HighestRole(CancellationToken cancel);

    /// <returns>False where they are no active worker.</returns>
    ValueTask<bool> IsWorker(CancellationToken cancel);
}

/// <summary>Lets in whom an operation is for.</summary>
public static class StaffingGuard
{
    public static readonly Problem NoClientAccess = Problem.Forbidden("NO_CLIENT_ACCESS", "You are no active member of a client here.");
    public static readonly Problem NoStaffAccess = Problem.Forbidden("NO_STAFF_ACCESS", "You are no active worker here.");

    /// <summary>What an operation may be refused with follows from its own facts, and is told by them.</summary>
    internal static ValueTask<Problem?> Check(IServiceProvider services, Invocation call, CancellationToken cancel) =>
        call.Operation.AccessRequired is AccessRequired.Session ? ValueTask.FromResult<Problem?>(null) : Ask(services, call.Operation, cancel);

    /// <summary>An owner or admin of the company that runs the marketplace.</summary>
    public static bool IsOperator(this Caller caller) => caller is { Role: Role.TenantOwner or Role.TenantAdmin } or { IsSuperAdmin: true };

    private static async ValueTask<Problem?> Ask(IServiceProvider services, Operation operation, CancellationToken cancel)
    {
        var isOps = services.GetRequiredService<Caller>().IsOperator();
        if (operation.AccessRequired is AccessRequired.Ops) return isOps ? null : Problem.RoleRequired(Roles.CompanyAdmins);
        if (operation.AccessRequired is AccessRequired.OpsOrClient or AccessRequired.EitherOrOps && isOps) return null;

        var access = services.GetRequiredService<IStaffingAccess>();
        if (operation.AccessRequired is AccessRequired.Staff) return await access.IsWorker(cancel) ? null : NoStaffAccess;
        if (operation.AccessRequired is AccessRequired.Either or AccessRequired.EitherOrOps && await access.IsWorker(cancel)) return null;
        // Of which client is known once it is read what it is about.
        var found = operation.AccessRequired is AccessRequired.OpsOrClient ? await access.HighestRole(cancel) : await access.RoleAtClient(cancel);
        if (found is not { } role) return NoClientAccess;
        return role >= operation.LeastRole ? null : Problem.NotTheOwner;
    }
}
