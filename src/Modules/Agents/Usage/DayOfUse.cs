using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Agents.Usage;

/// <summary>What one person asked of the model on one day of their company's calendar.</summary>
internal sealed class DayOfUse : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly Day { get; init; }
    public int Calls { get; init; }

    /// <summary>In which <see cref="CallsInMinute"/> counts.</summary>
    public DateTimeOffset Minute { get; init; }

    public int CallsInMinute { get; init; }
    public long InputTokens { get; init; }
    public long OutputTokens { get; init; }

    /// <summary>Of recordings that were written down.</summary>
    public long RecordedBytes { get; init; }
}
