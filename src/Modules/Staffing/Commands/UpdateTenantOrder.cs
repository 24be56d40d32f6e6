using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Commands;

/// <summary>An order as it is after a command.</summary>
/// <param name="SourceOrderId">The one in whose place it is, where its times or its vendor were changed: what had not begun of that is off.</param>
internal sealed record OrderRow(
    OrderId OrderId, string OrderNumber, OrderType OrderType, OrderStatus Status, string Title, string? Description, ServiceType? ServiceType, BusinessId BusinessId, VendorId? VendorId, HubId HubId,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Notes, JsonElement? Metadata, OrderId? SourceOrderId)
{
    public static OrderRow Of(Order order) => new(
        order.Id, order.OrderNumber, order.OrderType, order.Status, order.Title, order.Description, order.ServiceType, order.BusinessId, order.VendorId, order.HubId,
        order.StartsAt, order.EndsAt, order.Notes, order.Metadata is { } kept ? JsonSerializer.Deserialize<JsonElement>(kept) : null, order.ReplacesOrderId);
}

/// <summary>
/// Changes an order in place: what is said of it, and where its shifts are that have not begun. What workers agreed to, which are its times and
/// whose workers they are, is changed as a client changes it: by another order that takes its place.
/// </summary>
internal sealed class UpdateTenantOrder(StaffingDb db, OrdersInHand orders, TellWorkers tell, WriteUnit unit)
{
    internal sealed record Input(
        CompanyId TenantId, [MaxLength(200), OneLine] Patch<string> Title = default, [MaxLength(5000)] Patch<string?> Description = default, Patch<VendorId?> VendorId = default, Patch<ServiceType?> ServiceType = default,
        DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null, [MaxLength(200), OneLine] Patch<string?> LocationName = default, [MaxLength(500), OneLine] Patch<string?> LocationAddress = default,
        [Range(-90.0, 90.0)] Patch<decimal?> Latitude = default, [Range(-180.0, 180.0)] Patch<decimal?> Longitude = default, [MaxLength(5000)] Patch<string?> Notes = default, Patch<JsonElement?> Metadata = default) : IOfTenant, IValidatableObject
    {
        public bool MovesShifts => LocationName.IsGiven || LocationAddress.IsGiven || Latitude.IsGiven;

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (EndsAt <= StartsAt) yield return new("It must be later than the start.", [nameof(EndsAt)]);
            if (Metadata.IsGiven && !FreeObject.Fits(Metadata.Value)) yield return new(FreeObject.Shape, [nameof(Metadata)]);
            if (Latitude.IsGiven != Longitude.IsGiven || (Latitude.IsGiven && Latitude.Value is null != Longitude.Value is null)) yield return new("Latitude and longitude go together.", [nameof(Latitude)]);
            if (!(Title.IsGiven || Description.IsGiven || VendorId.IsGiven || ServiceType.IsGiven || (StartsAt ?? EndsAt) is not null || MovesShifts || Notes.IsGiven || Metadata.IsGiven)) yield return new("Say what is to be changed.", ["body"]);
        }

        public bool Replaces(Order order) => (StartsAt ?? order.StartsAt) != order.StartsAt || (EndsAt ?? order.EndsAt) != order.EndsAt || VendorId.Or(order.VendorId) != order.VendorId;

        public EditInput Edit() => new(
            default, Title, default, Description, ServiceType, VendorId, default, default, Notes, default, default, default, default, StartsAt: StartsAt, EndsAt: EndsAt,
            LocationName: LocationName, LocationAddress: LocationAddress, Latitude: Latitude, Longitude: Longitude, Metadata: Metadata);
    }

    /// <summary>What is said of an order, under the names of its columns.</summary>
    private sealed record OrderTexts(string Title, string? Description, ServiceType? ServiceType, string? Notes, string? Metadata);

    /// <summary>The same of its shifts.</summary>
    private sealed record ShiftPlace(string Title, string LocationName, string LocationAddress, double? Latitude, double? Longitude);

    public static async Task<Result<OrderRow>> Handle(OrderId orderId, Input request, UpdateTenantOrder use, OrdersInHand orders, OrderTerms terms, Replacing replacing, WriteUnit unit, CancellationToken cancel)
    {
        if (!request.Replaces(await use.Now(orderId, cancel))) return await use.InPlace(orderId, request, cancel);
        var edited = await EditOrder.Handle(orderId, request.Edit(), orders, terms, replacing, unit, cancel);
        return edited.Problem is { } refusal ? refusal : OrderRow.Of(await use.Now(edited.Value.OrderId, cancel));
    }

    private Task<Order> Now(OrderId id, CancellationToken cancel) => db.Orders.AsNoTracking().SingleAsync(o => o.Id == id, cancel);

    private async Task<Result<OrderRow>> InPlace(OrderId id, Input request, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await orders.Refuse(id, transaction, cancel) is { } notTheirs) return notTheirs;
        var coming = await orders.Lock(id, cancel);
        var order = coming.Order;
        if (order.IsOver) return StaffingProblems.InvalidState(order.Status, OrderStatus.Open, OrderStatus.Filled, OrderStatus.InProgress);

        var was = order.Title;
        db.Entry(order).CurrentValues.SetValues(new OrderTexts(
            request.Title.Or(order.Title).Trim(), HubDetails.OrNull(request.Description.Or(order.Description)), request.ServiceType.Or(order.ServiceType), HubDetails.OrNull(request.Notes.Or(order.Notes)),
            request.Metadata.IsGiven ? FreeObject.Kept(request.Metadata.Value) : order.Metadata));
        var hub = await db.Hubs.AsNoTracking().SingleAsync(h => h.Id == order.HubId, cancel);
        foreach (var shift in coming.Shifts) db.Entry(shift).CurrentValues.SetValues(Over(shift, request, hub, shift.Title == was ? order.Title : shift.Title));
        await db.SaveChangesAsync(cancel);
        if (request.MovesShifts) await tell.Moved(coming.Assignments, coming.Shifts, cancel);
        await transaction.Commit(cancel);
        return OrderRow.Of(order);
    }

    /// <summary>What is cleared is the hub's own.</summary>
    private static ShiftPlace Over(Shift shift, Input request, Hub hub, string title) => new(
        title, HubDetails.OrNull(request.LocationName.Or(shift.LocationName)) ?? hub.Name, HubDetails.OrNull(request.LocationAddress.Or(shift.LocationAddress)) ?? hub.FullAddress,
        request.Latitude.IsGiven ? (double?)request.Latitude.Value ?? hub.Latitude : shift.Latitude, request.Longitude.IsGiven ? (double?)request.Longitude.Value ?? hub.Longitude : shift.Longitude);
}
