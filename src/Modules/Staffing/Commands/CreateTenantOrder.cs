using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Commands;

/// <summary>So many workers of a role on one shift.</summary>
/// <param name="RoleName">Shown in the place of the catalog's.</param>
internal sealed record CommandedRole([Length(1, 40), OneLine] string RoleCode, [Length(1, 100), OneLine] string RoleName, [Range(1, 500)] int WorkersNeeded) : IInput;

/// <summary>One shift of an order, with needs of its own.</summary>
/// <param name="ShiftCode">Its day where nothing is said.</param>
/// <param name="RequiredWorkers">Of all its roles together.</param>
internal sealed record CommandedShift(
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, [Range(1, 10_000)] int RequiredWorkers, [MinLength(1), MaxLength(WantedOrder.MostPositions)] IReadOnlyList<CommandedRole> Roles,
    [Length(1, 40), OneLine] string? ShiftCode = null, [Length(1, 200), OneLine] string? Title = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (EndsAt <= StartsAt) yield return new("It must be later than the start.", [nameof(EndsAt)]);
        if (Roles.Sum(r => r.WorkersNeeded) != RequiredWorkers) yield return new("It is the sum of what its roles need.", [nameof(RequiredWorkers)]);
    }
}

/// <summary>Somebody orders for a client, in its own name: one or more shifts at one of its hubs.</summary>
internal static partial class CreateTenantOrder
{
    private const int MostShifts = 50;

    /// <param name="HubId">Or <paramref name="ClockPointId"/>, which means the same; of a client with one hub it need not be said.</param>
    /// <param name="PayRateCents">Of all roles; the vendor's where nothing is said, and so with the other.</param>
    /// <param name="Metadata">The caller's own, kept as it is.</param>
    internal sealed record Input(
        CompanyId TenantId, BusinessId BusinessId, [MaxLength(200), OneLine] string Title, [MinLength(1), MaxLength(MostShifts)] IReadOnlyList<CommandedShift> Shifts, VendorId? VendorId = null, [Length(1, 40), OneLine] string? OrderNumber = null,
        ServiceType? ServiceType = null, HubId? HubId = null, HubId? ClockPointId = null, [Range(0, PositionInput.MostRateCents)] int? PayRateCents = null, [Range(0, PositionInput.MostRateCents)] int? BillRateCents = null,
        [MaxLength(5000)] string? Notes = null, JsonElement? Metadata = null) : IOfBusiness, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (HubId is not null && ClockPointId is not null && HubId != ClockPointId) yield return new("It means the same as hubId.", [nameof(ClockPointId)]);
            if (OrderNumber is not null && OwnNumber().IsMatch(OrderNumber)) yield return new("Numbers of this form are given by the marketplace.", [nameof(OrderNumber)]);
            if (!FreeObject.Fits(Metadata)) yield return new(FreeObject.Shape, [nameof(Metadata)]);
            var codes = Shifts.Select(s => s.ShiftCode).OfType<string>().ToList();
            if (codes.Distinct().Count() < codes.Count) yield return new("Each shift has a code of its own.", [nameof(Shifts)]);
        }

        public WantedOrder Wanted(HubId hub) => new(hub, Title, [])
        {
            ServiceType = ServiceType, Vendor = VendorId, Notes = Notes, Metadata = FreeObject.Kept(Metadata), SetsBillRates = BillRateCents is not null,
        };

        public OrderPart Part(CommandedShift shift, int number, Hub hub) => new(
            OrderPlan.Once(shift.StartsAt, shift.EndsAt, WallClock.ZoneOrNull(hub.Timezone)!),
            [.. shift.Roles.Select(r => new WantedPosition(null, r.RoleCode.Trim().ToUpperInvariant(), r.WorkersNeeded) { RoleName = HubDetails.OrNull(r.RoleName), PayRateCents = PayRateCents, BillRateCents = BillRateCents })],
            shift.ShiftCode, shift.Title, $"shifts[{number}].");
    }

    internal sealed record View(OrderId OrderId, string OrderNumber, OrderStatus Status, IReadOnlyList<ShiftId> ShiftIds);

    public static async Task<Result<View>> Handle(Input request, StaffingDb db, Member member, OrderTerms terms, Publishing publishing, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        var named = request.HubId ?? request.ClockPointId ?? await OnlyHub(db, member, cancel);
        if (named is not { } at) return Problem.Missing("hubId");
        var hub = await terms.HubOf(at, cancel);
        if (hub.Problem is { } notTheirs) return notTheirs;
        if (OutOfReach(request, unit.Now) is { } notThen) return notThen;

        var facts = new OrderFacts(OrderType.OneTime, Number: HubDetails.OrNull(request.OrderNumber));
        var published = await publishing.Publish(request.Wanted(at), hub.Value, [.. request.Shifts.Select((s, n) => request.Part(s, n, hub.Value))], facts, cancel);
        if (published.Problem is { } refusal) return refusal;
        await transaction.Commit(cancel);
        var made = published.Value.Made;
        return new View(made.OrderId, made.OrderNumber, made.Status, made.ShiftIds);
    }

    /// <summary>Null where the client has none, or more than one.</summary>
    private static async Task<HubId?> OnlyHub(StaffingDb db, Member member, CancellationToken cancel) =>
        await db.Hubs.Where(h => h.BusinessId == member.Business && h.Status == Standing.Active).OrderBy(h => h.Id).Take(2).Select(h => h.Id).ToListAsync(cancel) is [var only] ? only : null;

    private static Problem? OutOfReach(Input request, DateTimeOffset now)
    {
        RuleViolation[] broken = [.. request.Shifts.Select((s, n) => (s, n)).Where(x => !IsWithinReach(x.s.StartsAt, now) || !IsWithinReach(x.s.EndsAt, now)).Select(x => OrderRules.OutOfReach($"shifts[{x.n}].startsAt"))];
        return broken is [] ? null : StaffingProblems.BreaksRules(broken);
    }

    private static bool IsWithinReach(DateTimeOffset instant, DateTimeOffset now) => OrderPlan.IsWithinReach(DateOnly.FromDateTime(instant.UtcDateTime), now);

    [GeneratedRegex(@"^\s*ORD-\d{6}-\d{5,}\s*$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnNumber();
}
