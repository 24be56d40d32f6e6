using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Who is signed in as which worker.</summary>
internal static class StaffSession
{
    /// <param name="Phone">Null of people of the house who have told none.</param>
    /// <param name="AverageRating">1 to 5 with two digits; 0 where nobody has rated them.</param>
    internal sealed record StaffView(
        StaffId StaffId, string FullName, StaffStatus Status, string? PhotoUrl, bool ProfileComplete, string? PrimaryRole, string? Phone, string? Email, decimal AverageRating, VendorId? VendorId, string? VendorName)
        : StaffRef(StaffId, FullName, Status, PhotoUrl);

    internal sealed record View(SessionRole Role, UserRef User, TenantRef Tenant, BusinessInSession? Business, StaffView Staff, IReadOnlyList<string> Permissions);

    public static async Task<Result<View>> Handle(SessionContexts contexts, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var context = await contexts.Of(worker, cancel);
        var more = await (from s in db.Staff
                          where s.Id == worker.Id
                          join counted in db.StaffStats on s.Id equals counted.StaffId into some
                          from stats in some.DefaultIfEmpty()
                          select new
                          {
                              s.Phone, s.Email, s.VendorId, Stats = stats,
                              Role = db.CatalogRoles.Where(r => r.Id == s.PrimaryRoleId).Select(r => r.Name).FirstOrDefault(),
                              Vendor = db.Vendors.Where(v => v.Id == s.VendorId).Select(v => v.Name).FirstOrDefault(),
                          }).AsNoTracking().SingleAsync(cancel);
        var rating = more.Stats is { RatingCount: > 0 } rated ? Math.Round((decimal)rated.RatingSum / rated.RatingCount, 2, MidpointRounding.AwayFromZero) : 0;
        return new View(context.Role, context.User, context.Tenant, context.Business,
            new(worker.Id, worker.FullName, worker.Status, worker.PhotoUri, worker.ProfileComplete, more.Role, more.Phone, more.Email, rating, more.VendorId, more.Vendor), context.Permissions);
    }
}
