using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Identity;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Host;

/// <summary>What a newcomer wants to know when the host is up, in Development: where to go, and who can sign in. Elsewhere the log says enough.</summary>
internal static class Greeting
{
    /// <param name="payments">Where Stripe's stand-in listens; null where it is not here.</param>
    public static void Print(WebApplication app, Uri? payments)
    {
        if (!app.Environment.IsDevelopment()) return;

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"WorkforceOS {Product.Version} listens on {address}");
        if (app.Services.GetRequiredService<WebApp>().IsHere) Console.WriteLine($"  open   {address}");
        Console.WriteLine($"  read   {address}{Pages.Docs}   or {address}{SurfaceDocument.PathOf(CompanySurface.Instance)}");
        if (app.Services.DemoSignIn() is var (email, password)) Console.WriteLine($"  sign in as {email} with {password}, at the platform or at the company babil");
        if (payments is not null) Console.WriteLine($"  pay with no money: {payments} stands in for Stripe; its cards are pm_card_visa, pm_card_authenticationRequired (asks at the bank), pm_card_chargeCustomerFail");
    }
}
