using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Tells a month, a week and a day ahead that documents and certificates run out, and ends those that have. After a downtime only the last is told.</summary>
internal sealed class ExpireCredentials(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.credentials";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<StaffingDb>(), clock.GetUtcNow());
        var (day, week, month) = (now.AddDays(1), now.AddDays(7), now.AddDays(30));
        var certificates = db.Certificates.Where(c => c.Status == CredentialStatus.Verified && c.ExpiresAt <= month && (c.ExpiresAt <= now || c.AlertedDays == null || (c.ExpiresAt <= week && c.AlertedDays > 7) || (c.ExpiresAt <= day && c.AlertedDays > 1)))
            .Select(c => new Due<CertificateId> { CompanyId = c.CompanyId, Id = c.Id, At = c.ExpiresAt!.Value });
        await due.Each(Name, certificates, (unit, id) => unit.GetRequiredService<ExpiringCredential>().Certificate(id, cancel), cancel);
        var documents = db.StaffDocuments.Where(d => d.Status == CredentialStatus.Verified && d.ExpiresAt <= month && (d.ExpiresAt <= now || d.AlertedDays == null || (d.ExpiresAt <= week && d.AlertedDays > 7) || (d.ExpiresAt <= day && d.AlertedDays > 1)))
            .Select(d => new Due<StaffDocumentId> { CompanyId = d.CompanyId, Id = d.Id, At = d.ExpiresAt!.Value });
        await due.Each(Name, documents, (unit, id) => unit.GetRequiredService<ExpiringCredential>().Document(id, cancel), cancel);
    }
}

/// <summary>One of them, looked at again under its lock.</summary>
internal sealed class ExpiringCredential(StaffingDb db, CredentialNews news, Scope scope, TimeProvider clock)
{
    private static readonly int[] DaysAhead = [1, 7, 30];

    public async Task Certificate(CertificateId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var certificate = await db.Certificates.FromSql($"SELECT * FROM staffing.certificates WHERE company_id = {db.CompanyOf} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);
        if (certificate is not { Status: CredentialStatus.Verified, ExpiresAt: { } end } || Stage(end) is not { } days || certificate.AlertedDays <= days) return;
        if (days == 0) certificate.Expire();
        // That somebody was told is no change of it: its version and its trail stay.
        else await db.Certificates.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AlertedDays, days), cancel);
        await db.SaveChangesAsync(cancel);
        await news.RunsOut(certificate.StaffId, end, $"credential:{id}:{days}", shifts => shifts.Where(s => s.CertificateTypes.Contains(certificate.CertificateType)), cancel);
        await transaction.Commit(cancel);
    }

    public async Task Document(StaffDocumentId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var document = await db.StaffDocuments.FromSql($"SELECT * FROM staffing.staff_documents WHERE company_id = {db.CompanyOf} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);
        if (document is not { Status: CredentialStatus.Verified, ExpiresAt: { } end } || Stage(end) is not { } days || document.AlertedDays <= days) return;
        if (days == 0) document.Expire();
        // The same.
        else await db.StaffDocuments.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.AlertedDays, days), cancel);
        await db.SaveChangesAsync(cancel);
        var asked = db.Documents.Where(d => d.Id == document.DocumentId && d.Required);
        await news.RunsOut(document.StaffId, end, $"credential:{id}:{days}", shifts => shifts.Where(s => asked.Any(d => d.CatalogRoleId == null || d.CatalogRoleId == s.Role.CatalogRoleId)), cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>How many days ahead it is told now; 0 once it is over, null while it is not near.</summary>
    private int? Stage(DateTimeOffset end)
    {
        var left = end - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? 0 : DaysAhead.Where(days => left <= TimeSpan.FromDays(days)).Select(days => (int?)days).FirstOrDefault();
    }
}
