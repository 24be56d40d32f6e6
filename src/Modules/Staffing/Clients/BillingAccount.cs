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
    public AccountType AccountType { get; private set; }
    public bool IsPrimary { get; init; }
    public AccountStatus Status { get; private set; }
}
