using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave.Types;

internal sealed record LeaveTypeChange(
    [MaxLength(50), OneLine] Patch<string> Code, [MaxLength(100), OneLine] Patch<string> Name, [Aliases] Patch<IReadOnlyList<string>> Aliases,
    Patch<bool> Paid, Patch<LeaveUnit> Unit, Patch<LeaveAllowance> Allowance, Patch<DocumentNeed> NeedsDocument, [Range(0, 366)] Patch<int?> DocumentAfterDays,
    [Range(0, 366)] Patch<int> BackdateDays, [Range(0, 366)] Patch<int> NoticeDays, [Range(1, 366)] Patch<int?> MaxDays, [Range(-366d, 0d)] Patch<decimal> MinBalance,
    Patch<bool> CountsHolidays, Patch<bool> CountsFreeDays, Patch<bool> Interrupts, Patch<bool> Interruptible, Patch<LeaveVisibility> Visibility, Patch<bool> Requestable, Patch<ApprovalPolicyId?> Approval) : IInput
{
    public LeaveRules Over(LeaveRules now) => new(
        Paid.Or(now.Paid), Unit.Or(now.Unit), Allowance.Or(now.Allowance), NeedsDocument.Or(now.NeedsDocument), DocumentAfterDays.Or(now.DocumentAfterDays),
        BackdateDays.Or(now.BackdateDays), NoticeDays.Or(now.NoticeDays), MaxDays.Or(now.MaxDays), MinBalance.Or(now.MinBalance),
        CountsHolidays.Or(now.CountsHolidays), CountsFreeDays.Or(now.CountsFreeDays), Interrupts.Or(now.Interrupts), Interruptible.Or(now.Interruptible),
        Visibility.Or(now.Visibility), Requestable.Or(now.Requestable));
}

/// <summary>An admin changes a type. What was asked for before stays paid or unpaid as it was.</summary>
internal static class ChangeLeaveType
{
    public static async Task<Result<LeaveTypeView>> Handle(LeaveTypeId leaveTypeId, LeaveTypeChange change, LeaveDb db, LeaveTypes types, CancellationToken cancel)
    {
        var type = await db.Types.SingleOrDefaultAsync(t => t.Id == leaveTypeId, cancel);
        if (type is null) return Problem.NotFound;
        type.Call(change.Code.Or(type.Code), change.Name.Or(type.Name), change.Aliases.Or(type.Aliases));
        if (type.Follow(change.Over(type.Rules)) is { } refusal) return refusal;
        if (await types.Approve(type, change.Approval.Or(type.Approval), cancel) is { } unknown) return unknown;

        return await types.Save(cancel) is { } taken ? taken : LeaveTypeView.Of(type);
    }
}
