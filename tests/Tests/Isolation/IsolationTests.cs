using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Isolation;

/// <summary>Every operation, asked by everybody who may not: the list of operations is the product's own, so that a new one is asked too.</summary>
public abstract class IsolationMatrix(IsolationHost host)
{
    /// <summary>What every colleague may read of others.</summary>
    private static readonly string[] OpenToColleagues = ["getUserGroup", "listUserGroups", "listUserGroupMembers", "getCompanyAvatarsFile", "listCompanyAvatarsFiles"];

    protected IsolationHost Host => host;

    private IReadOnlyList<Operation> Operations => host.Services.GetRequiredService<ApiMap>().Operations;

    private Requests Requests => new(host);

    [Fact]
    public void Every_operation_is_asked_with_what_it_wants()
    {
        Operations.Count.ShouldBeGreaterThan(80);
        Operations.Where(o => o.Access is not Access.Public && o.Plan.TakesBody && !Requests.HasBody(o) && !Requests.AboutOneselfOnly.Contains(o.Name)).Select(o => o.Name).ShouldBeEmpty();
        Requests.AboutOneselfOnly.Except(Operations.Select(o => o.Name)).ShouldBeEmpty();
        OpenToColleagues.Except(Operations.Select(o => o.Name)).ShouldBeEmpty();
    }

    [Fact]
    public Task Nobody_gets_in_without_a_session() =>
        AllRefuse(host.Visitor(host.Target.Codename), o => o.Access is not Access.Public, (operation, reply) => Refused(operation, reply, 401, "LoginRequired"));

    [Fact]
    public Task Nobody_gets_in_by_the_password_alone() =>
        AllRefuse(host.HalfSignedIn, o => o.Access is Access.SignedIn, (operation, reply) => Refused(operation, reply, 403, "EmailTwoFactorNeeded"));

    [Fact]
    public Task A_session_of_another_company_opens_nothing() =>
        AllRefuse(host.Other.Owner.At(host.Target.Codename), o => o.Access is not Access.Public, (operation, reply) => Refused(operation, reply, 403, "UserTenantMismatch"));

    [Fact]
    public Task Ids_of_another_company_are_of_nothing() => AllRefuse(host.Other.Owner, NamesSomething, (operation, reply) =>
    {
        reply.Status.ShouldBeInRange(400, 404, $"{operation.Name}: {reply.Text}");
        reply.Text.ShouldNotContain(IsolationHost.CompanyMark, Case.Insensitive, operation.Name);
    });

    [Fact]
    public async Task Lists_hold_nothing_of_another_company()
    {
        var lists = Operations.Where(o => o.Filters is not null && !o.Route.Contains(':') && o.Access is not Access.Public && o.Roles != Roles.Saas).ToList();
        lists.Count.ShouldBeGreaterThan(10);
        foreach (var list in lists)
        {
            var reply = (await Requests.Send(host.Other.Owner, list)).Should(200);
            reply.Text.ShouldNotContain(IsolationHost.CompanyMark, Case.Insensitive, list.Name);
        }
    }

    [Fact]
    public Task Who_has_not_the_role_is_told_which() => AllRefuse(host.Colleague, o => o.Roles.Count > 0, (operation, reply) =>
    {
        Refused(operation, reply, 403, "ForbiddenAccess");
        reply.Message.ShouldNotBeNull().ShouldStartWith("errMsg_UserRoleRequired:[", Case.Sensitive, operation.Name);
    });

    [Fact]
    public Task What_is_a_colleagues_own_is_nobody_elses() => AllRefuse(host.Colleague, o => NamesSomething(o) && !OpenToColleagues.Contains(o.Name), (operation, reply) =>
    {
        reply.Status.ShouldBeInRange(400, 404, $"{operation.Name}: {reply.Text}");
        reply.Text.ShouldNotContain(IsolationHost.PrivateMark, Case.Insensitive, operation.Name);
    });

    [Fact]
    public async Task Lists_hold_nothing_of_a_colleagues_own()
    {
        foreach (var list in Operations.Where(o => o.Filters is not null && !o.Route.Contains(':') && o.Access is not Access.Public && o.Roles.Count == 0))
        {
            var reply = await Requests.Send(host.Colleague, list);
            if (reply.Status != 403) reply.Should(200);
            reply.Text.ShouldNotContain(IsolationHost.PrivateMark, Case.Insensitive, list.Name);
            reply.Text.ShouldNotContain(host.Id("attendanceRecordId"), Case.Insensitive, list.Name);
        }
    }

    /// <summary>Buckets refuse by status and message alone.</summary>
    private static void Refused(Operation operation, Reply reply, int status, string errCode)
    {
        if (operation.Shape is Shape.Bucket) reply.Should(status);
        else reply.ShouldRefuse(status, errCode);
    }

    private static bool NamesSomething(Operation operation) =>
        operation.Access is not Access.Public && operation.Filters is null | operation.Route.Contains(':') && !Requests.AboutOneselfOnly.Contains(operation.Name);

    /// <summary>Asks all of them, and looks that nothing has changed by it.</summary>
    private async Task AllRefuse(Client who, Func<Operation, bool> which, Action<Operation, Reply> check)
    {
        var before = await host.Everything();
        var asked = Operations.Where(which).ToList();
        asked.Count.ShouldBeGreaterThan(10);
        foreach (var operation in asked) check(operation, await Requests.Send(who, operation));
        (await host.Everything()).ShouldBe(before, "Something was changed by somebody who may not.");
    }
}

/// <summary>As the product runs.</summary>
public sealed class IsolationTests(IsolationHost host) : IsolationMatrix(host), IClassFixture<IsolationHost>;

/// <summary>With the query filter off: row-level security alone keeps the companies apart.</summary>
public sealed class IsolationWithoutFilterTests(IsolationWithoutFilterTests.UnfilteredHost host) : IsolationMatrix(host), IClassFixture<IsolationWithoutFilterTests.UnfilteredHost>
{
    [Fact]
    public async Task The_filter_is_really_off()
    {
        foreach (var type in UnfilteredHost.ModuleDbs)
        {
            await Host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), services =>
            {
                var entities = ((DbContext)services.GetRequiredService(type)).Model.GetEntityTypes().Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType)).ToList();
                entities.ShouldNotBeEmpty();
                entities.ShouldAllBe(e => e.GetDeclaredQueryFilters().All(f => f.Key != ModuleDb.TenantFilter));
                return Task.CompletedTask;
            }, CancellationToken.None);
        }
    }

    public sealed class UnfilteredHost : IsolationHost
    {
        internal static readonly Type[] ModuleDbs = [.. Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(ModuleDb)) && !t.IsAbstract)];

        protected override void Add(IServiceCollection services)
        {
            ModuleDbs.Length.ShouldBeGreaterThan(6);
            foreach (var type in ModuleDbs)
            {
                typeof(UnfilteredHost).GetMethod(nameof(Unfilter), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [services]);
            }
        }

        private static void Unfilter<TDb>(IServiceCollection services) where TDb : DbContext =>
            services.ConfigureDbContext<TDb>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilter>());
    }

    private sealed class WithoutTenantFilter(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder model, DbContext context)
        {
            base.Customize(model, context);
            foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType))) entity.SetQueryFilter(ModuleDb.TenantFilter, null);
        }
    }
}
