using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>Where a client books what it spends.</summary>
internal sealed record CostCenterView : View
{
    public BusinessId BusinessId { get; init; }
    public string Name { get; init; } = "";
    public string? Code { get; init; }
    public Standing Status { get; init; }
}

/// <summary>An operator opens another cost center for a client. Its name is its own there.</summary>
internal static class CreateCostCenter
{
    internal sealed record Input([MaxLength(100), OneLine] string Name, [MaxLength(40), OneLine] string? Code = null) : IInput;

    public static async Task<Result<CostCenterView>> Handle(BusinessId businessId, Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Businesses.AnyAsync(b => b.Id == businessId, cancel)) return Problem.NotFound;
        var center = new CostCenter { Id = NewId.At<CostCenterId>(clock), CompanyId = caller.Company, BusinessId = businessId, Name = request.Name.Trim(), Code = HubDetails.OrNull(request.Code) };
        db.CostCenters.Add(center);
        await db.SaveChangesAsync(cancel);
        return new CostCenterView { BusinessId = businessId, Name = center.Name, Code = center.Code, Status = center.Status }.Stamped(center);
    }
}
