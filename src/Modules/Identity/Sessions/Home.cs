using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Where a caller's own account and sessions are: a super admin who acts in a company lives in root.</summary>
internal static class Home
{
    public static Task EnterHome(this Scope scope, CancellationToken cancel) =>
        scope.Caller.IsSuperAdmin && scope.Caller.Company != CompanyId.Root ? scope.Enter(CompanyId.Root, cancel) : Task.CompletedTask;
}
