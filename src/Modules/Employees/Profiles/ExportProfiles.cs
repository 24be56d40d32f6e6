using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Spreadsheets;

namespace WorkforceOS.Employees.Profiles;

/// <summary>The profiles that match, as a file for spreadsheets. The same filters and the same sight as the list: what is paid stands only where the reader sees it. Private notes go into no file.</summary>
internal sealed class ExportProfiles(EmployeesDb db, IPeople people, IDepartments departments, ICompanies companies)
{
    private sealed record Row(EmployeeProfileDetails Profile, string Currency);

    // New columns come last: people have sheets that count on where the others are.
    private static readonly IReadOnlyList<Column<Row>> Columns =
    [
        new("fullname", r => r.Profile.User?.Fullname ?? r.Profile.Fullname),
        new("email", r => r.Profile.User?.Email),
        new("position", r => r.Profile.Position),
        new("department", r => r.Profile.Department?.GroupName),
        new("manager", r => r.Profile.Manager?.Fullname),
        new("contractType", r => Text.Of(r.Profile.ContractType)),
        new("employmentStatus", r => Text.Of(r.Profile.EmploymentStatus)),
        new("employmentStartDate", r => r.Profile.EmploymentStartDate, IsDay: true),
        new("employmentEndDate", r => r.Profile.EmploymentEndDate, IsDay: true),
        new("endReason", r => r.Profile.EndReason is { } reason ? Text.Of(reason) : null),
        new("weeklyHours", r => r.Profile.WeeklyHours),
        new("payBasis", r => Text.Of(r.Profile.PayBasis)),
        new("salary", r => Of(r.Profile.Salary, r)),
        new("hourlyRate", r => Of(r.Profile.HourlyRate, r)),
        new("currency", r => r.Profile.Salary is null && r.Profile.HourlyRate is null ? null : r.Currency),
        new("overtimeMode", r => Text.Of(r.Profile.OvertimeMode)),
        new("holidayRegion", r => r.Profile.HolidayRegion),
        new("termsFrom", r => r.Profile.TermsFrom, IsDay: true),
        new("userId", r => r.Profile.UserId.ToString()),
        new("employeeProfileId", r => r.Profile.Id.ToString()),
    ];

    public static Task<Result<FileAnswer>> Handle(ListOf<EmployeeProfile> list, ExportInput wanted, ExportProfiles export, Caller caller, CancellationToken cancel) => export.Write(list, wanted.Format, caller, cancel);

    private async Task<Result<FileAnswer>> Write(ListOf<EmployeeProfile> list, ExportFormat format, Caller caller, CancellationToken cancel)
    {
        var found = await list.All(ListProfiles.VisibleTo(caller, db), profiles => profiles.OrderBy(p => p.Fullname).ThenBy(p => p.Id), cancel);
        if (found.Problem is { } problem) return problem;
        var profiles = found.Value;
        var joins = await ProfileJoins.Of(profiles, people, departments, cancel);
        var currency = (await companies.Find(caller.Company, cancel))!.Settings.Currency;
        return TableFile.Of(format, "employees", Columns, profiles.ConvertAll(p => new Row(joins.Details(p, caller), currency)));
    }

    private static Amount? Of(decimal? amount, Row row) => amount is { } known ? new Amount(known, Money.Digits(row.Currency)) : null;
}
