using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Payslips;

internal enum PayslipFormat
{
    Pdf,
    Html,
}

/// <summary>A report on paper, in the language of whoever asks. People get their own once it is approved; managers see drafts, which say so.</summary>
internal static class GetPayslip
{
    internal sealed record Input(PayslipFormat Format = PayslipFormat.Pdf) : IInput;

    public static async Task<Result<FileAnswer>> Handle(PayrollReportId id, Input wanted, PayrollDb db, IReporting reporting, PayslipSources sources, Caller caller, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (report is null) return Problem.NotFound;
        var manages = await caller.Manages(report.UserId, reporting, cancel);
        if (!manages && report.UserId != caller.User) return Problem.NotTheOwner;
        if (!manages && !PayslipFacts.IsApproved(report)) return PayrollProblems.PayslipNotApproved;

        var slip = await sources.TextOf(report, cancel);
        return wanted.Format is PayslipFormat.Html
            ? new FileAnswer("text/html; charset=utf-8", PayslipHtml.Of(slip), ContentSecurityPolicy: PayslipHtml.Policy)
            : new FileAnswer("application/pdf", PayslipPdf.Of(slip), $"payslip-{report.PeriodStart:yyyy-MM-dd}-{report.PeriodEnd:yyyy-MM-dd}.pdf");
    }
}

/// <summary>What stands on a payslip beside the report itself.</summary>
internal sealed class PayslipSources(ICompanies companies, IPeople people, IEmployments employments, Caller caller)
{
    public async Task<PayslipText> TextOf(PayrollReport report, CancellationToken cancel)
    {
        var company = await companies.Find(caller.Company, cancel);
        var person = (await people.Briefs([report.UserId], cancel)).GetValueOrDefault(report.UserId);
        var history = (await employments.Histories([report.UserId], cancel)).GetValueOrDefault(report.UserId);
        var reader = (await people.Contacts([caller.User], cancel)).GetValueOrDefault(caller.User);
        var facts = PayslipFacts.Of(report, company?.Fullname ?? company?.Name ?? "", person?.Fullname ?? "", history);
        return PayslipText.Of(facts, PayslipWords.Of(reader?.Language ?? company?.Language));
    }
}
