using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// The sentences of one language from its file, with <c>{names}</c> where arguments go: for each news a title and a text, for each mail
/// a subject and its lines, for each word itself. What is said in several ways has an entry for each, <c>name.variant</c>; several of a
/// kind stand under <c>several.kind</c>, what must be told of an account under <c>security.name</c>.
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

    /// <summary>How many sentences stand under a key.</summary>
    public int CountOf(string key) => texts[key].Length;

    /// <summary>The arguments that its sentences take.</summary>
    public IEnumerable<string> PlacesOf(string key) => texts[key].SelectMany(sentence => Place().Matches(sentence)).Select(place => place.Groups[1].Value);

    /// <summary>Under which name a news stands in the files.</summary>
    public static string KeyOf(News news) => (news is News.Several several ? "several." + Text.Of(several.Of) : Text.Camel(news.GetType().Name)) + Behind(news.Variant);

    /// <inheritdoc cref="KeyOf(News)"/>
    public static string KeyOf(SecurityNews news) => "security." + Text.Camel(news.GetType().Name) + Behind(news.Variant);

    /// <summary>What a news has to say, by the names that stand in the sentences. What was kept before a news had an argument says nothing for it.</summary>
    /// <param name="more">What is not one of its properties, or is said in other words than it has there.</param>
    /// <param name="spell">Writes a value that is no text as the language does.</param>
    public static Dictionary<string, string> ArgumentsOf(object news, IEnumerable<(string Name, object Value)> more, Func<object, string> spell)
    {
        var arguments = Known.GetOrAdd(news.GetType(), type => [.. type.GetProperties().Where(p => p.DeclaringType == type).Select(p => (Text.Camel(p.Name), p))])
            .ToDictionary(p => p.Name, p => p.Property.GetValue(news) switch { null => "", string text => text, var value => spell(value) });
        foreach (var (name, value) in more) arguments[name] = spell(value);
        return arguments;
    }

    public bool Has(string key) => texts.ContainsKey(key);

    public IReadOnlyList<string> Lines(string key, IReadOnlyDictionary<string, string> arguments) => Array.ConvertAll(texts[key], sentence => Filled(sentence, arguments));

    public (string Title, string Text) Say(string key, IReadOnlyDictionary<string, string> arguments)
    {
        var lines = Lines(key, arguments);
        return (lines[0], lines[1]);
    }

    /// <summary>What is no whole mail or news.</summary>
    public string Word(string key, params (string Name, string Value)[] arguments) => Lines(key, arguments.ToDictionary(a => a.Name, a => a.Value))[0];

    /// <summary>In one pass: what stands in an argument is never filled.</summary>
    private static string Filled(string sentence, IReadOnlyDictionary<string, string> arguments) => Place().Replace(sentence, place => arguments[place.Groups[1].Value]);

    private static string Behind(string? variant) => variant is null ? "" : "." + variant;

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
