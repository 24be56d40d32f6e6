using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>The same requests by those who may: what is refused in the matrix is refused for who asks, not for what is asked.</summary>
public sealed class AllowedTests(TwoCompanies host) : IClassFixture<TwoCompanies>
{
    [Fact]
    public async Task Whoever_may_gets_through()
    {
        var (asked, wrong) = (0, new List<string>());
        var operations = host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Where(o => o.Access is not Access.Public && o.Name is not ("streamNotifications" or "streamChanges")).OrderBy(HowMuchItEnds);
        foreach (var operation in operations)
        {
            var asking = new Asking(operation, host);
            var reply = await asking.By(WhoMay(operation));
            asked++;
            // A rule of business may still say no; a door or a wall must not.
            if (reply.Status is 401 or 403 or 404 or >= 500) wrong.Add($"{operation.Method} {asking.Path} ({operation.Name}): {reply.Status} {reply.Text}");
        }
        asked.ShouldBeGreaterThan(60);
        wrong.ShouldBeEmpty();
    }

    /// <summary>What others still need is ended last.</summary>
    private static int HowMuchItEnds(Operation operation) => operation.Name switch
    {
        // With a place go its kiosks.
        "deletePlace" => 3,
        "deleteAttendanceRecord" => 3,
        // With a shift goes its offer.
        "deleteShift" => 3,
        // With an assignment go its tasks.
        "deleteTaskAssignment" => 3,
        "terminateEmployment" => 3,
        // Nobody acknowledges it any more.
        "expireAnnouncement" => 3,
        "updateUserPassword" => 4,
        "updateUserPasswordByAdmin" or "updateUserRole" or "deleteEmployeeProfile" => 5,
        "deleteUser" or "deleteUserGroup" => 6,
        "deleteAllSessions" or "archiveProfile" => 7,
        "relogin" => 8,
        "renewSession" => 9,
        _ => operation.Method is "GET" ? 0 : operation.Method is "DELETE" ? 2 : 1,
    };

    private Client WhoMay(Operation operation) => operation switch
    {
        { Name: "getMyLeaveRequest" or "getMyIndividualTask" or "replayPunches" or "deletePaymentMethod" or "checkOutAttendance" or "resumeAttendance" or "startAttendanceBreak" or "endAttendanceBreak" or "checkInAttendance" or "markNotificationsSeen" or "deleteNotification" or "unregisterDevice" or "createLeaveRequest" or "updateLeaveRequest" or "updateUserPassword"
            or "createAttendanceCorrection" or "deleteAttendanceCorrection" or "checkInUnplanned" or "acknowledgeAnnouncement" } => host.Employee,
        { Name: "archiveProfile" } => host.Outsider,
        // The owner has just had a new session in the place of the old one.
        { Name: "renewSession" } => host.Super,
        { Roles: { Count: > 0 } roles } when !roles.Contains(Role.TenantOwner) => host.Super,
        _ => host.Furnished.Owner,
    };
}
