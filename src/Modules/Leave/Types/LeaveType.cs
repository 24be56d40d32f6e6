using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave.Types;

/// <summary>The smallest piece in which leave of a type is taken; larger ones always may be.</summary>
internal enum LeaveUnit { Day, Half, Hour }

/// <summary>Whether somebody can have only as much of it as their balance has.</summary>
internal enum LeaveAllowance { None, Balance }

internal enum DocumentNeed { Never, Always, AfterDays }

/// <summary>Who reads of approved leave of a type which type it is.</summary>
internal enum LeaveVisibility { All, Managers }

/// <summary>The rules of a type.</summary>
/// <param name="DocumentAfterDays">How many days may be without a document, where it is needed after days.</param>
/// <param name="BackdateDays">So many days after its first day it may still be asked for.</param>
/// <param name="NoticeDays">So many days before its first day it must be asked for.</param>
/// <param name="MaxDays">As many counted days as one request may have.</param>
/// <param name="MinBalance">How far below zero the balance may go; zero or negative.</param>
/// <param name="CountsHolidays">A public holiday within it costs as another day.</param>
/// <param name="CountsFreeDays">A day without work within it does.</param>
/// <param name="Interrupts">Approved, it takes its days out of approved leave that is interruptible.</param>
/// <param name="Requestable">People ask for it themselves; else managers enter it.</param>
internal sealed record LeaveRules(
    bool Paid, LeaveUnit Unit, LeaveAllowance Allowance, DocumentNeed NeedsDocument, int? DocumentAfterDays, int BackdateDays, int NoticeDays, int? MaxDays, decimal MinBalance,
    bool CountsHolidays, bool CountsFreeDays, bool Interrupts, bool Interruptible, LeaveVisibility Visibility, bool Requestable)
{
    public Problem? Refuses() => (NeedsDocument is DocumentNeed.AfterDays) == (DocumentAfterDays is not null) ? null : LeaveTypeProblems.DocumentDays;
}

/// <summary>A sort of leave, with the words that people name it by.</summary>
[Tracked("leaveManagement", "leaveType")]
internal sealed class LeaveType : Record<LeaveTypeId>
{
    public const int MostAliases = 50;

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string[] Aliases { get; private set; } = [];
    public bool Paid { get; private set; }
    public LeaveUnit Unit { get; private set; }
    public LeaveAllowance Allowance { get; private set; }
    public DocumentNeed NeedsDocument { get; private set; }
    public int? DocumentAfterDays { get; private set; }
    public int BackdateDays { get; private set; }
    public int NoticeDays { get; private set; }
    public int? MaxDays { get; private set; }
    public decimal MinBalance { get; private set; }
    public bool CountsHolidays { get; private set; }
    public bool CountsFreeDays { get; private set; }
    public bool Interrupts { get; private set; }
    public bool Interruptible { get; private set; }
    public LeaveVisibility Visibility { get; private set; }
    public bool Requestable { get; private set; }

    /// <summary>The policy by which its requests are approved; null: by the line manager, or any admin.</summary>
    public ApprovalPolicyId? Approval { get; set; }

    public LeaveRules Rules => new(
        Paid, Unit, Allowance, NeedsDocument, DocumentAfterDays, BackdateDays, NoticeDays, MaxDays, MinBalance, CountsHolidays, CountsFreeDays, Interrupts, Interruptible, Visibility, Requestable);

    /// <param name="days">That the leave costs.</param>
    public bool WantsDocument(decimal days) => NeedsDocument is DocumentNeed.Always || (NeedsDocument is DocumentNeed.AfterDays && days > DocumentAfterDays);

    public void Call(string code, string name, IEnumerable<string> aliases) => (Code, Name, Aliases) = (code.Trim(), name.Trim(), [.. aliases.Select(a => a.Trim()).Distinct()]);

    public Problem? Follow(LeaveRules rules)
    {
        if (rules.Refuses() is { } refusal) return refusal;
        (Paid, Unit, Allowance, NeedsDocument, DocumentAfterDays) = (rules.Paid, rules.Unit, rules.Allowance, rules.NeedsDocument, rules.DocumentAfterDays);
        (BackdateDays, NoticeDays, MaxDays, MinBalance) = (rules.BackdateDays, rules.NoticeDays, rules.MaxDays, rules.MinBalance);
        (CountsHolidays, CountsFreeDays, Interrupts, Interruptible) = (rules.CountsHolidays, rules.CountsFreeDays, rules.Interrupts, rules.Interruptible);
        (Visibility, Requestable) = (rules.Visibility, rules.Requestable);
        return null;
    }
}

/// <summary>Words by which people name a type: each one line, and not many.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AliasesAttribute() : ValidationAttribute($"At most {LeaveType.MostAliases} names of at most 100 characters, each one line.")
{
    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<string> aliases || (aliases.Count <= LeaveType.MostAliases && aliases.All(a => a.Trim().Length is > 0 and <= 100 && OneLineAttribute.IsOneLine(a)));
}
