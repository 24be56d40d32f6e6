using System.Reflection;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>Walls between modules.</summary>
public sealed class ModuleLaws
{
    public static TheoryData<string> Modules => [.. Repository.Modules];

    [Fact]
    public void There_are_modules_to_judge()
    {
        Repository.Modules.Count.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_sees_the_kernel_the_contracts_and_surfaces_and_no_other_module(string module)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Modules", module, $"{module}.csproj"));
        project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))
            .ShouldBeSubsetOf(["Kernel", "Contracts", .. Repository.Surfaces.Select(s => $"Surfaces.{s}")]);

        Assembly.Load($"WorkforceOS.{module}").GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("WorkforceOS.", StringComparison.Ordinal))
            .ShouldBeSubsetOf(["WorkforceOS.Kernel", "WorkforceOS.Contracts", .. Repository.Surfaces.Select(s => $"WorkforceOS.Surfaces.{s}")]);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_shows_one_door_with_at_most_four_handles(string module)
    {
        var door = Assembly.Load($"WorkforceOS.{module}").GetExportedTypes().ShouldHaveSingleItem();

        door.Name.ShouldBe($"{module}Module");
        door.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Length.ShouldBeInRange(1, 4);
    }

    [Fact]
    public void Contracts_know_the_kernel_and_nothing_else_of_ours()
    {
        typeof(WorkforceOS.Contracts.Identity.ICompanies).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("WorkforceOS.", StringComparison.Ordinal))
            .ShouldBe(["WorkforceOS.Kernel"]);
        typeof(Kernel.IId).Assembly.GetReferencedAssemblies().ShouldNotContain(a => a.Name!.StartsWith("WorkforceOS.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_handler_takes_few_things()
    {
        const int most = 8;
        var handlers = Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.Name is "Handle").ToList();

        handlers.Count.ShouldBeGreaterThan(80);
        handlers.Where(h => h.GetParameters().Length > most).Select(h => $"{h.DeclaringType}: {h.GetParameters().Length}").ShouldBeEmpty("A handler with more is two things, or some of its collaborators belong together.");
    }

    [Fact]
    public void Events_have_names_of_their_own()
    {
        var events = typeof(WorkforceOS.Contracts.Identity.ICompanies).Assembly.GetTypes().Concat(Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()))
            .Where(t => typeof(IEvent).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false }).Select(EventName.Of).ToList();

        events.Count.ShouldBeGreaterThan(15);
        events.ShouldBeUnique();
    }

    [Fact]
    public void Every_entity_belongs_to_a_company_or_says_that_it_does_not()
    {
        var entities = Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(ModuleDb).IsAssignableFrom(t) && !t.IsAbstract)
            .SelectMany(db => db.GetProperties()).Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0]).Distinct().ToList();

        entities.Count.ShouldBeGreaterThan(20);
        entities.Where(e => !typeof(ITenantOwned).IsAssignableFrom(e) && !typeof(IGlobal).IsAssignableFrom(e)).ShouldBeEmpty();
        // A company is its own, read by all to be found, and a plan is the platform's, read by all to be chosen; both are stamped as rows are.
        entities.Where(e => typeof(ITenantOwned).IsAssignableFrom(e) && typeof(IGlobal).IsAssignableFrom(e)).Select(e => e.Name).ShouldBe(["Company", "SubscriptionPlan"], ignoreOrder: true);
    }
}
