using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave.Types;

internal sealed record NewLeaveType(
    [MaxLength(50), OneLine] string Code, [MaxLength(100), OneLine] string Name, [Aliases] IReadOnlyList<string>? Aliases = null,
    bool Paid = true, LeaveUnit Unit = LeaveUnit.Day, LeaveAllowance Allowance = LeaveAllowance.None,
    DocumentNeed NeedsDocument = DocumentNeed.Never, [Range(0, 366)] int? DocumentAfterDays = null,
    [Range(0, 366)] int BackdateDays = 0, [Range(0, 366)] int NoticeDays = 0, [Range(1, 366)] int? MaxDays = null, [Range(-366d, 0d)] decimal MinBalance = 0m,
    bool CountsHolidays = false, bool CountsFreeDays = false, bool Interrupts = false, bool Interruptible = false,
    LeaveVisibility Visibility = LeaveVisibility.All, bool Requestable = true, ApprovalPolicyId? Approval = null) : IInput
{
    public LeaveRules Rules => new(
        Paid, Unit, Allowance, NeedsDocument, DocumentAfterDays, BackdateDays, NoticeDays, MaxDays, MinBalance, CountsHolidays, CountsFreeDays, Interrupts, Interruptible, Visibility, Requestable);
}

/// <summary>An admin adds a type of leave, with the words that people name it by.</summary>
internal static class CreateLeaveType
{
    public const int Most = 200;

    public static async Task<Result<LeaveTypeView>> Handle(NewLeaveType input, LeaveDb db, LeaveTypes types, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await types.Ensure(cancel);
        if (await db.Types.CountAsync(cancel) >= Most) return LeaveTypeProblems.TooMany;
        var type = new LeaveType { Id = NewId.At<LeaveTypeId>(clock), CompanyId = caller.Company };
        type.Call(input.Code, input.Name, input.Aliases ?? []);
        if (type.Follow(input.Rules) is { } refusal) return refusal;

        if (await types.Approve(type, input.Approval, cancel) is { } unknown) return unknown;
        db.Types.Add(type);
        return await types.Save(cancel) is { } taken ? taken : LeaveTypeView.Of(type);
    }
}
