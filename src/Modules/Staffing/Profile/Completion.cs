using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Profile;

internal enum ProfileSection
{
    PersonalInfo,
    Experience,
    Locations,
    EmergencyContacts,
    Documents,
    TaxForms,
    Certificates,
    Attire,
    BankAccount,
}

/// <summary>A part of a profile.</summary>
/// <param name="Required">Without it nobody works.</param>
/// <param name="MissingFields">What it lacks: names of fields, of what is to be handed in, or of forms.</param>
internal sealed record SectionView(ProfileSection Key, bool Completed, bool Required, IReadOnlyList<string> MissingFields);

/// <param name="Completed">All sections are.</param>
/// <param name="Percent">Of the sections, how many are completed; whole.</param>
/// <param name="CanWork">Nothing is missing that is required: what eligibility asks of every worker, whatever the shift.</param>
internal sealed record CompletionView(bool Completed, int Percent, IReadOnlyList<SectionView> Sections, bool CanWork);

/// <summary>How far a worker's profile is.</summary>
internal sealed class Completion(StaffingDb db, TimeProvider clock)
{
    private sealed record Facts
    {
        public required StaffStatus Status { get; init; }
        public required bool IsReady { get; init; }
        public required string? Phone { get; init; }
        public required string? Email { get; init; }
        public required CatalogRoleId? Role { get; init; }
        public required StaffPersonal? Personal { get; init; }
        public required bool HasLocations { get; init; }
        public required bool HasContacts { get; init; }
        public required bool HasAccount { get; init; }
        public required IReadOnlyList<TaxFormType> TaxForms { get; init; }
    }

    private sealed record Asked(DocumentKind Kind, string Name, CredentialStatus? Status, DateTimeOffset? ExpiresAt);

    private sealed record HeldCertificate(string CertificateType, CredentialStatus Status, DateTimeOffset? ExpiresAt);

    /// <summary>Three statements, however much is asked for.</summary>
    public async Task<CompletionView> Of(StaffId staff, CancellationToken cancel)
    {
        var facts = await Read(staff, cancel);
        var asked = await Documents(staff, cancel);
        var certificates = await Certificates(staff, cancel);
        SectionView[] sections =
        [
            Section(ProfileSection.PersonalInfo, true, Personal(facts)),
            Section(ProfileSection.Experience, true, facts.Role is null ? ["primaryRoleCode"] : []),
            Section(ProfileSection.Locations, false, facts.HasLocations ? [] : ["preferredLocations"]),
            Section(ProfileSection.EmergencyContacts, false, facts.HasContacts ? [] : ["emergencyContact"]),
            Section(ProfileSection.Documents, asked.Exists(a => a.Kind is DocumentKind.Document), [.. Missing(asked, DocumentKind.Document)]),
            Section(ProfileSection.TaxForms, false, Forms(facts.TaxForms)),
            Section(ProfileSection.Certificates, certificates.Asked.Count > 0, [.. certificates.Missing]),
            Section(ProfileSection.Attire, asked.Exists(a => a.Kind is DocumentKind.Attire), [.. Missing(asked, DocumentKind.Attire)]),
            Section(ProfileSection.BankAccount, false, facts.HasAccount ? [] : ["bankAccount"]),
        ];
        var done = sections.Count(s => s.Completed);
        var canWork = facts is { Status: StaffStatus.Active, IsReady: true } && sections.Where(s => s.Key is ProfileSection.Documents or ProfileSection.Attire or ProfileSection.Certificates).All(s => s.Completed);
        return new CompletionView(done == sections.Length, 100 * done / sections.Length, sections, canWork);
    }

    private static SectionView Section(ProfileSection key, bool required, IReadOnlyList<string> missing) => new(key, missing.Count == 0, required, missing);

    private static IReadOnlyList<string> Personal(Facts f)
    {
        var missing = new List<string>();
        if (f.Phone is null && f.Email is null) missing.Add("phone");
        // An operator who says that somebody is ready has their consent.
        if (!f.IsReady && f.Personal?.TermsVersion is null) missing.Add("acceptTermsVersion");
        return missing;
    }

