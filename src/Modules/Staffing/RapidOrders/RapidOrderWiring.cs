using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>Orders that are spoken or typed in a sentence: understood and shown, and then ordered as any other.</summary>
internal static class RapidOrderWiring
{
    public static void AddRapidOrders(this IServiceCollection services)
    {
        services.AddScoped<OrderCatalogue>();
        services.AddScoped<OrderReading>();
        services.AddScoped<Dictation>();
    }

    public static void MapRapidOrders(this StaffingApi api)
    {
        // Asking a model takes its time, in which no transaction may be open.
        api.Core("transcribeRapidOrder", "POST", "/rapid-orders/transcribe", TranscribeOrder.Handle).InSteps();
        api.Core("parseRapidOrder", "POST", "/rapid-orders/parse", ParseRapidOrder.Handle).InSteps();
        api.Core("processRapidOrder", "POST", "/rapid-orders/process", ProcessRapidOrder.Handle).InSteps();
    }
}
