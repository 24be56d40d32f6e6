using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class ReservedCodenamesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_company_keeps_a_codename_that_was_reserved_since_and_the_start_says_so()
    {
        var company = await TestCompany.Found(host);
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync();
            await using var rename = new NpgsqlCommand("UPDATE identity.companies SET codename = 'console' WHERE codename = $1", connection) { Parameters = { new() { Value = company.Codename } } };
            await rename.ExecuteNonQueryAsync();
        }
        var log = new Lines();
        await new NoteReservedCodenames(host.Services.GetRequiredService<Scopes>(), log).StartAsync(default);

        log.Single().ShouldContain("console");
        (await host.Login("console", company.Owner.Email, TestCompany.Password)).Should(200);
        host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<NoteReservedCodenames>().ShouldHaveSingleItem();
    }

    private sealed class Lines : List<string>, ILogger<NoteReservedCodenames>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format) => Add(format(state, exception));
    }
}
