using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Staffing.Profile;

/// <summary>When each part of a profile was changed last.</summary>
internal sealed class SectionTimes(StaffingDb db)
{
    public async Task<IReadOnlyDictionary<ProfileSection, DateTimeOffset?>> Of(StaffId staff, CancellationToken cancel)
    {
        var found = await db.Staff.Where(s => s.Id == staff).Select(s => new
        {
            Personal = db.StaffPersonal.Where(p => p.StaffId == s.Id).Max(p => (DateTimeOffset?)p.UpdatedAt), s.UpdatedAt,
            Contacts = db.EmergencyContacts.Where(c => c.StaffId == s.Id).Max(c => (DateTimeOffset?)c.UpdatedAt),
            Documents = db.StaffDocuments.Where(d => d.StaffId == s.Id && db.Documents.Any(a => a.Id == d.DocumentId && a.Kind == DocumentKind.Document)).Max(d => (DateTimeOffset?)d.UpdatedAt),
            Attire = db.StaffDocuments.Where(d => d.StaffId == s.Id && db.Documents.Any(a => a.Id == d.DocumentId && a.Kind == DocumentKind.Attire)).Max(d => (DateTimeOffset?)d.UpdatedAt),
            Forms = db.TaxForms.Where(f => f.StaffId == s.Id).Max(f => (DateTimeOffset?)f.UpdatedAt),
            Certificates = db.Certificates.Where(c => c.StaffId == s.Id).Max(c => (DateTimeOffset?)c.UpdatedAt),
            Accounts = db.BankAccounts.Where(a => a.StaffId == s.Id).Max(a => (DateTimeOffset?)a.UpdatedAt),
        }).SingleAsync(cancel);
        return new Dictionary<ProfileSection, DateTimeOffset?>
        {
            [ProfileSection.PersonalInfo] = found.Personal ?? found.UpdatedAt, [ProfileSection.Experience] = found.Personal, [ProfileSection.Locations] = found.Personal, [ProfileSection.EmergencyContacts] = found.Contacts,
            [ProfileSection.Documents] = found.Documents, [ProfileSection.Attire] = found.Attire, [ProfileSection.TaxForms] = found.Forms, [ProfileSection.Certificates] = found.Certificates, [ProfileSection.BankAccount] = found.Accounts,
        };
    }
}
