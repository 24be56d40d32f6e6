using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Schema;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>The same behind a pooler that gives every transaction another session of the server: what one call said of its company, the next one's session does not know.</summary>
public sealed class PoolerTests(PoolerTests.BehindPooler host) : IClassFixture<PoolerTests.BehindPooler>
{
    private const int Callers = 12;
    private const int CallsOfEach = 30;

    /// <summary>Four server sessions for each login, so that every one serves both companies all the time.</summary>
    public sealed class BehindPooler : TwoCompanies
    {
        private PgBouncer? bouncer;
        private string direct = "";

        internal string Through => bouncer!.ConnectionString;

        protected override Dictionary<string, string?> Settings => new(base.Settings) { ["ConnectionStrings:Direct"] = direct };

        protected override async Task<string> Database()
        {
            direct = await Cluster.NewDatabase();
            bouncer = await PgBouncer.Start(direct, sessions: 4);
            return bouncer.ConnectionString;
        }

        protected override async ValueTask CleanUp()
        {
            if (bouncer is not null) await bouncer.DisposeAsync();
            await base.CleanUp();
        }
    }

    [Fact]
    public Task No_route_leaks_another_company_s_row() => Strangers.FindNothing(host, [.. host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance)]);

    [Fact]
    public async Task Two_companies_at_once_each_see_all_of_their_own_and_nothing_else()
    {
        (Client Who, string Path, string Name, int Rows)[] lists =
        [
            .. await Counted(host.Furnished.Owner, "/auth-api/v1/users", "users"), .. await Counted(host.Stranger.Owner, "/auth-api/v1/users", "users"),
            .. await Counted(host.Furnished.Owner, "/scheduleManagement-api/v1/shifts", "shifts"), .. await Counted(host.Stranger.Owner, "/scheduleManagement-api/v1/shifts", "shifts"),
            .. await Counted(host.Furnished.Owner, "/employeeProfile-api/v1/employeeprofiles", "employeeProfiles"),
        ];
        lists.Select(l => l.Rows).Distinct().Count().ShouldBeGreaterThan(2, "lists of one length prove nothing");

        var wrong = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var seen = new List<string>();
            for (var call = 0; call < CallsOfEach; call++)
            {
                var (who, path, name, rows) = lists[(caller + call) % lists.Length];
                var reply = await who.Get(path);
                if (reply.Status != 200 || reply[name].GetArrayLength() != rows) seen.Add($"{path}: {reply.Status}, {rows} rows expected: {reply.Text}");
                if (call % 5 == 0 && (await who.Patch("/auth-api/v1/profile", new { fullname = $"Renamed {caller} {call}" })).Status is not (200 or 409) and var status) seen.Add($"profile: {status}");
            }
            return seen;
        }));

        wrong.SelectMany(w => w).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_way_past_the_pooler_nothing_starts()
    {
        (await Should.ThrowAsync<MigrationException>(() => Migrator.Run(host.Through, log: null, CancellationToken.None))).Message.ShouldContain("ConnectionStrings:Direct");

        await using var app = WorkforceHost.Create(["--environment=Testing", "--Worker:Enabled=false", "--Mail:ToFiles=true", "--urls=http://127.0.0.1:0", $"--WORKFORCEOS_DATA={host.DataFolder}",
            "--Identity:SuperAdmin:Email=admin@workforceos.test", "--Identity:SuperAdmin:Password=a-super-secret-1"], host.Through);
        (await Should.ThrowAsync<BadConfigurationException>(() => app.StartAsync())).Message.ShouldContain("ConnectionStrings:Direct");
    }

    private static async Task<(Client, string, string, int)[]> Counted(Client who, string path, string name) => [(who, path, name, (await who.Get(path)).Should(200)[name].GetArrayLength())];
}
