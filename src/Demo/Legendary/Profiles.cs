namespace WorkforceOS.Demo.Legendary;

/// <summary>What Ana has said of herself: whom to call, where she is paid, her tax forms and benefits; and what workers ask again and again.</summary>
internal static class Profiles
{
    /// <summary>Ana's hours on the first two bills: five shifts.</summary>
    private const decimal ToBeApproved = 27.75m;

    private static readonly Dictionary<string, string> Everything = [];

    private static readonly (string Category, string Question, string Answer)[] Asked =
    [
        ("Pay", "When am I paid?", "Each week, for the shifts whose hours were approved. The primary account of your profile is the one."),
        ("Pay", "How do I change my bank account?", "Add the new one in your profile and make it the primary one. You hear of it by mail."),
        ("Pay", "Which tax forms do you need?", "A W-4 and an I-9; contractors a W-9. You fill them in and sign them in your profile."),
        ("Shifts", "How do I take a shift?", "Open it among the shifts that you can see and apply. You hear at once whether you have it, or whether it is still to be decided."),
        ("Shifts", "What if I cannot come?", "Ask for a swap as early as you can. Until somebody takes it over, the shift is yours."),
        ("Shifts", "What if I am late?", "Come all the same and clock in; who is more than half an hour late may have lost the place."),
        ("Clocking in", "Why can I not clock in?", "You have to be at the place, from a quarter of an hour before the shift. At some places you hold your phone to a tag."),
        ("Privacy", "When do you see where I am?", "Between clock-in and clock-out only, and not at all if you switch it off in your profile."),
    ];

    public static async Task Tell(Market market, CancellationToken cancel)
    {
        var ana = market.Hands[Cast.Ana];
        if ((await ana.User.Page("listEmergencyContacts", Everything, cancel)).Count == 0)
        {
            await ana.User.Do("createEmergencyContact", new { fullName = "Maria Barista", phone = "+12025550143", relationship = "PARENT" }, cancel);
            await ana.User.Do("createEmergencyContact", new { fullName = "Sam Steam", phone = "+12025550144", relationship = "FRIEND" }, cancel);
        }
        if ((await ana.User.Page("listBankAccounts", Everything, cancel)).Count == 0)
            await ana.User.Do("createBankAccount", new { bankName = "Bay Bank", accountHolderName = "Ana Barista", accountNumber = "000123456789", routingNumber = "121000358", accountType = "CHECKING" }, cancel);
        await Forms(market, ana.User, cancel);
        await Benefits(market, ana.Staff, ana.User, cancel);

        if ((await market.Ops.List("listMarketplaceFaqs", cancel)).Count > 0) return;
        for (var n = 0; n < Asked.Length; n++) await market.Ops.Do("createFaq", new { locale = "en", category = Asked[n].Category, question = Asked[n].Question, answer = Asked[n].Answer, sortOrder = n }, cancel);
    }

    /// <summary>A W-4 that is begun, and an I-9 that waits for an operator.</summary>
    private static async Task Forms(Market market, DemoUser ana, CancellationToken cancel)
    {
        if ((await ana.Page("listTaxForms", Everything, cancel)).Exists(f => f.GetProperty("status").GetString() is not "notStarted")) return;
        await ana.Do("saveTaxForm", new { fields = new { firstName = "Ana", lastName = "Barista", filingStatus = "SINGLE" } }, _ => "w4", cancel);
        await ana.Do("submitTaxForm", new
        {
            fields = new { firstName = "Ana", lastName = "Barista", address = "12 Castro Street", city = "Mountain View", state = "CA", zip = "94041", dateOfBirth = "1994-05-17", citizenshipStatus = "CITIZEN" },
            signature = new { name = "Ana Barista", signedAt = market.Clock.GetUtcNow() }, attestation = true,
        }, _ => "i9", cancel);
    }

    /// <summary>18 of 40 hours before, and 32 once those are counted that the client approves of these weeks.</summary>
    private static async Task Benefits(Market market, Guid staff, DemoUser ana, CancellationToken cancel)
    {
        if ((await ana.Page("listBenefits", Everything, cancel)).Count > 0) return;
        if ((await market.Ops.List("listBenefitPrograms", cancel)).Count == 0)
            await market.Ops.Do("createBenefitProgram", new { benefitType = "commuter", title = "Commuter Support", target = 40, description = "A monthly pass once you have worked 40 hours." }, cancel);
        foreach (var (status, tracked) in new[] { ("pending", 18m), ("active", 32m - ToBeApproved) })
            await market.Ops.Do("setStaffBenefit", new { status, tracked }, name => name is "staffId" ? $"{staff}" : "commuter", cancel);
    }
}
