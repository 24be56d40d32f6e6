using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

/// <summary>A company with an admin, a line manager with one report, and a colleague who is nobody's.</summary>
internal sealed record Team(TestCompany Company, Client Admin, Client Manager, Client Report, Client Colleague, Guid ReportsProfile)
{
    public const string Profiles = "/employeeProfile-api/v1/employeeprofiles";
    public const string Terms = "/employeeProfile-api/v1/employmentterms";
    public const string Employments = "/employeeProfile-api/v1/employments";
    public const string Documents = "/employeeProfile-api/v1/employeedocuments";

    public Client Owner => Company.Owner;

    public static async Task<Team> Gather(TestHost host, string zone = "UTC")
    {
        var company = await TestCompany.Found(host, zone);
        var (admin, manager, report, colleague) = (await company.Hire("Ada Admin", "tenantAdmin"), await company.Hire("Mona Manager"), await company.Hire("Rita Report"), await company.Hire("Carl Colleague"));
        return new Team(company, admin, manager, report, colleague, await company.Profile(report, manager, salary: 3000.50m));
    }

    /// <summary>What a profile needs, and nothing more.</summary>
    public static object Employment(Client person, Client? manager = null, decimal? salary = null, Guid? department = null, string? notes = null, string start = "2025-01-01") => new
    {
        userId = person.UserId, employmentStartDate = start, position = "Worker", contractType = "permanent", managerId = manager?.UserId, salary, departmentId = department, notes,
    };

    public Task<Reply> Withdraw(Guid terms, string reason) => Owner.Send(HttpMethod.Delete, $"{Terms}/{terms}", JsonContent.Create(new { reason }));

    public async Task<Guid> Document(Client by, string? validUntil = null, Guid? profile = null) =>
        (await by.Post(Documents, new { employeeProfileId = profile ?? ReportsProfile, documentType = "Permit", documentUrl = "https://files.test/permit.pdf", validUntil })).Should(201)["employeeDocument"].GetProperty("id").GetGuid();
}
