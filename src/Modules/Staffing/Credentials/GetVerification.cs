using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>How far a verification is.</summary>
internal static class GetVerification
{
    public static async Task<Result<VerificationView>> Handle(VerificationId verificationId, StaffingDb db, Caller caller, CancellationToken cancel) =>
        await db.Verifications.Seen(db, caller).AsNoTracking().SingleOrDefaultAsync(v => v.Id == verificationId, cancel) is { } verification ? await VerificationView.Of(verification, db, cancel) : Problem.NotFound;
}
