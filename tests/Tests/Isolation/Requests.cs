using System.Net.Http.Json;
using System.Text.RegularExpressions;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Tests.Contract;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>A well-formed request to any operation, about the objects of the company that is to be kept apart.</summary>
internal sealed partial class Requests(IsolationHost host)
{
    /// <summary>They are about nobody but the caller and name no object, so that there is nothing of others to reach.</summary>
    public static readonly string[] AboutOneselfOnly =
    [
        "relogin", "currentUser", "permissions", "getUserSessions", "getUserHistory", "deleteAllSessions", "getCompany", "getCompanyProfile", "updateProfile", "archiveProfile", "updateUserPassword",
        "createUser", "createUserGroup", "createApiKey", "uploadUserAvatar", "uploadCompanyAvatar", "createShiftTemplate", "createLeaveRequest", "startPayrollRun",
        "markNotificationsSeen", "streamNotifications", "getNotificationPreferences", "updateNotificationPreferences",
    ];

    private readonly Dictionary<string, object> bodies = new()
    {
        ["updateCompany"] = new { industry = "stolen" },
        ["updateUser"] = new { fullname = "Stolen" },
        ["updateUserRole"] = new { roleId = "tenantAdmin" },
        ["updateUserPasswordByAdmin"] = new { password = "stolen-horse-99" },
        ["createUser"] = new { email = "new@isolation.test", password = "some-horse-99", fullname = "New" },
        ["createUserGroup"] = new { groupName = "New" },
        ["updateUserGroup"] = new { groupName = "Stolen" },
        ["createUserGroupMember"] = new { groupId = host.Id("groupId"), userId = host.Id("userId") },
        ["createEmployeeProfile"] = new { userId = host.Id("userId"), employmentStartDate = "2025-01-01", position = "Stolen", contractType = "permanent" },
        ["updateEmployeeProfile"] = new { position = "Stolen" },
        ["createEmployeeDocument"] = new { employeeProfileId = host.Id("employeeProfileId"), documentType = "stolen", documentUrl = "https://files.test/stolen.pdf" },
        ["updateEmployeeDocument"] = new { documentType = "stolen" },
        ["createShift"] = new { shiftDate = "2026-03-20", startTime = "09:00", endTime = "10:00", status = "scheduled", assignedUserIds = new[] { host.Id("userId") } },
        ["updateShift"] = new { location = "Stolen" },
        ["updateShiftTemplate"] = new { name = "Stolen" },
        ["generateShifts"] = new { from = "2026-03-20", to = "2026-03-21" },
        ["checkInAttendance"] = new { shiftId = host.Id("shiftId"), userId = host.Id("userId") },
        ["checkOutAttendance"] = new { attendanceRecordId = host.Id("attendanceRecordId") },
        ["markAttendanceAbsent"] = new { userId = host.Id("userId"), shiftId = host.Id("shiftId"), status = "absent" },
        ["updateLeaveRequest"] = new { reason = "Stolen" },
        ["createPayrollReport"] = new { userId = host.Id("userId"), periodStart = "2026-03-01", periodEnd = "2026-03-31" },
        ["updatePayrollReport"] = new { bonus = 1 },
    };

    public bool HasBody(Operation operation) => bodies.ContainsKey(operation.Name);

    public async Task<Reply> Send(Client who, Operation operation)
    {
        var path = Parameter().Replace(operation.Pattern, match => Value(operation, match.Groups[1].Value));
        if (operation.Name is "searchUsers") path += $"?keyword={IsolationHost.CompanyMark}";
        using HttpContent? content = operation.Plan.TakesFile ? Walk.Picture() : bodies.TryGetValue(operation.Name, out var body) ? JsonContent.Create(body) : null;
        return await who.Send(new HttpMethod(operation.Method), path, content);
    }

    private string Value(Operation operation, string parameter) => parameter switch
    {
        "id" or "fileId" => host.Id($"{Bucket(operation)}.id"),
        "accessKey" => host.Id($"{Bucket(operation)}.accessKey"),
        _ => host.Id(parameter),
    };

    private static string Bucket(Operation operation) => operation.Route.Contains("companyAvatars", StringComparison.OrdinalIgnoreCase) ? "companyAvatars" : "userAvatars";

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
