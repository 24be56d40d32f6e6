using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>Walls around surfaces: the kernel knows none, and none knows another.</summary>
public sealed class SurfaceLaws
{
    private static readonly Assembly Kernel = typeof(Surface).Assembly;

    public static TheoryData<string> Surfaces => [.. Repository.Surfaces];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_surface_sees_the_kernel_and_no_other_surface(string surface)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Surfaces", surface, $"Surfaces.{surface}.csproj"));
        project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/'))).ShouldBe(["Kernel"]);

        Assembly.Load($"WorkforceOS.Surfaces.{surface}").GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("WorkforceOS.", StringComparison.Ordinal))
            .ShouldBe(["WorkforceOS.Kernel"]);
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void The_kernel_has_no_type_of_a_surface(string surface)
    {
        var types = Assembly.Load($"WorkforceOS.Surfaces.{surface}").GetTypes().Where(t => !t.IsNested && t.Namespace == $"WorkforceOS.Surfaces.{surface}").Select(t => t.Name).ToList();

        types.Count.ShouldBeGreaterThan(3);
        Kernel.GetTypes().Select(t => t.Name).Intersect(types).ShouldBeEmpty();
        // A member of that name, as LogLevel.Warning is, is another thing.
        var named = new Regex($@"(?<!\.)\b({string.Join('|', types.Select(Regex.Escape))})\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        var kernel = Repository.Sources().Where(s => s.Path.StartsWith(Path.Combine("src", "Kernel"), StringComparison.Ordinal)).ToList();
        kernel.Count.ShouldBeGreaterThan(30);
        kernel.SelectMany(s => s.Lines.Where(l => named.IsMatch(l)).Select(l => $"{s.Path}: {l.Trim()}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_kernel_declares_no_surface()
    {
        Repository.Surfaces.ShouldContain("Company");
        const BindingFlags everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Kernel.GetTypes().SelectMany(t => t.GetFields(everything)).Where(f => f.FieldType == typeof(Surface)).ShouldBeEmpty();
    }
}
