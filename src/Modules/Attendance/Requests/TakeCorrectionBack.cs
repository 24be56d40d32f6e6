using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Requests;

/// <summary>Whoever asked takes a request back that nobody has decided, and it is gone. What was decided stays for its history.</summary>
internal static class TakeCorrectionBack
{
    public static async Task<Result<CorrectionRequestView>> Handle(AttendanceCorrectionId id, AttendanceDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var request = await db.Corrections.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (request is null) return Problem.NotFound;
        if (request.UserId != caller.User) return Problem.NotTheOwner;
        if (request.Decide(CorrectionStatus.Withdrawn, null, caller.User, clock.GetUtcNow()) is { } refusal) return refusal;
        request.Delete();

        db.Publish(request.Decided, request.Id.Value);
        await db.SaveChangesAsync(cancel);
        return CorrectionRequestView.Of(request);
    }
}
