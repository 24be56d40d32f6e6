using System.Security.Cryptography;

namespace WorkforceOS.LiveWalk;

/// <summary>Somebody who may operate a company's marketplace, for hosts that tell no codes.</summary>
/// <param name="Company">Its codename.</param>
public sealed record Operator(string Company, string Email, string Password);

/// <summary>Which host is walked, and under which name.</summary>
/// <param name="Base">Null: the host that runs here, else one of the walk's own.</param>
/// <param name="Run">4 to 20 small letters and digits. All keys, names and addresses of a walk are made of it: the same run again goes on with what there is.</param>
/// <param name="Operator">Null: the walk registers a company of its own.</param>
public sealed record WalkOptions(Uri? Base, string Run, Operator? Operator = null)
{
    public const string Flag = "--walk";

    private static readonly string[] Names = ["--base", "--run", "--company", "--email", "--password"];

    /// <summary>For so long an answer is waited for and asked for again. A key that a dead host has in hand is free after a minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <param name="args">What the program was started with: <c>--base URL</c>, <c>--run ID</c>, <c>--company</c>, <c>--email</c>, <c>--password</c>, each also as <c>--name=value</c>.</param>
    /// <param name="setting">By name: what the environment says; <c>WALK_COMPANY</c>, <c>WALK_EMAIL</c> and <c>WALK_PASSWORD</c> stand for the arguments.</param>
    /// <returns>The options, or a sentence on what is wrong with the arguments.</returns>
    public static (WalkOptions? Options, string? Wrong) Of(IReadOnlyList<string> args, Func<string, string?> setting)
    {
        var given = Given(args);
        Uri? address = null;
        if (given.TryGetValue("--base", out var written) && (!Uri.TryCreate(written, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https"))) return (null, "--base is the address of a host, such as http://localhost:5080.");
        var run = given.GetValueOrDefault("--run") ?? RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 8);
        if (run.Length is < 4 or > 20 || !run.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) return (null, "--run is 4 to 20 small letters and digits.");

        string?[] whose = [.. new[] { "company", "email", "password" }.Select(name => given.GetValueOrDefault($"--{name}") ?? setting($"WALK_{name.ToUpperInvariant()}"))];
        if (whose.Any(w => w is not null) && whose.Any(string.IsNullOrEmpty)) return (null, "--company, --email and --password go together (or WALK_COMPANY, WALK_EMAIL and WALK_PASSWORD).");
        return (new WalkOptions(address, run, whose is [{ } company, { } email, { } password] ? new Operator(company, email, password) : null), null);
    }

    private static Dictionary<string, string> Given(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].Split('=', 2) is [var name, var value] && Names.Contains(name)) given[name] = value;
            else if (Names.Contains(args[i]) && i + 1 < args.Count) given[args[i]] = args[++i];
        }
        return given;
    }
}
