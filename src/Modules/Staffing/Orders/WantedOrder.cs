using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Orders;

/// <summary>A position as a client sends it.</summary>
/// <param name="CatalogRoleId">This, or <paramref name="RoleId"/>, which means the same here, or <paramref name="RoleCode"/>.</param>
/// <param name="RoleName">Shown in the place of the catalog's.</param>
/// <param name="StartsAt">Where it is not the shift's; of an order with many shifts its time of day counts.</param>
/// <param name="HourlyRateCents">What workers are paid; the vendor's where nothing is said.</param>
/// <param name="BillRateCents">The same of what is billed; for owners and admins.</param>
internal sealed record PositionInput(
    [Range(1, 500)] int WorkersNeeded, CatalogRoleId? CatalogRoleId = null, CatalogRoleId? RoleId = null, [MaxLength(40), OneLine] string? RoleCode = null, [MaxLength(100), OneLine] string? RoleName = null,
    DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null, [Range(0, 120)] int? BreakMinutes = null, bool? IsBreakPaid = null,
    [Range(0, PositionInput.MostRateCents)] int? HourlyRateCents = null, [Range(0, PositionInput.MostRateCents)] int? BillRateCents = null, bool? InstantBook = null, [MaxLength(1000)] string? Notes = null) : IInput, IValidatableObject
{
    public const int MostRateCents = 1_000_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (CatalogRoleId is null && RoleId is null && HubDetails.OrNull(RoleCode) is null) yield return new("Say which role: catalogRoleId or roleCode.", [nameof(CatalogRoleId)]);
        if (StartsAt is null != EndsAt is null) yield return new("Give both times or none.", [StartsAt is null ? nameof(StartsAt) : nameof(EndsAt)]);
        if (EndsAt <= StartsAt) yield return new("It must be later than the start.", [nameof(EndsAt)]);
    }

    public WantedPosition Wanted() => new(CatalogRoleId ?? RoleId, HubDetails.OrNull(RoleCode)?.ToUpperInvariant(), WorkersNeeded)
    {
        RoleName = HubDetails.OrNull(RoleName),
        Period = StartsAt is { } start && EndsAt is { } end ? (start, end) : null,
        BreakMinutes = BreakMinutes ?? 0,
        IsBreakPaid = IsBreakPaid ?? false,
        PayRateCents = HourlyRateCents,
        BillRateCents = BillRateCents,
        InstantBook = InstantBook,
        Notes = HubDetails.OrNull(Notes),
    };
}

/// <summary>So many workers of a role, on terms that are the vendor's where nothing is said.</summary>
/// <param name="Role">Null where it is named by its code.</param>
internal sealed record WantedPosition(CatalogRoleId? Role, string? RoleCode, int WorkersNeeded)
{
    public string? RoleName { get; init; }
    public (DateTimeOffset StartsAt, DateTimeOffset EndsAt)? Period { get; init; }

    /// <summary>The period by the clock of the hub, where it is not the shift's and was not given as instants.</summary>
    public (TimeOnly Start, TimeOnly End)? Times { get; init; }

    public int BreakMinutes { get; init; }
    public bool IsBreakPaid { get; init; }
    public int? PayRateCents { get; init; }
    public int? BillRateCents { get; init; }
    public bool? InstantBook { get; init; }
    public string? Notes { get; init; }

    /// <summary>As it was ordered before.</summary>
    /// <param name="keepsRates">Else they are the vendor's of today.</param>
    public static WantedPosition Again(OrderedPosition position, bool keepsRates) => new(position.CatalogRoleId, null, position.WorkersNeeded)
    {
        RoleName = position.RoleName,
        Times = position is { StartTime: { } start, EndTime: { } end } ? (start, end) : null,
        BreakMinutes = position.BreakMinutes,
        IsBreakPaid = position.IsBreakPaid,
        PayRateCents = keepsRates ? position.PayRateCents : null,
        BillRateCents = keepsRates ? position.BillRateCents : null,
        InstantBook = position.InstantBook,
        Notes = position.Notes,
    };

    /// <summary>The same of what one shift needs now.</summary>
    public static WantedPosition Again(ShiftRole role, Shift on, bool keepsRates) => new(role.CatalogRoleId, null, role.WorkersNeeded)
    {
        RoleName = role.RoleName,
        Period = role.StartsAt == on.StartsAt && role.EndsAt == on.EndsAt ? null : (role.StartsAt, role.EndsAt),
        BreakMinutes = role.BreakMinutes,
        IsBreakPaid = role.IsBreakPaid,
        PayRateCents = keepsRates ? role.PayRateCents : null,
        BillRateCents = keepsRates ? role.BillRateCents : null,
        InstantBook = role.InstantBookAllowed,
        Notes = role.Notes,
    };
}

/// <summary>What a client wants, whatever kind of order it is.</summary>
internal sealed record WantedOrder(HubId Hub, string Title, IReadOnlyList<WantedPosition> Positions)
{
    public const int MostPositions = 20;

    public string? Description { get; init; }
    public ServiceType? ServiceType { get; init; }

    /// <summary>Null is the business's usual one.</summary>
    public VendorId? Vendor { get; init; }

    public CostCenterId? CostCenter { get; init; }
    public MembershipId? ShiftManager { get; init; }
    public string? EventName { get; init; }
    public string? Notes { get; init; }
    public string? Metadata { get; init; }

    /// <summary>The shift of the house whose places are offered by it.</summary>
    public HouseShiftId? OfferedShift { get; init; }

    public PolicyOverride Policy { get; init; } = new(null, null, null);
    public PlaceOverride Place { get; init; } = new(null, null, null, null);

    /// <summary>The bill rates are the client's own, which only owners and admins may set.</summary>
    public bool SetsBillRates { get; init; }
}

/// <summary>Where the shifts of an order differ from the policy of their hub.</summary>
internal sealed record PolicyOverride(ClockInMode? ClockInMode, bool? AllowClockInOverride, int? GeofenceRadiusMeters);

/// <summary>Where the shifts of an order are, if not where their hub is.</summary>
internal sealed record PlaceOverride(string? Name, string? Address, double? Latitude, double? Longitude);
