using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Host.Wire;
using WorkforceOS.Identity;

namespace WorkforceOS.Host;

/// <summary>What a newcomer wants to know when the host is up: where to go, and in Development who can sign in.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"WorkforceOS {Company.AppVersion} listens on {address}");
        Console.WriteLine($"  read   {address}{Pages.Docs}   or {address}{CompanyDocument.Path}");
        if (app.Environment.IsDevelopment() && app.Services.DemoSignIn() is var (email, password)) Console.WriteLine($"  sign in as {email} with {password}, at the platform or at the company babil");
    }
}
