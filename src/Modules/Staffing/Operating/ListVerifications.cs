using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A file that was or is to be judged; operators decide of it on the marketplace's own surface.</summary>
internal sealed record VerificationSummary : View
{
    public StaffId StaffId { get; init; }
    public VerificationType Type { get; init; }
    public DocumentId? DocumentId { get; init; }
    public string FileUri { get; init; } = "";
    public VerificationStatus Status { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public static VerificationSummary Of(Verification v) =>
        new VerificationSummary { StaffId = v.StaffId, Type = v.Type, DocumentId = v.DocumentId, FileUri = v.FileUri, Status = v.Status, Reasons = v.Reasons }.Stamped(v);
}

/// <summary>The verifications of all workers; of status <c>needsReview</c> those that wait for an operator.</summary>
internal static class ListVerifications
{
    public static readonly Filters<Verification> Filters = new Filters<Verification>().Id("staffId", v => v.StaffId).Choice("type", v => v.Type).Choice("status", v => v.Status);

    public static async Task<Result<Page<VerificationSummary>>> Handle(ListOf<Verification> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Verifications, cancel)).Select(VerificationSummary.Of);
}
