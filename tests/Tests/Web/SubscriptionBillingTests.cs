using Microsoft.Playwright;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Web;

/// <summary>Whom the invoices name.</summary>
[Collection(WebCollection.Name)]
public sealed class SubscriptionBillingTests(WebStand stand)
{
    private const string Details = "/subscriptionManagement-api/v1/billingdetails";

    [Fact]
    public async Task An_owner_names_who_is_billed_is_told_what_is_wrong_changes_it_and_takes_that_back()
    {
        var company = await TestCompany.Found(stand);
        await using var visit = await stand.Visit();
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/subscription");
        var card = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Billing details" });
        await card.GetByText("No billing details yet.").WaitForAsync();
        await visit.Picture("billing-none");
        await visit.Press("Add");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        (await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).IsDisabledAsync()).ShouldBeTrue();
        await visit.Type("Name", "Firm GmbH");
        await visit.Type("Mail for invoices", "bills@firm.test");
        await visit.Type("Street and number", "Am Markt 1");
        await visit.Type("Postal code", "10115");
        await visit.Type("City", "Berlin");
        await visit.Press("Save");
        await dialog.GetByText("The country is needed").WaitForAsync();
        await Choose(dialog, "Country", "Germany");
        await Choose(dialog, "Kind of tax number", "European Union · VAT");
        await visit.Press("Save");
        await dialog.GetByText("Please fill this in.").WaitForAsync();
        await visit.Type("Tax number", "12");
        await visit.Press("Save");
        await dialog.GetByText("This is not a tax number of that kind.").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("billing-refused");
        (await company.Owner.Get(Details)).Should(200)["billingDetails"].Str("name").ShouldNotBe("Firm GmbH", "nothing half-saved");

        await visit.Type("Tax number", "DE123456789");
        await visit.Press("Save");
        await card.GetByText("Am Markt 1").WaitForAsync();
        await card.GetByText("Being verified").WaitForAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("billing-given");
        var kept = (await company.Owner.Get(Details)).Should(200)["billingDetails"];
        (kept.Str("name"), kept.Str("email"), kept.GetProperty("address").Str("country"), kept.Str("taxIdType"), kept.Str("taxId")).ShouldBe(("Firm GmbH", "bills@firm.test", "DE", "eu_vat", "DE123456789"));

        await visit.Press("Edit");
        await visit.Type("City", "Potsdam");
        await visit.Press("Save");
        await card.GetByText("10115 Potsdam").WaitForAsync();
        await visit.Press("Undo");
        await card.GetByText("10115 Berlin").WaitForAsync();
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_it_fits_and_employees_are_neither_shown_nor_asked_for_it()
    {
        var company = await TestCompany.Found(stand);
        (await company.Owner.Patch(Details, new { name = "Firm GmbH", address = new { line1 = "Am Markt 1", city = "Berlin", country = "DE" }, taxIdType = "eu_vat", taxId = "DE123456789" })).Should(200);
        await using var visit = await stand.Visit(390, 844, ColorScheme.Dark);
        await visit.SignInBeforehand(company.Owner);
        await visit.Open($"/{company.Codename}/settings/subscription");
        await visit.Page.GetByText("DE123456789").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Billing details" }).ScrollIntoViewIfNeededAsync();
        (await visit.Barriers()).ShouldBeEmpty();
        await visit.Picture("billing-phone");
        await visit.Press("Edit");
        await visit.Field("Name").WaitForAsync();
        (await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await visit.Picture("billing-phone-form");

        await using var other = await stand.Visit();
        await other.SignInBeforehand(await company.Hire());
        await other.Open($"/{company.Codename}/settings/subscription");
        await other.Quiet();
        (await other.Page.GetByText("DE123456789").CountAsync()).ShouldBe(0);
    }

    private static async Task Choose(ILocator dialog, string field, string choice)
    {
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = field, Exact = true }).FillAsync(choice);
        await dialog.Page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }
}
