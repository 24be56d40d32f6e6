using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A client: it orders workers.</summary>
[Tracked("staffing", "business")]
internal sealed class Business : Record<BusinessId>
{
    public string Name { get; init; } = "";
    public Standing Status { get; private set; }
    public string Timezone { get; init; } = "";
    public string Currency { get; init; } = "";
    public int BillingTermsDays { get; init; }
    public bool InstantBook { get; init; }
    public string? LogoUrl { get; init; }

    /// <summary>Added to its bills, in hundredths of a percent; null: as much as in the marketplace. So with the other.</summary>
    public int? FeeBasisPoints { get; init; }

    public int? TaxBasisPoints { get; init; }

    /// <summary>Whether it pays hours beyond a week's limit as overtime; null: as in the marketplace.</summary>
    public bool? BillWeeklyOvertime { get; init; }

    /// <summary>The company's own, which orders workers for its own shifts; there is one at most.</summary>
    public bool IsOwn { get; init; }

    /// <summary>When its week is billed next; null: at once. No change of the business, so that it stands in no trail.</summary>
    public DateTimeOffset? NextBillingAt { get; private set; }
}
