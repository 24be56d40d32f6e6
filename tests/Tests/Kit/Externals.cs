using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tests.Kit;

/// <summary>People of the marketplace, made as the staffing surface makes them.</summary>
public static partial class Externals
{
    public const string Address = "192.0.2.44";

    /// <summary>Work in a unit of work of the company, by nobody or by whoever it is.</summary>
    public static async Task<T> Ask<T>(TestHost host, string codename, Func<IServiceProvider, Task<T>> work, Func<Caller, Caller>? who = null)
    {
        var company = (await host.Services.GetRequiredService<ICompanies>().Find(codename, default))!;
        var caller = Caller.Nobody(company.Id) with { Address = Address };
        return await host.Services.GetRequiredService<Scopes>().Run(who?.Invoke(caller) ?? caller, work, default);
    }

    /// <summary>Somebody who came by mail and password, with a session of the staffing surface.</summary>
    public static async Task<Client> ByMail(TestHost host, string codename, string email, string fullname = "Eva External")
    {
        var (account, session) = await Ask(host, codename, async services =>
        {
            var people = services.GetRequiredService<IExternalPeople>();
            var password = await people.Choose(TestCompany.Password, email, fullname, default);
            var account = (await people.Register(email, fullname, password.Value, default))!;
            return (account, await people.BeginSession(account.Id, "test", default));
        });
        return new Client(host.Http, codename, session.Token) { UserId = account.Id.Value, Email = email };
    }

    /// <summary>Somebody who came by phone.</summary>
    public static async Task<Client> ByPhone(TestHost host, string codename, string phone)
    {
        var (account, session) = await Ask(host, codename, async services =>
        {
            var people = services.GetRequiredService<IExternalPeople>();
            var account = (await people.Admit(await Prove(host, services, phone), signedIn: null, default))!;
            return (account, await people.BeginSession(account.Id, "test", default));
        });
        return new Client(host.Http, codename, session.Token) { UserId = account.Id.Value };
    }

    /// <summary>Gives the second factor, which the staffing surface does not ask for and the house does.</summary>
    public static async Task<Client> Complete(this Client external)
    {
        var code = (await external.Post("/auth-api/verification-services/email-2factor-verification/start")).Should(200);
        (await external.Post("/auth-api/verification-services/email-2factor-verification/complete", new { secretCode = code.Body.Str("secretCode") })).Should(200);
        return external;
    }

    public static async Task<IdentityProof> Prove(TestHost host, IServiceProvider services, string phone)
    {
        var codes = services.GetRequiredService<IPhoneCodes>();
        var challenge = (await codes.Start(phone, default)).Value;
        return (await codes.Check(challenge.Id, await CodeSentTo(host, phone), default)).Proof!;
    }

    /// <summary>The code in the last text message to the phone, which waits to be sent.</summary>
    public static async Task<string> CodeSentTo(TestHost host, string phone)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT text FROM notifications.sms WHERE recipient = $1 ORDER BY id DESC LIMIT 1", connection) { Parameters = { new() { Value = phone } } };
        return AnyCode().Match((string)(await command.ExecuteScalarAsync())!).Value;
    }

    /// <summary>The tables in which any of the words stands.</summary>
    public static async Task<List<string>> Traces(this TestHost host, params string[] words)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var found = new List<string>();
        foreach (var table in await Read("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'"))
        {
            var rows = await Read($"SELECT t::text FROM {table} t");
            if (rows.Exists(row => words.Any(row.Contains))) found.Add(table);
        }
        return found;

        async Task<List<string>> Read(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var read = new List<string>();
            while (await rows.ReadAsync()) read.Add(rows.GetString(0));
            return read;
        }
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex AnyCode();
}
