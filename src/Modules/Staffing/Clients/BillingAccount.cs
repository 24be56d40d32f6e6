using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>What a business pays from.</summary>
[Tracked("staffing", "billingAccount")]
internal sealed class BillingAccount : Record<BillingAccountId>
{
    public BusinessId BusinessId { get; init; }
    public string BankName { get; init; } = "";
    public string? ProviderReference { get; init; }
    public string? Last4 { get; init; }
    public AccountType AccountType { get; init; }

    /// <summary>The usual one, of which a business has one at most.</summary>
    public bool IsPrimary { get; set; }

    public AccountStatus Status { get; private set; }
}
