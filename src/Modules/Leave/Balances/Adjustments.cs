using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Balances;

/// <param name="Amount">Signed, in days.</param>
internal sealed record NewAdjustment(UserId UserId, LeaveTypeId LeaveTypeId, DateOnly Day, [Days(-1000, 1000)] decimal Amount, [MinLength(3), MaxLength(500)] string Reason) : IInput;

internal sealed record AdjustmentChange(Patch<DateOnly> Day, [Days(-1000, 1000)] Patch<decimal> Amount, [MinLength(3), MaxLength(500)] Patch<string> Reason) : IInput;

/// <summary>An admin gives somebody days of leave, or takes some away, and says why. Nobody does so for themselves.</summary>
internal static class CreateAdjustment
{
    public static async Task<Result<AdjustmentView>> Handle(NewAdjustment input, LeaveDb db, BalanceWriter writer, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await writer.RefuseUnknown(input.LeaveTypeId, input.UserId, null, cancel) is { } unknown) return unknown;
        var adjustment = new LeaveAdjustment
        {
            Id = NewId.At<LeaveAdjustmentId>(clock), CompanyId = caller.Company, UserId = input.UserId, LeaveTypeId = input.LeaveTypeId, Day = input.Day, Amount = input.Amount, Reason = input.Reason,
        };
        db.Adjustments.Add(adjustment);
        await db.SaveChangesAsync(cancel);
        return AdjustmentView.Of(adjustment);
    }
}

/// <summary>An admin corrects an adjustment of somebody else's balance.</summary>
internal static class ChangeAdjustment
{
    public static async Task<Result<AdjustmentView>> Handle(LeaveAdjustmentId leaveAdjustmentId, AdjustmentChange change, LeaveDb db, BalanceWriter writer, CancellationToken cancel)
    {
        var adjustment = await db.Adjustments.SingleOrDefaultAsync(a => a.Id == leaveAdjustmentId, cancel);
        if (adjustment is null) return Problem.NotFound;
        if (writer.RefuseOwn(adjustment.UserId) is { } own) return own;

        (adjustment.Day, adjustment.Amount, adjustment.Reason) = (change.Day.Or(adjustment.Day), change.Amount.Or(adjustment.Amount), change.Reason.Or(adjustment.Reason));
        await db.SaveChangesAsync(cancel);
        return AdjustmentView.Of(adjustment);
    }
}

/// <summary>An admin takes an adjustment of somebody else's balance back.</summary>
internal static class RemoveAdjustment
{
    public static async Task<Result<AdjustmentView>> Handle(LeaveAdjustmentId leaveAdjustmentId, LeaveDb db, BalanceWriter writer, CancellationToken cancel)
    {
        var adjustment = await db.Adjustments.SingleOrDefaultAsync(a => a.Id == leaveAdjustmentId, cancel);
        if (adjustment is null) return Problem.NotFound;
        if (writer.RefuseOwn(adjustment.UserId) is { } own) return own;

        adjustment.Delete();
        await db.SaveChangesAsync(cancel);
        return AdjustmentView.Of(adjustment);
    }
}

/// <summary>An admin reads what was adjusted by hand.</summary>
internal static class ReadAdjustments
{
    public static readonly Filters<LeaveAdjustment> Filters = new Filters<LeaveAdjustment>()
        .Id("userId", a => a.UserId)
        .Id("leaveTypeId", a => a.LeaveTypeId)
        .Day("day", a => a.Day);

    public static async Task<Result<AdjustmentView>> One(LeaveAdjustmentId leaveAdjustmentId, LeaveDb db, CancellationToken cancel) =>
        await db.Adjustments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == leaveAdjustmentId, cancel) is { } adjustment ? AdjustmentView.Of(adjustment) : Problem.NotFound;

    public static async Task<Result<Page<AdjustmentView>>> All(ListOf<LeaveAdjustment> list, LeaveDb db, CancellationToken cancel) => (await list.Read(db.Adjustments, cancel)).Select(AdjustmentView.Of);
}
