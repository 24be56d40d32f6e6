using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Types;

/// <summary>An admin deletes a type. Requests of it stay of it, and nobody asks for it any more.</summary>
internal static class RemoveLeaveType
{
    public static async Task<Result<LeaveTypeView>> Handle(LeaveTypeId leaveTypeId, LeaveDb db, CancellationToken cancel)
    {
        var type = await db.Types.SingleOrDefaultAsync(t => t.Id == leaveTypeId, cancel);
        if (type is null) return Problem.NotFound;

        type.Delete();
        await db.SaveChangesAsync(cancel);
        return LeaveTypeView.Of(type);
    }
}
