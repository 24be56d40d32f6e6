using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Codes to phones: what they are worth, how long, and how many there are.</summary>
public sealed class PhoneCodesTests(TestHost host) : IClassFixture<TestHost>
{
    private static int phones;
    private readonly string phone = $"+49151{Interlocked.Increment(ref phones):D8}";

    [Theory]
    [InlineData("+49 (151) 2345-6789", "+4915123456789")]
    [InlineData(" +1 202-555-0123", "+12025550123")]
    [InlineData("0151 23456789", null)]
    [InlineData("+49", null)]
    [InlineData("+999 123456789", null)]
    [InlineData("+1 202-555-0123 ext. 4", null)]
    [InlineData("", null)]
    public void A_phone_has_one_spelling(string given, string? normal) => WorkforceOS.Identity.PhoneNumbers.Normal(given).ShouldBe(normal);

    [Fact]
    public async Task A_code_is_good_once_for_five_minutes_and_five_tries()
    {
        var company = await TestCompany.Found(host);
        await Ask(company, async (codes, people) =>
        {
            var (first, right) = ((await codes.Start(phone, default)).Value, await Externals.CodeSentTo(host, phone));
            first.GoodFor.ShouldBe(TimeSpan.FromMinutes(5));
            for (var i = 0; i < 4; i++) (await codes.Check(first.Id, Wrong(right), default)).Proof.ShouldBeNull();
            var proof = (await codes.Check(first.Id, right, default)).Proof!;
            proof.Phone.ShouldBe(phone);
            (await codes.Check(first.Id, right, default)).ShouldBe(default, "the sixth try");
            (await people.Admit(proof, null, default))!.Phone.ShouldBe(phone);
            (await people.Admit(proof, null, default)).ShouldBeNull("it is used up");

            host.Clock.Advance(TimeSpan.FromMinutes(1));
            var (second, late) = ((await codes.Start(phone, default)).Value, await Externals.CodeSentTo(host, phone));
            host.Clock.Advance(TimeSpan.FromMinutes(5));
            (await codes.Check(second.Id, late, default)).ShouldBe(new Proving(null, IsExpired: true));
            (await codes.Check(Guid.NewGuid(), right, default)).ShouldBe(default);
        });
    }

    [Fact]
    public async Task A_phone_gets_five_an_hour_an_address_asks_for_twenty_and_at_once_one_is_enough()
    {
        var company = await TestCompany.Found(host);
        await Ask(company, async (codes, _) =>
        {
            var asked = new List<PhoneChallenge>();
            for (var i = 0; i < 5; i++) asked.Add((await codes.Start(phone, default)).Value);
            asked.Select(c => c.Id).Distinct().Count().ShouldBe(1, "the message is on its way");
            asked[0].ResendAfter.ShouldBe(TimeSpan.FromSeconds(30));
            (await codes.Start(phone, default)).Problem!.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
            host.Clock.Advance(TimeSpan.FromHours(1));
            (await codes.Start(phone, default)).Value.Id.ShouldNotBe(asked[0].Id);

            for (var i = 0; i < 19; i++) (await codes.Start($"+49160{i:D8}", default)).Problem.ShouldBeNull();
            (await codes.Start("+4916099999999", default)).Problem!.Kind.ShouldBe(ProblemKind.TooManyRequests);
        });
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_for_one_phone_five_are_answered()
    {
        var company = await TestCompany.Found(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Externals.Ask(host, company.Codename, services => services.GetRequiredService<IPhoneCodes>().Start(phone, default), who => who with { Address = $"198.51.100.{i}" })));
        answers.Count(a => a.Problem is null).ShouldBe(5);
    }

    [Fact]
    public async Task Whoever_comes_twenty_times_at_once_with_one_phone_is_one_person()
    {
        var company = await TestCompany.Found(host);
        var proof = new IdentityProof(Phone: phone);
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Externals.Ask(host, company.Codename, services => services.GetRequiredService<IExternalPeople>().Admit(proof, null, default))));
        people.Select(p => p!.Id).Distinct().Count().ShouldBe(1);
        people.ShouldAllBe(p => p!.IsExternal && p.Phone == phone && p.Email == null);
    }

    [Fact]
    public async Task A_person_of_the_house_who_shows_a_phone_is_the_same_person_with_it()
    {
        var company = await TestCompany.Found(host);
        var employee = await company.Hire();
        await Ask(company, async (codes, people) =>
        {
            (await codes.Start(phone, default)).Problem.ShouldBeNull();
            var bound = await people.Admit(new IdentityProof(Phone: phone), new UserId(employee.UserId), default);
            bound!.ShouldSatisfyAllConditions(b => b.Id.Value.ShouldBe(employee.UserId), b => b.IsExternal.ShouldBeFalse());
            (await people.Find(new IdentityProof(Phone: phone), default))!.Id.ShouldBe(bound!.Id);
            // A phone that is somebody's signs that person in, whoever else is signed in.
            (await people.Admit(new IdentityProof(Phone: phone), new UserId(company.Owner.UserId), default))!.Id.ShouldBe(bound.Id);
        });
        (await employee.Get($"/auth-api/v1/users/{employee.UserId}")).Should(200)["user"].Str("phone").ShouldBe(phone);
        (await company.Owner.Get("/auth-api/v1/users?external=true")).Should(200)["users"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_erased_person_leaves_neither_phone_nor_name()
    {
        var company = await TestCompany.Found(host);
        var external = await Externals.ByMail(host, company.Codename, "gone@market.test", "Gerda Gone");
        await Externals.Ask(host, company.Codename, services => services.GetRequiredService<IExternalPeople>().Admit(new IdentityProof(Phone: phone, Issuer: "https://issuer.test", Subject: phone), new UserId(external.UserId), default));
        (await (await external.Complete()).Delete("/auth-api/v1/profile")).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.RunJob("identity.eraseArchived");
        await host.RunJob("identity.sweepSignIn");

        // Messages are swept before that, once they have left.
        (await host.Traces("gone@market.test", "Gerda Gone", phone)).Except(["notifications.sms", "notifications.mails"]).ShouldBeEmpty();
    }

    private static string Wrong(string right) => right is "000000" ? "000001" : "000000";

    private Task Ask(TestCompany company, Func<IPhoneCodes, IExternalPeople, Task> work) => Externals.Ask(host, company.Codename, async services =>
    {
        await work(services.GetRequiredService<IPhoneCodes>(), services.GetRequiredService<IExternalPeople>());
        return true;
    });
}
