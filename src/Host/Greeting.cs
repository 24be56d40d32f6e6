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
    public static void Print(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"WorkforceOS {Product.Version} listens on {address}");
        Console.WriteLine($"  read   {address}{Pages.Docs}   or {address}{SurfaceDocument.PathOf(CompanySurface.Instance)}");
        if (app.Services.DemoSignIn() is var (email, password)) Console.WriteLine($"  sign in as {email} with {password}, at the platform or at the company babil");
    }
}
