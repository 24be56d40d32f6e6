using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What clients owe for the hours that were worked for them.</summary>
internal static class BillingWiring
{
    public static void AddBilling(this IServiceCollection services)
    {
        services.AddScoped<InvoiceNews>();
        services.AddScoped<InvoiceCards>();
        services.AddScoped<BillBusiness>();
        services.AddScoped<ApprovedHours>();
        services.AddScoped<OverdueInvoice>();
        services.When<InvoiceApproved, TellOfApproval>();
        services.When<InvoiceApproved, CompleteApproved>();
        services.AddJob<BillWeeks>(BillWeeks.Name, TimeSpan.FromMinutes(10));
        services.AddJob<FlagOverdue>(FlagOverdue.Name, TimeSpan.FromHours(1));
    }

    public static void MapBilling(this StaffingApi api)
    {
        api.Client("listBillingAccounts", "GET", "/client/billing/accounts", ListBillingAccounts.Handle, ClientRole.Admin);
        api.Client("listPendingInvoices", "GET", "/client/billing/invoices/pending", ListPendingInvoices.Handle);
        api.Client("listInvoiceHistory", "GET", "/client/billing/invoices/history", ListInvoiceHistory.Handle);
        api.Client("getCurrentBill", "GET", "/client/billing/current-bill", GetCurrentBill.Handle);
        api.Client("getSavings", "GET", "/client/billing/savings", GetSavings.Handle);
        api.Client("listSpendBreakdown", "GET", "/client/billing/spend-breakdown", ListSpendBreakdown.Handle);
        api.Client("approveInvoice", "POST", "/client/billing/invoices/:invoiceId/approve", ApproveInvoice.Handle, ClientRole.Admin);
        api.Client("disputeInvoice", "POST", "/client/billing/invoices/:invoiceId/dispute", DisputeInvoice.Handle, ClientRole.Admin);
    }
}
