using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What the code says of itself: the summaries beside the assemblies, read where a document is asked for.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> read = [];

    public string? Summary(Type type) => Text(Member(type, "T:" + Id(type))?.Element("summary"));

    /// <summary>Of a record's parameter, or of a property.</summary>
    public string? Of(Type type, string property)
    {
        var parameter = Member(type, "T:" + Id(type))?.Elements("param").FirstOrDefault(p => property.Equals((string?)p.Attribute("name"), StringComparison.OrdinalIgnoreCase));
        var declared = type.GetProperty(property, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.IgnoreCase);
        return Text(parameter) ?? (declared?.DeclaringType is { } owner ? Text(Member(owner, $"P:{Id(owner)}.{declared.Name}")?.Element("summary")) : null);
    }

    private XElement? Member(Type type, string id)
    {
        if (!read.TryGetValue(type.Assembly, out var members))
        {
            var file = Path.Combine(AppContext.BaseDirectory, type.Assembly.GetName().Name + ".xml");
            read[type.Assembly] = members = File.Exists(file) ? XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!) : [];
        }
        return members.GetValueOrDefault(id);
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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
