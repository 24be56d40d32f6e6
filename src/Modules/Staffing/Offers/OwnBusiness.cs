using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Operating;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Offers;

/// <summary>The business by which a company orders workers for its own shifts. It is opened with the first offer, and the company's owner with it, who is told of its bills and approves them.</summary>
internal sealed class OwnBusiness(StaffingDb db, NewBusinesses businesses, ICompanies companies, IPeople people, Scope scope, TimeProvider clock)
{
    private const string Turn = "staffing.ownBusiness";

    /// <summary>With a contract with that vendor, unless an operator has ended it.</summary>
    public async Task<Result<Business>> With(VendorId vendor, ScopeTransaction transaction, CancellationToken cancel)
    {
        if (await Known(vendor, cancel) is (var known, { } contract)) return contract.Status is ContractStatus.Active ? known : OperatingProblems.UnknownVendor;
        // Two who offer for the first time open it once.
        await transaction.TakeTurn(Turn, scope.Caller.Company.Value, cancel);
        if (await Known(vendor, cancel) is not (var own, var agreed))
        {
            own = await Open(vendor, cancel);
            agreed = await ContractOf(own, vendor, cancel);
        }
        if (agreed is null)
        {
            db.BusinessVendors.Add(new BusinessVendor { Id = NewId.At<BusinessVendorId>(clock), CompanyId = own.CompanyId, BusinessId = own.Id, VendorId = vendor });
            await db.SaveChangesAsync(cancel);
        }
        return agreed is null or { Status: ContractStatus.Active } ? own : OperatingProblems.UnknownVendor;
    }

    private async Task<(Business Own, BusinessVendor? Contract)?> Known(VendorId vendor, CancellationToken cancel) =>
        await db.Businesses.AsNoTracking().SingleOrDefaultAsync(b => b.IsOwn, cancel) is { } own ? (own, await ContractOf(own, vendor, cancel)) : null;

    private Task<BusinessVendor?> ContractOf(Business own, VendorId vendor, CancellationToken cancel) =>
        db.BusinessVendors.AsNoTracking().SingleOrDefaultAsync(c => c.BusinessId == own.Id && c.VendorId == vendor, cancel);

    private async Task<Business> Open(VendorId vendor, CancellationToken cancel)
    {
        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        var isTaken = await db.Businesses.AnyAsync(b => b.Name == company.Name, cancel);
        var business = new Business
        {
            Id = NewId.At<BusinessId>(clock), CompanyId = company.Id, Name = isTaken ? $"{company.Name} ({company.Codename})" : company.Name, Timezone = company.Zone.Id, Currency = company.Settings.Currency,
            BillingTermsDays = NewBusinesses.UsualTermsDays, IsOwn = true,
        };
        await businesses.Open(business, vendor, cancel);
        await Admit(business, cancel);
        return business;
    }

    private async Task Admit(Business business, CancellationToken cancel)
    {
        if (await people.Owner(cancel) is not { } owner) return;
        var name = (await people.Briefs([owner], cancel)).GetValueOrDefault(owner)?.Fullname.Split(' ', 2, StringSplitOptions.TrimEntries) ?? [];
        db.Memberships.Add(Membership.Active(NewId.At<MembershipId>(clock), business.CompanyId, business.Id, owner, name.ElementAtOrDefault(0) ?? business.Name, name.ElementAtOrDefault(1) ?? "", ClientRole.Owner));
        await db.SaveChangesAsync(cancel);
    }
}
