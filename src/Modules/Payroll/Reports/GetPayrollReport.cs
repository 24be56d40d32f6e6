using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Reports;

internal static class GetPayrollReport
{
    public static async Task<Result<PayrollReportDetails>> Handle(PayrollReportId id, PayrollDb db, ApprovalRules rules, IReporting reporting, IPeople people, Caller caller, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (report is null) return Problem.NotFound;
        var manages = await caller.Manages(report.UserId, reporting, cancel);
        if (!manages && report.UserId != caller.User) return Problem.NotTheOwner;
        if (!manages && !report.IsApproved && !await rules.ShowDrafts(cancel)) return Problem.NotFound;
        return await PayrollReportDetails.Of(report, toManager: manages, people, cancel);
    }
}
