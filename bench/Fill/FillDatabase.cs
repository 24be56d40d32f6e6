using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace WorkforceOS.Bench;

/// <summary>Fills the database by whole tables, once. Each step is done or not; a fill that was broken off goes on with the next.</summary>
internal sealed class FillDatabase(BenchDatabase database, Size size)
{
    public const string Password = "correct-horse-9";

    /// <summary>Rounds of the hash of those who have to sign in before the measurement.</summary>
    public const int CheapRounds = 1_000;

    /// <summary>The product's default.</summary>
    private const int FullRounds = 210_000;

    public async Task Run(CancellationToken cancel)
    {
        await database.Execute("CREATE SCHEMA IF NOT EXISTS bench; CREATE TABLE IF NOT EXISTS bench.done (step text PRIMARY KEY)", cancel);
        var indexes = new HeavyIndexes(database);

        await Step("size", WriteSize, cancel);
        await Step("without indexes", indexes.PutAside, cancel);
        foreach (var (name, sql) in Scripts()) await Step(name, c => AsPlainRows(sql, c), cancel);
        await Step("indexes", indexes.PutBack, cancel);
        await Step("vacuum", c => database.Execute("VACUUM (ANALYZE)", c), cancel);
        await indexes.Check(cancel);
    }

    private async Task Step(string name, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        if ((await database.Rows($"SELECT FROM bench.done WHERE step = '{name}'", cancel)) is not []) return;
        var started = Stopwatch.GetTimestamp();
        await work(cancel);
        await database.Execute($"INSERT INTO bench.done VALUES ('{name}')", cancel);
        Console.WriteLine($"filled: {name}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    private Task WriteSize(CancellationToken cancel) => database.Execute($"""
        DROP TABLE IF EXISTS bench.size;
        CREATE TABLE bench.size AS SELECT {size.Companies} AS companies, {size.Employees} AS employees, {size.Most} AS most, {size.Shifts} AS shifts, {size.Staff} AS staff, {size.ShiftRoles} AS shift_roles, {size.Worked} AS worked, current_date AS today,
            '{Hash(FullRounds)}'::text AS full_hash, '{Hash(CheapRounds)}'::text AS cheap_hash;
        """, cancel);

    /// <summary>All rows or none; what triggers would have done is in the rows already.</summary>
    private Task AsPlainRows(string sql, CancellationToken cancel) =>
        database.Execute($"BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'; {sql} COMMIT;", cancel);

    private static string Hash(int rounds) =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = rounds })).HashPassword(new object(), Password);

    private static IEnumerable<(string Name, string Sql)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
