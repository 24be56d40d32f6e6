using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Leave.Holidays;

namespace WorkforceOS.Leave.Balances;

/// <param name="UserId">Whose it is alone; else a department's; else everybody's. The nearest counts.</param>
/// <param name="Amount">Days a year, for a full week of five days.</param>
/// <param name="ScaleByPattern">Who works on fewer days of the week gets as much fewer.</param>
/// <param name="Rate">Days for each counted hour, where <c>accrual</c> is <c>perHour</c>.</param>
/// <param name="CarryCap">So many days at most are carried into the next leave year; all where nothing is said.</param>
/// <param name="CarryExpires">The last day (<c>03-31</c>) on which carried days can be taken.</param>
/// <param name="CarryIfStarted">A leave begun by then uses carried days to its end.</param>
internal sealed record NewEntitlement(
    LeaveTypeId LeaveTypeId, [Days(0, 366)] decimal Amount, DateOnly ValidFrom, UserId? UserId = null, DepartmentId? DepartmentId = null,
    Accrual Accrual = Accrual.Yearly, Proration Proration = Proration.StartedMonths, bool ScaleByPattern = true, GrantRounding Rounding = GrantRounding.None,
    [Days(0, 1000)] decimal? Cap = null, [Days(0, 366)] decimal? CarryCap = null, [MonthDay] string? CarryExpires = null, bool CarryIfStarted = false, [MonthDay] string YearStart = "01-01", [Rate] decimal? Rate = null) : IInput
{
    public EntitlementTerms Terms => new(Amount, Accrual, Proration, ScaleByPattern, Rounding, Cap, CarryCap, CarryExpires, CarryIfStarted, YearStart, ValidFrom, Rate);
}

/// <summary>An admin promises days of a type of leave, from a day on.</summary>
internal static class CreateEntitlement
{
    public const int Most = 20_000;

    public static async Task<Result<EntitlementView>> Handle(NewEntitlement input, LeaveDb db, BalanceWriter writer, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (input is { UserId: not null, DepartmentId: not null }) return BalanceProblems.PersonOrDepartment;
        if (await writer.RefuseUnknown(input.LeaveTypeId, input.UserId, input.DepartmentId, cancel) is { } unknown) return unknown;
        var entitlement = new LeaveEntitlement { Id = NewId.At<LeaveEntitlementId>(clock), CompanyId = caller.Company, LeaveTypeId = input.LeaveTypeId, UserId = input.UserId, DepartmentId = input.DepartmentId };
        if (entitlement.Promise(input.Terms) is { } refusal) return refusal;

        db.Entitlements.Add(entitlement);
        return await writer.Save(entitlement, cancel) is { } notThis ? notThis : EntitlementView.Of(entitlement);
    }
}
