using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Locks;

/// <summary>Days that somebody closed, for companies that pay elsewhere. Whose they are was settled when it was made.</summary>
[Tracked("payrollReporting", "periodLock")]
internal sealed class PeriodLock : Record<PeriodLockId>
{
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }

    /// <summary>Who was named; none where it is everybody, or everybody of the department.</summary>
    public Guid[] UserIds { get; init; } = [];

    public DepartmentId? DepartmentId { get; init; }

    /// <summary>How many people's days it locks.</summary>
    public int People { get; init; }

    public string? Note { get; private set; }

    /// <summary>Why it was opened again.</summary>
    public string? UnlockReason { get; private set; }

    public UserId LockedById { get; init; }

    public void Say(string? note) => Note = note;

    public void Open(string reason)
    {
        UnlockReason = reason;
        Delete();
    }
}
