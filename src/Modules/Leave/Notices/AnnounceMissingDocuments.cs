using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Notices;

/// <summary>Tells people, once for each leave, that the document is missing that its type wants: as many days after its first as may be without one.</summary>
internal sealed class AnnounceMissingDocuments : ICompanyJob
{
    public const string Name = "leave.missingDocuments";

    /// <summary>Of leave that began longer ago nobody is reminded any more.</summary>
    private const int DaysBack = 90;

    private const int AtOnce = 500;

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var (db, scope) = (services.GetRequiredService<LeaveDb>(), services.GetRequiredService<Scope>());
        var types = await db.Types.AsNoTracking().Where(t => t.NeedsDocument != DocumentNeed.Never).ToListAsync(cancel);
        foreach (var type in types)
        {
            var (id, first, last, days) = (type.Id, turn.Day.AddDays(-DaysBack), turn.Day.AddDays(-(type.DocumentAfterDays ?? 0)), (decimal)(type.DocumentAfterDays ?? 0));
            var missing = await db.Requests.AsNoTracking()
                .Where(r => r.LeaveTypeId == id && r.StartDate >= first && r.StartDate <= last && r.Days > days && r.DocumentUrl == null && r.DocumentMissedOn == null)
                .Where(r => r.Status == LeaveStatus.Pending || r.Status == LeaveStatus.Approved).OrderBy(r => r.Id).ToListAsync(cancel);
            foreach (var some in missing.Chunk(AtOnce))
            {
                await using var transaction = await scope.Begin(cancel);
                LeaveRequestId[] ids = [.. some.Select(r => r.Id)];
                foreach (var request in some) db.Publish(new LeaveDocumentMissing(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate), request.Id.Value);
                // Not a change of the request: neither its version nor the audit trail moves.
                await db.Requests.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.DocumentMissedOn, turn.Day), cancel);
                await db.SaveChangesAsync(cancel);
                await transaction.Commit(cancel);
            }
        }
    }
}
