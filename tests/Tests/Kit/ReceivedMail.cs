using System.Text;
using System.Text.RegularExpressions;

namespace WorkforceOS.Tests.Kit;

/// <summary>A mail as it arrives, with what a mail program would show of it.</summary>
/// <param name="Recipients">Whom the envelope names; empty for a file.</param>
public sealed partial record ReceivedMail(string Raw, IReadOnlyList<string> Recipients)
{
    public string Subject => Decoded(Header("Subject"));

    public string From => Header("From");

    public string To => Header("To");

    public string Text => Part("text/plain");

    public string Html => Part("text/html");

    public IReadOnlyList<string> HeaderNames => [.. Unfolded().Split("\r\n").Select(line => line.Split(':')[0])];

    public string Header(string name) =>
        Unfolded().Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";

    private string Unfolded() => Folded().Replace(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");

    private string Part(string type)
    {
        var boundary = "--" + Boundary().Match(Raw).Groups[1].Value;
        var part = Raw.Split(boundary).Skip(1).Single(p => p.Contains($"Content-Type: {type}", StringComparison.OrdinalIgnoreCase));
        return QuotedPrintable(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]).Trim();
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not '=') bytes.Add((byte)text[i]);
            else if (text[i + 1] is '\r') i += 2;
            else
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Decoded(string header) => EncodedWord().Replace(header, word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : QuotedPrintable(word.Groups[2].Value.Replace('_', ' ')));

    [GeneratedRegex("boundary=\"?([^\"\r\n;]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r\n[ \t]")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=\s?", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
