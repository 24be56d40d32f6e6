using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.People;

/// <summary>What goes with an erased person: what they and others wrote about them. Hours and counts stay, for the money that rests on them.</summary>
internal static class Erasing
{
    public static void ErasesStaffing(this IServiceCollection services)
    {
        services.Erases((StaffingDb db, UserId person) => db.Staff.Where(s => s.UserId == person), s => s.Email, s => s.PhotoUri, s => s.PhotoFileUri, s => s.Bio, s => s.Phone).Replaces(s => s.FullName, s => "—");
        services.Erases((StaffingDb db, UserId person) => db.Memberships.Where(m => m.UserId == person), m => m.InvitedEmail, m => m.Phone, m => m.FirstName, m => m.LastName);
        services.ErasesRows((StaffingDb db, UserId person) => db.AvailabilityWeekly.Where(a => db.Staff.Any(s => s.Id == a.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.AvailabilityOverrides.Where(a => db.Staff.Any(s => s.Id == a.StaffId && s.UserId == person)));
        services.Erases((StaffingDb db, UserId person) => db.Certificates.Where(c => db.Staff.Any(s => s.Id == c.StaffId && s.UserId == person)), c => c.CertificateNumber, c => c.Issuer, c => c.FileUri);
        services.Erases((StaffingDb db, UserId person) => db.StaffDocuments.Where(d => db.Staff.Any(s => s.Id == d.StaffId && s.UserId == person)), d => d.FileUri, d => d.RejectionReason, d => d.Metadata);
        services.ErasesRows((StaffingDb db, UserId person) => db.StaffPersonal.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.StaffIndustries.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.StaffSkills.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.StaffLocations.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.StaffPrivacy.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.EmergencyContacts.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.TaxForms.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.BenefitHistory.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.BankAccounts.Where(a => db.Staff.Any(s => s.Id == a.StaffId && s.UserId == person)));
        services.ErasesRows((StaffingDb db, UserId person) => db.Verifications.Where(v => db.Staff.Any(s => s.Id == v.StaffId && s.UserId == person)));
        services.Erases((StaffingDb db, UserId person) => db.Applications.Where(a => db.Staff.Any(s => s.Id == a.StaffId && s.UserId == person)), a => a.Note);
        services.Erases((StaffingDb db, UserId person) => db.Assignments.Where(a => db.Staff.Any(s => s.Id == a.StaffId && s.UserId == person)), a => a.SwapReason, a => a.CancelReason);
        services.Erases((StaffingDb db, UserId person) => db.SwapRequests.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)), r => r.Reason, r => r.Note);
        services.Erases((StaffingDb db, UserId person) => db.AttendanceEvents.Where(e => db.Staff.Any(s => s.Id == e.StaffId && s.UserId == person)), e => e.DeviceId, e => e.Notes, e => e.OverrideReason);
        services.Erases((StaffingDb db, UserId person) => db.LocationBatches.Where(b => db.Sessions.Any(o => o.Id == b.SessionId && db.Staff.Any(s => s.Id == o.StaffId && s.UserId == person))), b => b.DeviceId);
        services.Erases((StaffingDb db, UserId person) => db.Incidents.Where(i => db.Staff.Any(s => s.Id == i.StaffId && s.UserId == person)), i => i.Message, i => i.OverrideReason, i => i.Resolution);
        services.Erases((StaffingDb db, UserId person) => db.Reviews.Where(r => db.Staff.Any(s => s.Id == r.StaffId && s.UserId == person)), r => r.Feedback);
        services.Erases((StaffingDb db, UserId person) => db.StaffBlocks.Where(b => db.Staff.Any(s => s.Id == b.StaffId && s.UserId == person)), b => b.Reason);
        services.Erases((StaffingDb db, UserId person) => db.DispatchMemberships.Where(m => db.Staff.Any(s => s.Id == m.StaffId && s.UserId == person)), m => m.Notes);
        services.Erases((StaffingDb db, UserId person) => db.Timesheets.Where(t => db.Staff.Any(s => s.Id == t.StaffId && s.UserId == person)), t => t.Note, t => t.RejectionReason);
        services.Erases((StaffingDb db, UserId person) => db.InvoiceLines.Where(l => db.Staff.Any(s => s.Id == l.StaffId && s.UserId == person)), l => l.DisputeReason).Replaces(l => l.StaffName, l => "—");
        services.Erases((StaffingDb db, UserId person) => db.Payments.Where(p => db.Staff.Any(s => s.Id == p.StaffId && s.UserId == person)), p => p.AccountLast4, p => p.CancelReason);
    }
}
