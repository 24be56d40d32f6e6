using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Tells payroll of records that nobody has checked out of.</summary>
internal sealed class UndecidedRecords(AttendanceDb db) : IUndecided
{
    private const string Open = "openRecords";

    public async Task<IReadOnlyList<Undecided>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var open = await db.Records.Where(ForgottenOfCompany.Open).Where(r => of.Contains(r.UserId) && r.ShiftDate >= from && r.ShiftDate <= to)
            .GroupBy(r => r.UserId).Select(own => new { User = own.Key, Count = own.Count() }).ToListAsync(cancel);
        return [.. open.Select(o => new Undecided(o.User, Open, o.Count))];
    }
}
