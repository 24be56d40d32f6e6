using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What the code says of itself: the summaries beside the assemblies, read where a document is asked for.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> read = [];

    /// <summary>Of a use case: its method's own words, where one class has several, else its class's.</summary>
    public string? Summary(MethodInfo handler)
    {
        var type = handler.DeclaringType!;
        var stem = $"M:{Id(type)}.{handler.Name}(";
        var own = Members(type.Assembly).FirstOrDefault(m => m.Key.StartsWith(stem, StringComparison.Ordinal)).Value;
        return Text(own?.Element("summary")) ?? Summary(type);
    }

    public string? Summary(Type type) => Text(Member(type, "T:" + Id(type))?.Element("summary"));

    /// <summary>Of a record's parameter, or of a property.</summary>
    public string? Of(Type type, string property)
    {
        var parameter = Member(type, "T:" + Id(type))?.Elements("param").FirstOrDefault(p => property.Equals((string?)p.Attribute("name"), StringComparison.OrdinalIgnoreCase));
        var declared = type.GetProperty(property, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.IgnoreCase);
        return Text(parameter) ?? (declared?.DeclaringType is { } owner ? Text(Member(owner, $"P:{Id(owner)}.{declared.Name}")?.Element("summary")) : null);
    }

    private XElement? Member(Type type, string id) => Members(type.Assembly).GetValueOrDefault(id);

    private Dictionary<string, XElement> Members(Assembly assembly)
    {
        if (read.TryGetValue(assembly, out var members)) return members;
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return read[assembly] = File.Exists(file) ? XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!) : [];
    }

    private static string Id(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText words) text.Append(words.Value);
            if (node is XElement { IsEmpty: true } reference) text.Append(Name((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name")));
        }
        var plain = Blanks().Replace(text.ToString(), " ").Trim();
        return plain is "" ? null : plain;
    }

    private static string Name(string? reference) => reference is null ? "" : reference[(reference.Split('(')[0].LastIndexOfAny(['.', ':']) + 1)..];

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
