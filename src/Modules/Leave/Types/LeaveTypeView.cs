using WorkforceOS.Kernel;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave.Types;

/// <summary>A type of leave on the wire.</summary>
internal sealed record LeaveTypeView : View
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>Further words for it, of any language.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool Paid { get; init; }
    public LeaveUnit Unit { get; init; }
    public LeaveAllowance Allowance { get; init; }
    public DocumentNeed NeedsDocument { get; init; }
    public int? DocumentAfterDays { get; init; }
    public int BackdateDays { get; init; }
    public int NoticeDays { get; init; }
    public int? MaxDays { get; init; }
    public decimal MinBalance { get; init; }
    public bool CountsHolidays { get; init; }
    public bool CountsFreeDays { get; init; }
    public bool Interrupts { get; init; }
    public bool Interruptible { get; init; }
    public LeaveVisibility Visibility { get; init; }
    public bool Requestable { get; init; }

    /// <summary>The policy by which its requests are approved; null: by the line manager, or any admin.</summary>
    public ApprovalPolicyId? Approval { get; init; }

    public static LeaveTypeView Of(LeaveType type) => new LeaveTypeView
    {
        Code = type.Code,
        Name = type.Name,
        Aliases = type.Aliases,
        Paid = type.Paid,
        Unit = type.Unit,
        Allowance = type.Allowance,
        NeedsDocument = type.NeedsDocument,
        DocumentAfterDays = type.DocumentAfterDays,
        BackdateDays = type.BackdateDays,
        NoticeDays = type.NoticeDays,
        MaxDays = type.MaxDays,
        MinBalance = type.MinBalance,
        CountsHolidays = type.CountsHolidays,
        CountsFreeDays = type.CountsFreeDays,
        Interrupts = type.Interrupts,
        Interruptible = type.Interruptible,
        Visibility = type.Visibility,
        Requestable = type.Requestable,
        Approval = type.Approval,
    }.Stamped(type);
}
