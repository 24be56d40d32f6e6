using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Commands;

/// <summary>Somebody accepts in the place of a worker, who has said so by other means.</summary>
internal static class AcceptForStaff
{
    /// <param name="AssignmentId">Whose; it need not be said where only one offer on the shift is to be answered.</param>
    internal sealed record Input(CompanyId TenantId, AssignmentId? AssignmentId = null) : IOfAssignment;

    public static Task<Result<AcceptedView>> Handle(ShiftId shiftId, Input request, OwnPlaces places, Bookings bookings, ShiftNews news, Scope scope, TimeProvider clock, CancellationToken cancel) =>
        AcceptShift.Handle(shiftId, new(request.AssignmentId), places, bookings, news, scope, clock, cancel);
}
