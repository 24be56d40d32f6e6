using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Payroll.Reports;

/// <param name="DepartmentId">Only people who are employed in this department, or were.</param>
internal sealed record InDepartment(DepartmentId? DepartmentId = null) : IInput;

/// <summary>Admins see everybody's, line managers their reports' and their own, employees their own; <c>totals</c> beside them are of all that match.</summary>
internal static class ListPayrollReports
{
    public static readonly Filters<PayrollReport> Filters = new Filters<PayrollReport>()
        .Id("userId", r => r.UserId)
        .NotBefore("periodStart", r => r.PeriodStart)
        .NotAfter("periodEnd", r => r.PeriodEnd)
        .Choice("paymentStatus", r => r.PaymentStatus)
        .Flag("stale", r => r.Stale)
        .Choice("approvalStatus", r => r.ApprovalStatus)
        .Id("approvedById", r => r.ApprovedById)
        .Instant("approvedAt", r => r.ApprovedAt)
        .Instant("calculatedAt", r => r.CalculatedAt)
        .Day("lockedThrough", r => r.LockedThrough)
        .Sortable("difference", r => r.DifferenceMinor)
        .Sortable("totalHoursWorked", r => r.WorkedSeconds)
        .Sortable("overtimeHours", r => r.OvertimeSeconds)
        .Sortable("absenceHours", r => r.AbsenceSeconds)
        .Sortable("premiumHours", r => r.PremiumSeconds)
        .Sortable("toilHours", r => r.ToilSeconds)
        .Sortable("carriedIn", r => r.CarriedInMinor)
        .Sortable("carryForward", r => r.CarryForwardMinor)
        .Sortable("bonus", r => r.BonusMinor)
        .Sortable("deduction", r => r.DeductionMinor)
        .Sortable("salaryCalculated", r => r.SalaryMinor)
        .NotSortableBy(nameof(PayrollReport.Notes), nameof(PayrollReport.StaleReasons), nameof(PayrollReport.ReopenReason));

    public static async Task<Result<Answer<Page<PayrollReportView>, TotalsBeside>>> Handle(ListOf<PayrollReport> list, InDepartment only, VisibleReports visible, IPeople people, CancellationToken cancel)
    {
        var (reports, manages) = await visible.Of(only.DepartmentId, cancel);
        var page = await list.Read(reports, cancel);
        var totals = await TotalsBeside.Of(list.Matching(reports), cancel);
        if (!list.WithJoins) return new Answer<Page<PayrollReportView>, TotalsBeside>(page.Select(r => PayrollReportView.Of(r, manages(r.UserId))), totals);

        var briefs = await people.Briefs(page.Rows.Select(r => r.UserId).Distinct(), cancel);
        return new Answer<Page<PayrollReportView>, TotalsBeside>(page.Select(r => (PayrollReportView)PayrollReportDetails.Of(r, manages(r.UserId), briefs)), totals);
    }
}

/// <summary>The reports that the caller may see.</summary>
internal sealed class VisibleReports(PayrollDb db, ApprovalRules rules, IReporting reporting, IEmployments employments, Caller caller)
{
    private static readonly (DateOnly First, DateOnly Last) Always = (new(1900, 1, 1), new(9999, 12, 31));

    /// <summary>Whether the caller may calculate this person's pay.</summary>
    public async Task<Problem?> RefusesToManage(UserId person, CancellationToken cancel) =>
        await caller.Manages(person, reporting, cancel) ? null : Problem.NotTheOwner;

    /// <returns>Also whom of these people the caller manages.</returns>
    public async Task<(IQueryable<PayrollReport> Reports, Func<UserId, bool> Manages)> Of(DepartmentId? department, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        IQueryable<PayrollReport> reports = db.Reports;
        if (managed is not null)
        {
            List<UserId> theirs = [.. managed];
            var drafts = await rules.ShowDrafts(cancel);
            reports = reports.Where(r => theirs.Contains(r.UserId) || (r.UserId == caller.User && (drafts || r.ApprovalStatus == ApprovalStatus.Approved)));
        }
        if (department is { } only)
        {
            List<UserId> members = [.. await employments.EmployedBetween(Always.First, Always.Last, null, only, cancel)];
            reports = reports.Where(r => members.Contains(r.UserId));
        }
        return (reports, user => managed is null || managed.Contains(user));
    }
}
