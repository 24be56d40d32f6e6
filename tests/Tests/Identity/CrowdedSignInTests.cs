using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Everybody signs in at nine o'clock; whoever is at work already does not notice.</summary>
public sealed class CrowdedSignInTests(CrowdedSignInTests.Slow host) : IClassFixture<CrowdedSignInTests.Slow>
{
    /// <summary>More than there are connections to the database.</summary>
    private const int Crowd = 60;

    [Fact]
    public async Task While_passwords_are_hashed_ordinary_requests_are_answered_and_who_would_wait_too_long_hears_when_to_come_again()
    {
        var crowd = Enumerable.Range(0, Crowd).Select(i => host.Login("babil", $"nobody{i}@people.test", "not-the-password")).ToList();
        await Task.Delay(200);
        for (var i = 0; i < 20; i++) (await host.Visitor().Get("/auth-api/v1/briefcompanies")).Should(200);
        crowd.Count(login => login.IsCompleted).ShouldBeLessThan(Crowd / 2, "the others were answered after the crowd, not beside it");

        var replies = await Task.WhenAll(crowd);
        replies.ShouldAllBe(r => r.Status == 401 || r.Status == 429);
        replies.ShouldContain(r => r.Status == 401);
        replies.ShouldContain(r => r.Status == 429);
        replies.Where(r => r.Status == 429).ShouldAllBe(r => int.Parse(r.Headers["Retry-After"]) > 0);
    }

    public sealed class Slow : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Identity:PasswordIterations"] = $"{Math.Min(10_000_000, 1_500_000 * System.Environment.ProcessorCount)}" };
    }
}
