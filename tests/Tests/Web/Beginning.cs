using System.Globalization;
using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>What newcomers do first, on the pages themselves.</summary>
internal static class Beginning
{
    private static int founded;

    /// <summary>A company by the name and a number, from the first page to its owner's Today.</summary>
    /// <param name="zone">The browser's, which the page takes over.</param>
    /// <returns>Its codename.</returns>
    public static async Task<string> Found(Visit visit, string name, string zone = "Pacific/Auckland")
    {
        name = string.Create(CultureInfo.InvariantCulture, $"{name} {Interlocked.Increment(ref founded)}");
        var codename = name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        var email = $"owner@{codename}.test";
        await visit.Open("/");
        await visit.Link("Register a company").ClickAsync();
        await visit.Type("Name", name);
        await visit.Page.GetByText($"/{codename}").WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Time zone" }).InputValueAsync()).ShouldBe(zone);
        await visit.Type("Your name", "Olga Owner");
        await visit.Type("Email", email);
        await visit.Type("Password", TestCompany.Password);
        await visit.Press("Register the company");
        await visit.At($"/{codename}/verify");
        await visit.TypeCode(await visit.RevealedCode());
        await visit.At($"/{codename}/login");
        await SignIn(visit, email);

        await visit.At($"/{codename}/today");
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        return codename;
    }

    /// <summary>On the login page, with the second factor.</summary>
    public static async Task SignIn(Visit visit, string email, string password = TestCompany.Password)
    {
        await visit.Type("Email", email);
        await visit.Type("Password", password);
        await visit.Press("Log in");
        await visit.TypeCode(await visit.RevealedCode());
    }
}
