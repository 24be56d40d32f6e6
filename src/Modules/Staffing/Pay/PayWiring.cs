using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Pay;

/// <summary>That workers hand in their hours and are paid for them.</summary>
internal static class PayWiring
{
    public static void AddPay(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Options<PayoutOptions>(PayoutOptions.Section);
        services.AddSingleton(options);
        services.AddHttpClient(nameof(PayoutWebhook), client => client.MaxResponseContentBufferSize = 64 * 1024).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        if (options.Driver is PayoutDriver.Webhook) services.AddSingleton<IPayouts, PayoutWebhook>();
        else services.AddSingleton<IPayouts, PayoutLog>();
        services.AddScoped<SubmitTimesheet>();
        services.AddScoped<OvertimeWeeks>();
        services.AddScoped<TimesheetNews>();
        services.AddScoped<ForgottenTimesheet>();
        services.AddScoped<PayoutAccounts>();
        services.AddScoped<DuePayout>();
        services.AddJob<SubmitForgotten>(SubmitForgotten.Name, TimeSpan.FromHours(1));
        services.AddCompanyJob<PayStaff>(PayStaff.Name, PayStaff.At);
        services.AddJob<SendPayouts>(SendPayouts.Name, TimeSpan.FromMinutes(5), wakeOn: SendPayouts.Wanted);
    }

    public static void MapPay(this StaffingApi api)
    {
        api.Staff("submitTimesheet", "POST", "/staff/shifts/:shiftId/submit-for-approval", SubmitTimesheet.Handle);
        api.Staff("getPaymentsSummary", "GET", "/staff/payments/summary", GetPaymentsSummary.Handle);
        api.Staff("listPaymentHistory", "GET", "/staff/payments/history", ListPaymentHistory.Handle);
        api.Staff("listPaymentChart", "GET", "/staff/payments/chart", ListPaymentChart.Handle);
    }
}
