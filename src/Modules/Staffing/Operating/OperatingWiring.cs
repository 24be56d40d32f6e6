using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Billing;
using WorkforceOS.Staffing.Pay;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What the company that runs a marketplace decides of it, on its own surface: for its owners and admins.</summary>
internal static class OperatingWiring
{
    private const string Service = "marketplaceManagement";

    public static void AddOperating(this IServiceCollection services)
    {
        services.AddScoped<NewBusinesses>();
        services.AddScoped<NewMembers>();
        services.AddScoped<StaffWriter>();
    }

    public static void MapOperating(this ApiMap api)
    {
        MapOffer(api);
        MapBusinesses(api);
        MapStaff(api);
        MapHelp(api);
        MapBills(api);
        var settings = api.Company(Service, "staffingSettings", "staffingSettings");
        settings.Get("getStaffingSettings", "/v1/staffingsettings", GetStaffingSettings.Handle).For(Roles.CompanyAdmins);
        settings.Update("updateStaffingSettings", "/v1/staffingsettings", UpdateStaffingSettings.Handle).For(Roles.CompanyAdmins);
    }

    private static void MapOffer(ApiMap api)
    {
        var vendors = api.Company(Service, "vendor", "vendors");
        vendors.Create("createMarketplaceVendor", "/v1/vendors", CreateVendor.Handle).For(Roles.CompanyAdmins);
        vendors.Update("updateMarketplaceVendor", "/v1/vendors/:vendorId", UpdateVendor.Handle).For(Roles.CompanyAdmins);
        vendors.List("listMarketplaceVendors", "/v1/vendors", ListMarketplaceVendors.Handle, ListMarketplaceVendors.Filters).For(Roles.CompanyAdmins);

        var roles = api.Company(Service, "catalogRole", "catalogRoles");
        roles.Create("createCatalogRole", "/v1/catalogroles", CreateCatalogRole.Handle).For(Roles.CompanyAdmins);
        roles.Update("updateCatalogRole", "/v1/catalogroles/:catalogRoleId", UpdateCatalogRole.Handle).For(Roles.CompanyAdmins);
        roles.List("listCatalogRoles", "/v1/catalogroles", ListCatalogRoles.Handle, ListCatalogRoles.Filters).For(Roles.CompanyAdmins);

        var rates = api.Company(Service, "vendorRate", "vendorRates");
        rates.Add("setVendorRate", "PUT", "/v1/vendors/:vendorId/rates/:catalogRoleId", "update", "vendorRate", SetVendorRate.Handle).For(Roles.CompanyAdmins);
        rates.Delete("removeVendorRate", "/v1/vendors/:vendorId/rates/:catalogRoleId", RemoveVendorRate.Handle).For(Roles.CompanyAdmins);
        rates.List("listVendorRates", "/v1/vendorrates", ListVendorRates.Handle, ListVendorRates.Filters).For(Roles.CompanyAdmins);
    }

    private static void MapBusinesses(ApiMap api)
    {
        var businesses = api.Company(Service, "business", "businesses");
        businesses.Create("createBusiness", "/v1/businesses", CreateBusiness.Handle).For(Roles.CompanyAdmins);
        businesses.Update("updateBusiness", "/v1/businesses/:businessId", UpdateBusiness.Handle).For(Roles.CompanyAdmins);
        businesses.List("listBusinesses", "/v1/businesses", ListBusinesses.Handle, ListBusinesses.Filters).For(Roles.CompanyAdmins);
        businesses.Add("createCostCenter", "POST", "/v1/businesses/:businessId/costcenters", "create", "costCenter", CreateCostCenter.Handle).For(Roles.CompanyAdmins);
        businesses.Add("createBillingAccount", "POST", "/v1/businesses/:businessId/billingaccounts", "create", "billingAccount", CreateBillingAccount.Handle).For(Roles.CompanyAdmins);

        var hubs = api.Company(Service, "hub", "hubs");
        hubs.List("listMarketplaceHubs", "/v1/hubs", ListMarketplaceHubs.Handle, ListMarketplaceHubs.Filters).For(Roles.CompanyAdmins);

        var contracts = api.Company(Service, "businessVendor", "businessVendors");
        contracts.Add("setBusinessVendor", "PUT", "/v1/businesses/:businessId/vendors/:vendorId", "update", "businessVendor", SetBusinessVendor.Handle).For(Roles.CompanyAdmins);
        contracts.List("listBusinessVendors", "/v1/businessvendors", ListBusinessVendors.Handle, ListBusinessVendors.Filters).For(Roles.CompanyAdmins);

        var members = api.Company(Service, "businessMember", "businessMembers");
        members.Create("createBusinessMember", "/v1/businesses/:businessId/members", CreateBusinessMember.Handle).For(Roles.CompanyAdmins);
        members.Update("updateBusinessMember", "/v1/businessmembers/:membershipId", UpdateBusinessMember.Handle).For(Roles.CompanyAdmins);
        members.List("listBusinessMembers", "/v1/businessmembers", ListBusinessMembers.Handle, ListBusinessMembers.Filters).For(Roles.CompanyAdmins);
    }

