using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Employees.Documents;

/// <summary>Files of documents: uploaded first, then named by a document, and read by whoever may see that.</summary>
internal static class DocumentFiles
{
    public static readonly DocumentBucket Bucket = new("employeeProfile", "employeeDocuments");

    public static Task<Result<UploadedDocument>> Upload(UploadedFile file, IDocumentFiles files, CancellationToken cancel) => files.Upload(Bucket, file, cancel);

    public static async Task<Result<FileAnswer>> Download(StoredFileId fileId, EmployeesDb db, IDocumentFiles files, Caller caller, CancellationToken cancel) =>
        await files.KeyOf(Bucket, fileId, cancel) is { } key ? await DownloadByKey(key, db, files, caller, cancel) : Problem.NotFound;

    public static async Task<Result<FileAnswer>> DownloadByKey(string accessKey, EmployeesDb db, IDocumentFiles files, Caller caller, CancellationToken cancel)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.Profile).SingleOrDefaultAsync(d => d.AccessKey == accessKey, cancel);
        if (document is null) return Problem.NotFound;
        if (document.Profile.RefusesSight(caller) is { } refusal) return refusal;
        return await files.Read(Bucket, accessKey, document.DocumentType, cancel);
    }
}
