using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>An operator sees attacks in the log: which account, from where, and no secret.</summary>
public sealed class SecurityLogTests(SecurityLogTests.Logged host) : IClassFixture<SecurityLogTests.Logged>
{
    [Fact]
    public async Task What_attacks_look_like_is_logged_with_account_and_address_and_without_mails_codes_and_passwords()
    {
        var company = await TestCompany.Found(host);
        var (admin, person) = (await company.Hire(role: "tenantAdmin"), await company.Hire());
        for (var i = 0; i < 11; i++) await host.Login(company.Codename, person.Email, "wrong-guess");
        await host.Login(company.Codename, "nobody@people.test", "wrong-guess");
        var visitor = host.Visitor(company.Codename);
        var code = (await visitor.Start("password-reset-by-email", new { email = person.Email })).Code();
        await visitor.Complete("password-reset-by-email", new { email = person.Email, secretCode = CodeFlows.Other(code), password = "brand-new-word-5" });
        (await visitor.Complete("password-reset-by-email", new { email = person.Email, secretCode = code, password = "brand-new-word-5" })).Should(200);
        var key = (await admin.Post("/auth-api/v1/apikeys", new { name = "Export" })).Should(201)["apiKey"];
        (await admin.Delete($"/auth-api/v1/apikeys/{key.Id()}")).Should(200);
        (await company.Owner.Patch($"/auth-api/v1/userrole/{person.UserId}", new { roleId = "tenantAdmin" })).Should(200);
        (await company.Owner.Patch($"/auth-api/v1/userpasswordbyadmin/{person.UserId}", new { password = "brand-new-word-6" })).Should(200);

        var lines = Written.All.ToList();
        foreach (var (name, who) in new[] { ("LoginFailed", person), ("LockedOut", person), ("WrongCode", person), ("PasswordReset", person), ("ApiKeyCreated", admin), ("ApiKeyRevoked", admin), ("RoleChanged", person), ("PasswordChanged", person) })
            lines.ShouldContain(l => l.Name == name && l.Text.Contains(who.UserId.ToString()) && l.Text.Contains("127.0.0.1"), name);
        lines.Count(l => l.Name == "LoginFailed" && l.Text.Contains("account (null)")).ShouldBe(1);
        lines.ShouldAllBe(l => l.Id >= 1001 && !l.Text.Contains('@') && !l.Text.Contains(code) && !l.Text.Contains("wrong-guess") && !l.Text.Contains("sk_mbx"));
    }

    private Lines Written => host.Services.GetServices<ILoggerProvider>().OfType<Lines>().Single();

    public sealed class Logged : TestHost
    {
        protected override void Add(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Lines());
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(int Id, string? Name, string Text)> lines = new();

        public IEnumerable<(int Id, string? Name, string Text)> All => lines;

        public ILogger CreateLogger(string categoryName) => new Category(categoryName == WorkforceOS.Identity.SecurityLog.Category ? lines : null);

        public void Dispose()
        {
        }

        private sealed class Category(ConcurrentQueue<(int, string?, string)>? lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => lines is not null;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines?.Enqueue((eventId.Id, eventId.Name, formatter(state, exception)));
        }
    }
}
