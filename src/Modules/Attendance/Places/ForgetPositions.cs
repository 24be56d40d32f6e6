using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Places;

/// <summary>Where exactly somebody was is forgotten after a while; whether they were inside, and how exact that was, stays.</summary>
internal sealed class ForgetPositions(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "attendance.forgetPositions";
    private const int AtOnce = 5000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - PunchEvidence.CoordinatesKept;
        // Across companies only to learn which of them have something to forget.
        var companies = await services.GetRequiredService<AttendanceDb>().Evidence.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(e => e.Latitude != null && e.At < before).Select(e => e.CompanyId).Distinct().OrderBy(c => c).ToListAsync(cancel);
        await scopes.UntilDone(Name, companies, unit => Forget(unit.GetRequiredService<AttendanceDb>(), before, cancel), cancel);
    }

    /// <returns>Whether there may be more.</returns>
    private static async Task<bool> Forget(AttendanceDb db, DateTimeOffset before, CancellationToken cancel)
    {
        var some = db.Evidence.Where(e => e.Latitude != null && e.At < before).OrderBy(e => e.At).Take(AtOnce).Select(e => e.Id);
        var forgotten = await db.Evidence.Where(e => some.Contains(e.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Latitude, (decimal?)null).SetProperty(e => e.Longitude, (decimal?)null), cancel);
        return forgotten == AtOnce;
    }
}

/// <summary>Of an erased person it is forgotten at once, with what their devices said of themselves.</summary>
internal sealed class ForgetPositionsOfErased(AttendanceDb db) : ISubscriber<UserErased>
{
    public Task Hear(UserErased erased, CancellationToken cancel) =>
        db.Evidence.Where(e => e.UserId == erased.User).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.Latitude, (decimal?)null).SetProperty(e => e.Longitude, (decimal?)null).SetProperty(e => e.DeviceTime, (DateTimeOffset?)null), cancel);
}
