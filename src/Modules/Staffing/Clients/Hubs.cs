using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>The hubs of the caller's business: found, saved, and shown with who manages them.</summary>
internal sealed class Hubs(StaffingDb db, Member member)
{
    /// <summary>Those in use that are shown to the caller.</summary>
    public IQueryable<Hub> Shown
    {
        get
        {
            var hubs = db.Hubs.Where(h => h.BusinessId == member.Business && h.Status == Standing.Active);
            return member.Within() is { } own ? hubs.Where(h => own.Contains(h.Id)) : hubs;
        }
    }

    /// <summary>Null for another's, and for one that was given up.</summary>
    public Task<Hub?> Find(HubId id, CancellationToken cancel) => Shown.SingleOrDefaultAsync(h => h.Id == id, cancel);

    public Task<bool> HasCostCenter(CostCenterId id, CancellationToken cancel) =>
        db.CostCenters.AnyAsync(c => c.Id == id && c.BusinessId == member.Business && c.Status == Standing.Active, cancel);

    /// <summary>Null where it is saved: names and tags are told apart by the database.</summary>
    public async Task<Problem?> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException taken) when (taken.Violates("hub_name"))
        {
            return StaffingProblems.HubNameInUse;
        }
        catch (DbUpdateException taken) when (taken.Violates("hub_nfc_tag"))
        {
            return StaffingProblems.NfcTagInUse;
        }
    }

    public async Task<HubView> Show(Hub hub, CancellationToken cancel) => (await Show([hub], cancel))[0];

    public async Task<IReadOnlyList<HubView>> Show(IReadOnlyList<Hub> hubs, CancellationToken cancel)
    {
        var ids = hubs.Select(h => h.Id).ToList();
        var centers = hubs.Select(h => h.CostCenterId).OfType<CostCenterId>().Distinct().ToList();
        var names = centers is [] ? new Dictionary<CostCenterId, string>() : await db.CostCenters.Where(c => centers.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var managers = (await db.HubManagers.Where(m => ids.Contains(m.HubId))
            .Join(db.Memberships.Where(m => m.Status != MembershipStatus.Disabled), h => h.MembershipId, m => m.Id, (h, m) => new { h.HubId, m.UserId, m.Id, m.FirstName, m.LastName })
            .OrderBy(m => m.Id).ToListAsync(cancel))
            .ToLookup(m => m.HubId, m => new HubManagerView(m.UserId, m.Id, $"{m.FirstName} {m.LastName}".Trim()));
        return [.. hubs.Select(h => HubView.Of(h, h.CostCenterId is { } center ? names.GetValueOrDefault(center) : null, [.. managers[h.Id]]))];
    }
}
