using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Documents;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Employees;

/// <summary>Who is employed on which terms, who reports to whom, and the documents of each employment.</summary>
public static class EmployeesModule
{
    public static IServiceCollection AddEmployees(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<EmployeesDb>();
        services.AddScoped<NamedInTerms>();
        services.AddScoped<EmploymentLedger>();
        services.AddScoped<TurningTerms>();
        services.AddScoped<ExportProfiles>();
        services.AddScoped<IReporting, Reporting>();
        services.AddScoped<IEmployments, EmploymentLookup>();
        services.When<UserDeactivated, EndWithAccount>();
        services.When<UserReturned, ReturnWithAccount>();
        services.AddJob<AnnounceEnding>(AnnounceEnding.Name, TimeSpan.FromHours(1));
        services.AddJob<TurnTerms>(TurnTerms.Name, TimeSpan.FromMinutes(1));
        services.Erases((EmployeesDb db, UserId person) => db.Profiles.Where(p => p.UserId == person), p => p.Notes, p => p.Fullname);
        services.ErasesRows((EmployeesDb db, UserId person) => db.Documents.Where(d => d.Profile.UserId == person));
        services.Erases((EmployeesDb db, UserId person) => db.Employments.Where(e => e.UserId == person), e => e.EndNote);
        services.Erases((EmployeesDb db, UserId person) => db.Terms.Where(t => t.UserId == person));
        services.AddJob<AnnounceExpiring>(AnnounceExpiring.Name, TimeSpan.FromHours(1));
        return services;
    }

    public static void MapEmployees(this ApiMap api)
    {
        var profiles = api.Company("employeeProfile", "employeeProfile", "employeeProfiles");
        profiles.Create("createEmployeeProfile", "/v1/employeeprofiles", EmployPerson.Handle).For(Roles.Admins);
        profiles.Update("updateEmployeeProfile", "/v1/employeeprofiles/:employeeProfileId", ChangeEmployment.Handle);
        profiles.Delete("deleteEmployeeProfile", "/v1/employeeprofiles/:employeeProfileId", EndEmployment.Handle).For(Roles.Admins);
        profiles.Get("getEmployeeProfile", "/v1/employeeprofiles/:employeeProfileId", ReadProfile.Handle);
        profiles.History<EmployeeProfileId>("listEmployeeProfileHistory", "/v1/employeeprofiles/:employeeProfileId/history");
        profiles.List("listEmployeeProfiles", "/v1/employeeprofiles", ListProfiles.Handle, ListProfiles.Filters);
        profiles.List("exportEmployeeProfiles", "/v1/employeeprofiles/export", ExportProfiles.Handle, ListProfiles.Filters);

        profiles.Add("terminateEmployment", "POST", "/v1/employeeprofiles/:employeeProfileId/termination", "update", "employeeProfile", TerminateEmployment.Handle).For(Roles.Admins);
        profiles.Delete("withdrawTermination", "/v1/employeeprofiles/:employeeProfileId/termination", WithdrawTermination.Handle).For(Roles.Admins).WithBody();
        profiles.Add("reassignReports", "POST", "/v1/employeeprofiles/reassign", "update", "reassignment", ReassignReports.Handle).For(Roles.Admins);

        var terms = api.Company("employeeProfile", "employmentTerms", "employmentTerms");
        terms.Get("getEmploymentTerms", "/v1/employmentterms/:employmentTermsId", ReadTerms.Handle);
        terms.History<EmploymentTermsId>("listEmploymentTermsHistory", "/v1/employmentterms/:employmentTermsId/history");
        terms.List("listEmploymentTerms", "/v1/employeeprofiles/:employeeProfileId/terms", ListTerms.Handle, ListTerms.Filters);
        terms.Update("updateEmploymentTerms", "/v1/employmentterms/:employmentTermsId", CorrectTerms.Handle).For(Roles.Admins);
        terms.Delete("deleteEmploymentTerms", "/v1/employmentterms/:employmentTermsId", WithdrawTerms.Handle).For(Roles.Admins).WithBody();

        // Made by employing somebody, changed by terminating that, and never deleted: what was earned in one is owed.
        var employments = api.Company("employeeProfile", "employment", "employments");
        employments.Get("getEmployment", "/v1/employments/:employmentId", ReadEmployment.Handle);
        employments.History<EmploymentId>("listEmploymentHistory", "/v1/employments/:employmentId/history");
        employments.List("listEmployments", "/v1/employments", ListEmployments.Handle, ListEmployments.Filters);

        var documents = api.Company("employeeProfile", "employeeDocument", "employeeDocuments");
        documents.Create("createEmployeeDocument", "/v1/employeedocuments", AddDocument.Handle);
        documents.Update("updateEmployeeDocument", "/v1/employeedocuments/:employeeDocumentId", ChangeDocument.Handle);
        documents.Delete("deleteEmployeeDocument", "/v1/employeedocuments/:employeeDocumentId", RemoveDocument.Handle);
        documents.Get("getEmployeeDocument", "/v1/employeedocuments/:employeeDocumentId", ReadDocument.Handle);
        documents.History<EmployeeDocumentId>("listEmployeeDocumentHistory", "/v1/employeedocuments/:employeeDocumentId/history");
        documents.Bucket("uploadEmployeeDocumentFile", "POST", "/bucket/employeeDocuments/upload", "create", DocumentFiles.Upload).AtMost(WantedUpload.MostSent).Limited(Limit.Upload).InSteps();
        documents.Bucket("downloadEmployeeDocumentFile", "GET", "/bucket/employeeDocuments/download/:fileId", "get", DocumentFiles.Download);
        documents.Bucket("downloadEmployeeDocumentFileByKey", "GET", "/bucket/employeeDocuments/download/key/:accessKey", "get", DocumentFiles.DownloadByKey);
        documents.List("listEmployeeDocuments", "/v1/employeedocuments", ListDocuments.Handle, ListDocuments.Filters);
    }
}
