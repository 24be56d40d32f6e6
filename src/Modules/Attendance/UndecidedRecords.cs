using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Attendance.Requests;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance;

/// <summary>Tells payroll of records that nobody has checked out of, or looked at, and of corrections that nobody has decided.</summary>
internal sealed class UndecidedRecords(AttendanceDb db) : IUndecided
{
    private const string Open = "openRecords";
    private const string ToReview = "needsReview";
    private const string Pending = "pendingCorrections";

    public async Task<IReadOnlyList<Undecided>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<UserId> of = [.. users];
        var corrections = await db.Corrections.Where(c => of.Contains(c.UserId) && c.Status == CorrectionStatus.Pending && c.Day >= from && c.Day <= to)
            .GroupBy(c => c.UserId).Select(own => new { User = own.Key, Count = own.Count() }).ToListAsync(cancel);
        return [.. await Records(ForgottenOfCompany.Open, Open), .. await Records(r => r.AwaitsReview && r.PaidBy == PaidBy.Payroll, ToReview), .. corrections.Select(c => new Undecided(c.User, Pending, c.Count))];

        async Task<IEnumerable<Undecided>> Records(Expression<Func<AttendanceRecord, bool>> such, string code) =>
            (await db.Records.Where(such).Where(r => of.Contains(r.UserId) && r.ShiftDate >= from && r.ShiftDate <= to)
                .GroupBy(r => r.UserId).Select(own => new { User = own.Key, Count = own.Count() }).ToListAsync(cancel)).Select(o => new Undecided(o.User, code, o.Count));
    }
}
