using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave;

/// <summary>Documents of leave: uploaded first, then named by a request, and read by whoever may see that.</summary>
internal static class LeaveDocuments
{
    public static readonly DocumentBucket Bucket = new("leaveManagement", "leaveDocuments");

    public static Task<Result<UploadedDocument>> Upload(UploadedFile file, IDocumentFiles files, CancellationToken cancel) => files.Upload(Bucket, file, cancel);

    public static async Task<Result<FileAnswer>> Download(StoredFileId fileId, LeaveDb db, IDocumentFiles files, Reviewers reviewers, CancellationToken cancel) =>
        await files.KeyOf(Bucket, fileId, cancel) is { } key ? await DownloadByKey(key, db, files, reviewers, cancel) : Problem.NotFound;

    public static async Task<Result<FileAnswer>> DownloadByKey(string accessKey, LeaveDb db, IDocumentFiles files, Reviewers reviewers, CancellationToken cancel)
    {
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.DocumentKey == accessKey, cancel);
        if (request is null) return Problem.NotFound;
        if (await reviewers.CallerFor(request, cancel) is Standing.Stranger) return Problem.NotTheOwner;
        return await files.Read(Bucket, accessKey, $"{request.LeaveType} {request.StartDate:yyyy-MM-dd}", cancel);
    }
}
