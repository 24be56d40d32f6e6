using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What a worker is asked for, with what they have handed in of it.</summary>
internal sealed class OwnDocument
{
    public required RequiredDocument Asked { get; init; }

    public required StaffDocument? Own { get; init; }

    public required VerificationStatus? Verification { get; init; }

    public HandedInStatus StatusAt(DateTimeOffset now) => Own is null ? HandedInStatus.NotUploaded
        : Own.Status is CredentialStatus.Verified && Own.ExpiresAt <= now ? HandedInStatus.Expired : Enum.Parse<HandedInStatus>(Own.Status.ToString());
}

/// <summary>The worker's list of them: what all are asked for and those of their roles.</summary>
internal sealed class OwnDocuments(StaffingDb db, IFiles files, Worker worker)
{
    public static readonly TimeSpan LinkGoodFor = TimeSpan.FromMinutes(5);

    /// <summary>To the last key.</summary>
    public IQueryable<OwnDocument> Of(DocumentKind kind) =>
        from asked in db.Documents.AsNoTracking()
        where asked.Kind == kind && (asked.CatalogRoleId == null || db.StaffRoles.Any(r => r.StaffId == worker.Id && r.CatalogRoleId == asked.CatalogRoleId))
        join document in db.StaffDocuments.AsNoTracking().Where(d => d.StaffId == worker.Id) on asked.Id equals document.DocumentId into handedIn
        from own in handedIn.DefaultIfEmpty()
        orderby asked.Name, asked.Id
        select new OwnDocument { Asked = asked, Own = own, Verification = db.Verifications.Where(v => v.Id == own.VerificationId).Select(v => (VerificationStatus?)v.Status).FirstOrDefault() };

    public Task<OwnDocument?> Find(DocumentKind kind, DocumentId id, CancellationToken cancel) => Of(kind).SingleOrDefaultAsync(d => d.Asked.Id == id, cancel);

    public async Task<Page<TView>> Page<TView>(DocumentKind kind, RowWindow window, Func<OwnDocument, FileLink?, TView> shown, CancellationToken cancel)
    {
        var page = await Kernel.Lists.Page.Read(Of(kind), window, cancel);
        var links = await Links([.. page.Rows.Select(d => d.Own?.FileUri).OfType<string>()], cancel, small: kind is DocumentKind.Attire);
        return page.Select(d => shown(d, d.Own?.FileUri is { } uri ? links.GetValueOrDefault(uri) : null));
    }

    public async Task<IReadOnlyDictionary<string, FileLink>> Links(IReadOnlyCollection<string> uris, CancellationToken cancel, bool small = false) =>
        uris.Count == 0 ? new Dictionary<string, FileLink>() : await files.Links(uris, LinkGoodFor, cancel, small);
}
