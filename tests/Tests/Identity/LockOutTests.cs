using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class LockOutTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_this_address_until_fifteen_minutes_have_passed()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        for (var i = 0; i < 10; i++) (await host.Login(company.Codename, worker.Email, $"wrong-guess-{i}")).ShouldRefuse(401, "WrongPassword");

        var locked = (await host.Login(company.Codename, worker.Email, TestCompany.Password)).ShouldRefuse(429, "TooManyRequests");
        int.Parse(locked.Headers["Retry-After"]).ShouldBeInRange(1, 15 * 60);
        (await host.Login(company.Codename, company.Owner.Email, TestCompany.Password)).Should(200);

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await host.Login(company.Codename, worker.Email, TestCompany.Password)).Should(200);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_locks_alike()
    {
        var company = await TestCompany.Found(host);
        for (var i = 0; i < 10; i++) (await host.Login(company.Codename, "ghost@people.test", "wrong-guess")).ShouldRefuse(401, "WrongPassword");
        (await host.Login(company.Codename, "ghost@people.test", "wrong-guess")).ShouldRefuse(429, "TooManyRequests");
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before()
    {
        var company = await TestCompany.Found(host);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 9; i++) (await host.Login(company.Codename, company.Owner.Email, "wrong-guess")).ShouldRefuse(401, "WrongPassword");
            (await host.Login(company.Codename, company.Owner.Email, TestCompany.Password)).Should(200);
        }
    }

    [Fact]
    public async Task Of_a_hundred_wrong_guesses_at_once_ten_are_answered()
    {
        var company = await TestCompany.Found(host);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.Login(company.Codename, company.Owner.Email, $"wrong-guess-{i}")));
        replies.Count(r => r.Status == 401).ShouldBe(10);
        replies.Count(r => r.Status == 429).ShouldBe(90);
    }

    [Fact]
    public async Task A_hundred_right_sign_ins_at_once_all_succeed()
    {
        var company = await TestCompany.Found(host);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Login(company.Codename, company.Owner.Email, TestCompany.Password)));
        replies.ShouldAllBe(r => r.Status == 200);
    }

    [Fact]
    public async Task Guessing_the_old_password_from_an_open_session_locks_too()
    {
        var company = await TestCompany.Found(host);
        for (var i = 0; i < 10; i++) (await company.Owner.Patch("/auth-api/v1/profile/password", new { oldPassword = "wrong-guess", newPassword = "brand-new-word-5" })).ShouldRefuse(400, "OldPasswordWrong");
        (await company.Owner.Patch("/auth-api/v1/profile/password", new { oldPassword = TestCompany.Password, newPassword = "brand-new-word-5" })).ShouldRefuse(429, "TooManyRequests");
    }

    [Fact]
    public async Task What_is_forgotten_anyway_is_swept()
    {
        var company = await TestCompany.Found(host);
        (await host.Login(company.Codename, company.Owner.Email, "wrong-guess")).Should(401);
        host.Clock.Advance(TimeSpan.FromDays(365));
        await host.RunJob("identity.sweepSignIn");

        await using var connection = new Npgsql.NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT (SELECT count(*) FROM identity.login_failures) + (SELECT count(*) FROM identity.codes) + (SELECT count(*) FROM identity.sessions)", connection);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }
}