    private static IReadOnlyList<string> Forms(IReadOnlyList<TaxFormType> handedIn) =>
        [.. handedIn.Contains(TaxFormType.I9) ? Array.Empty<string>() : ["I9"], .. handedIn.Contains(TaxFormType.W4) || handedIn.Contains(TaxFormType.W9) ? Array.Empty<string>() : ["W4"]];

    private IEnumerable<string> Missing(IEnumerable<Asked> asked, DocumentKind kind) =>
        asked.Where(a => a.Kind == kind && (a.Status is not CredentialStatus.Verified || a.ExpiresAt <= clock.GetUtcNow())).Select(a => a.Name).Distinct();

    private async Task<Facts> Read(StaffId staff, CancellationToken cancel)
    {
        var found = await (from s in db.Staff.AsNoTracking()
                           where s.Id == staff
                           join said in db.StaffPersonal on s.Id equals said.StaffId into some
                           from personal in some.DefaultIfEmpty()
                           select new
                           {
                               Staff = s, Personal = personal,
                               Locations = db.StaffLocations.Any(l => l.StaffId == s.Id),
                               Contacts = db.EmergencyContacts.Any(c => c.StaffId == s.Id), Account = db.BankAccounts.Any(a => a.StaffId == s.Id && a.Status == BankAccountStatus.Active),
                               Forms = db.TaxForms.Where(t => t.StaffId == s.Id && (t.Status == TaxFormStatus.Submitted || t.Status == TaxFormStatus.Approved)).Select(t => t.FormType).ToList(),
                           }).SingleAsync(cancel);
        return new Facts
        {
            Status = found.Staff.Status, IsReady = found.Staff.ProfileComplete, Phone = found.Staff.Phone, Email = found.Staff.Email ?? (found.Staff.UserId is null ? null : ""), Role = found.Staff.PrimaryRoleId, Personal = found.Personal,
            HasLocations = found.Locations, HasContacts = found.Contacts, HasAccount = found.Account, TaxForms = found.Forms,
        };
    }

    private async Task<List<Asked>> Documents(StaffId staff, CancellationToken cancel) => await (
        from asked in db.Documents.AsNoTracking()
        where asked.Required && (asked.Kind == DocumentKind.Document || asked.Kind == DocumentKind.Attire) && (asked.CatalogRoleId == null || db.StaffRoles.Any(r => r.StaffId == staff && r.CatalogRoleId == asked.CatalogRoleId))
        join document in db.StaffDocuments.AsNoTracking().Where(d => d.StaffId == staff) on asked.Id equals document.DocumentId into handedIn
        from own in handedIn.DefaultIfEmpty()
        orderby asked.Name, asked.Id
        select new Asked(asked.Kind, asked.Name, own == null ? null : own.Status, own == null ? null : own.ExpiresAt)).ToListAsync(cancel);

    private async Task<(IReadOnlyList<string> Asked, IReadOnlyList<string> Missing)> Certificates(StaffId staff, CancellationToken cancel)
    {
        // The role that they work in first; what another asks for is asked where they take a shift in it.
        var asked = await db.Staff.Where(s => s.Id == staff).Join(db.CatalogRoles, s => s.PrimaryRoleId, r => r.Id, (s, r) => r.CertificateTypes).SingleOrDefaultAsync(cancel) ?? [];
        if (asked.Length == 0) return ([], []);
        var held = await db.Certificates.AsNoTracking().Where(c => c.StaffId == staff && asked.Contains(c.CertificateType)).Select(c => new HeldCertificate(c.CertificateType, c.Status, c.ExpiresAt)).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        return (asked, [.. asked.Where(type => !held.Exists(c => c.CertificateType == type && c.Status is CredentialStatus.Verified && !(c.ExpiresAt <= now)))]);
    }
}
