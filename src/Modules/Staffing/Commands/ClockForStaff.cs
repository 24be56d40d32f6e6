using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Commands;

/// <summary>A device that is not the worker's own clocks them in: by the same proof, and under the same rules.</summary>
internal static class ClockInStaff
{
    /// <param name="ShiftId">The assignment's, which need not be said.</param>
    internal sealed record Input(CompanyId TenantId, AssignmentId AssignmentId, ProofSource SourceType, [Flat] ClockProof Proof, ShiftId? ShiftId = null) : IOfAssignment
    {
        AssignmentId? IOfAssignment.AssignmentId => AssignmentId;

        /// <summary>Null where the assignment is of another shift.</summary>
        public async Task<ClockInInput?> Of(StaffingDb db, CancellationToken cancel) =>
            await ClockedShift.Of(AssignmentId, ShiftId, db, cancel) is { } shift ? new ClockInInput(shift, Proof, SourceType, AssignmentId) : null;
    }

    public static async Task<Result<ClockedInView>> Handle(Input input, StaffingDb db, ClockInNow use, CancellationToken cancel) =>
        await input.Of(db, cancel) is { } own ? await ClockInNow.Handle(own, use, cancel) : Problem.NotFound;
}

/// <summary>The same when they leave.</summary>
internal static class ClockOutStaff
{
    internal sealed record Input([Flat] ClockInStaff.Input Clocking, [Flat] Leaving Leaving) : IOfAssignment
    {
        CompanyId IOfTenant.TenantId => Clocking.TenantId;

        AssignmentId? IOfAssignment.AssignmentId => Clocking.AssignmentId;
    }

    public static async Task<Result<ClockedOutView>> Handle(Input input, StaffingDb db, ClockOutNow use, CancellationToken cancel) =>
        await input.Clocking.Of(db, cancel) is { } own ? await ClockOutNow.Handle(new(own, input.Leaving), use, cancel) : Problem.NotFound;
}