    private static void MapHelp(ApiMap api)
    {
        var programs = api.Company(Service, "benefitProgram", "benefitPrograms");
        programs.Create("createBenefitProgram", "/v1/benefitprograms", CreateBenefitProgram.Handle).For(Roles.CompanyAdmins);
        programs.Update("updateBenefitProgram", "/v1/benefitprograms/:benefitProgramId", UpdateBenefitProgram.Handle).For(Roles.CompanyAdmins);
        programs.List("listBenefitPrograms", "/v1/benefitprograms", ListBenefitPrograms.Handle, ListBenefitPrograms.Filters).For(Roles.CompanyAdmins);
        programs.Add("setStaffBenefit", "PUT", "/v1/staffmembers/:staffId/benefits/:benefitType", "update", "staffBenefit", SetStaffBenefit.Handle).For(Roles.CompanyAdmins);

        var faqs = api.Company(Service, "faq", "faqs");
        faqs.Create("createFaq", "/v1/faqs", CreateFaq.Handle).For(Roles.CompanyAdmins);
        faqs.Update("updateFaq", "/v1/faqs/:faqId", UpdateFaq.Handle).For(Roles.CompanyAdmins);
        faqs.Delete("deleteFaq", "/v1/faqs/:faqId", DeleteFaq.Handle).For(Roles.CompanyAdmins);
        faqs.List("listMarketplaceFaqs", "/v1/faqs", ListMarketplaceFaqs.Handle, ListMarketplaceFaqs.Filters).For(Roles.CompanyAdmins);
    }

    private static void MapStaff(ApiMap api)
    {
        var staff = api.Company(Service, "staffMember", "staffMembers");
        staff.Create("createStaffMember", "/v1/staffmembers", CreateStaffMember.Handle).For(Roles.CompanyAdmins);
        staff.Update("updateStaffMember", "/v1/staffmembers/:staffId", UpdateStaffMember.Handle).For(Roles.CompanyAdmins);
        staff.List("listStaffMembers", "/v1/staffmembers", ListStaffMembers.Handle, ListStaffMembers.Filters).For(Roles.CompanyAdmins);

        var certificates = api.Company(Service, "staffCertificate", "staffCertificates");
        certificates.Add("setStaffCertificate", "PUT", "/v1/staffmembers/:staffId/certificates", "update", "staffCertificate", SetStaffCertificate.Handle).For(Roles.CompanyAdmins);
        certificates.List("listStaffCertificates", "/v1/staffcertificates", ListStaffCertificates.Handle, ListStaffCertificates.Filters).For(Roles.CompanyAdmins);

        var documents = api.Company(Service, "requiredDocument", "requiredDocuments");
        documents.Create("createRequiredDocument", "/v1/requireddocuments", CreateRequiredDocument.Handle).For(Roles.CompanyAdmins);
        documents.Update("updateRequiredDocument", "/v1/requireddocuments/:documentId", UpdateRequiredDocument.Handle).For(Roles.CompanyAdmins);
        documents.List("listRequiredDocuments", "/v1/requireddocuments", ListRequiredDocuments.Handle, ListRequiredDocuments.Filters).For(Roles.CompanyAdmins);

        var handedIn = api.Company(Service, "handedInDocument", "handedInDocuments");
        handedIn.Add("setStaffDocument", "PUT", "/v1/staffmembers/:staffId/documents/:documentId", "update", "handedInDocument", SetStaffDocument.Handle).For(Roles.CompanyAdmins);
        handedIn.List("listHandedInDocuments", "/v1/handedindocuments", ListHandedInDocuments.Handle, ListHandedInDocuments.Filters).For(Roles.CompanyAdmins);

        var taxForms = api.Company(Service, "staffTaxForm", "staffTaxForms");
        taxForms.Add("reviewStaffTaxForm", "PUT", "/v1/staffmembers/:staffId/taxforms/:formType", "update", "staffTaxForm", ReviewTaxForm.Handle).For(Roles.CompanyAdmins);
        taxForms.List("listStaffTaxForms", "/v1/stafftaxforms", ListStaffTaxForms.Handle, ListStaffTaxForms.Filters).For(Roles.CompanyAdmins);

        var verifications = api.Company(Service, "verification", "verifications");
        verifications.List("listVerifications", "/v1/verifications", ListVerifications.Handle, ListVerifications.Filters).For(Roles.CompanyAdmins);
    }

    private static void MapBills(ApiMap api)
    {
        var invoices = api.Company(Service, "invoice", "invoices");
        invoices.List("listMarketplaceInvoices", "/v1/invoices", ListInvoices.Handle, ListInvoices.Filters).For(Roles.CompanyAdmins);
        invoices.Add("issueInvoices", "POST", "/v1/businesses/:businessId/invoices", "create", "invoiceRun", IssueInvoices.Handle).For(Roles.CompanyAdmins);
        invoices.Add("reissueInvoice", "PUT", "/v1/invoices/:invoiceId/reissue", "update", "invoice", ReissueInvoice.Handle).For(Roles.CompanyAdmins);
        invoices.Add("voidInvoice", "PUT", "/v1/invoices/:invoiceId/void", "update", "invoice", VoidInvoice.Handle).For(Roles.CompanyAdmins);
        invoices.Add("recordInvoicePayment", "PUT", "/v1/invoices/:invoiceId/payment", "update", "invoice", RecordInvoicePayment.Handle).For(Roles.CompanyAdmins);

        var timesheets = api.Company(Service, "staffTimesheet", "staffTimesheets");
        timesheets.List("listStaffTimesheets", "/v1/stafftimesheets", ListStaffTimesheets.Handle, ListStaffTimesheets.Filters).For(Roles.CompanyAdmins);
        timesheets.Add("rejectStaffTimesheet", "PUT", "/v1/stafftimesheets/:staffTimesheetId/reject", "update", "staffTimesheet", RejectTimesheet.Handle).For(Roles.CompanyAdmins);

        var payments = api.Company(Service, "staffPayment", "staffPayments");
        payments.List("listStaffPayments", "/v1/staffpayments", ListStaffPayments.Handle, ListStaffPayments.Filters).For(Roles.CompanyAdmins);
        payments.Add("cancelStaffPayment", "PUT", "/v1/staffpayments/:staffPaymentId/cancel", "update", "staffPayment", CancelPayment.Handle).For(Roles.CompanyAdmins);
    }
}
