using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// The sentences of one language from its file: for each news a title and a text, with <c>{names}</c> where its arguments go. A news
/// that is said in several ways has a file entry for each, <c>name.variant</c>; several of a kind stand under <c>several.kind</c>.
/// </summary>
internal sealed partial class TextFile
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, PropertyInfo Property)>> Known = new();
    private readonly Dictionary<string, string[]> texts;

    public TextFile(string code)
    {
        using var file = typeof(TextFile).Assembly.GetManifestResourceStream($"texts.{code}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string[]>>(file)!;
    }

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The arguments that its title and its text take.</summary>
    public IEnumerable<string> PlacesOf(string key) => texts[key].SelectMany(sentence => Place().Matches(sentence)).Select(place => place.Groups[1].Value);

    /// <summary>Under which name a news stands in the files.</summary>
    public static string KeyOf(News news) => Text.Camel(news.GetType().Name) + (news.Variant is { } variant ? "." + variant : "");

    /// <summary>What a news has to say, by the names that stand in the sentences.</summary>
    /// <param name="spell">Writes a value that is no text as the language does.</param>
    public static Dictionary<string, string> ArgumentsOf(News news, Func<object, string> spell) =>
        Known.GetOrAdd(news.GetType(), type => [.. type.GetProperties().Where(p => p.DeclaringType == type).Select(p => (Text.Camel(p.Name), p))])
            .Select(p => (p.Name, Value: p.Property.GetValue(news))).Where(p => p.Value is not null)
            .ToDictionary(p => p.Name, p => p.Value as string ?? spell(p.Value!));

    public (string Title, string Text) Say(string key, IReadOnlyDictionary<string, string> arguments)
    {
        var sentences = texts[key];
        return (Filled(sentences[0], arguments), Filled(sentences[1], arguments));
    }

    /// <summary>In one pass: what stands in an argument is never filled.</summary>
    private static string Filled(string sentence, IReadOnlyDictionary<string, string> arguments) => Place().Replace(sentence, place => arguments[place.Groups[1].Value]);

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
