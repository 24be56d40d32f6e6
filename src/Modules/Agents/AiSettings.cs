using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Agents;

/// <summary>Which model is asked, and how much. Section <c>Ai</c>; keys may stand in OPENAI_API_KEY and ANTHROPIC_API_KEY as well.</summary>
internal sealed record AiSettings : IValidatableObject
{
    public const string Section = "Ai";

    /// <summary>False: nothing of any company goes to a model, whatever else is set.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>openai (also for any server that speaks as OpenAI does), anthropic or disabled; without a word the one with a key, openai first.</summary>
    public string? Provider { get; init; }

    /// <summary>As the provider calls it; each has a usual one.</summary>
    public string? Model { get; init; }

    /// <summary>Of OpenAI or a server that speaks as it does, which writes down recordings, such as whisper-1; null: nobody does.</summary>
    public string? TranscriptionModel { get; init; }

    public AiProvider OpenAI { get; init; } = new();

    public AiProvider Anthropic { get; init; } = new();

    /// <summary>For an answer, repetitions included.</summary>
    public TimeSpan Waits { get; init; } = TimeSpan.FromSeconds(60);

    [Range(1, 100_000)]
    public int MostOutputTokens { get; init; } = 4096;

    [Range(1, 10_000)]
    public int CallsPerUserMinute { get; init; } = 20;

    [Range(1, long.MaxValue)]
    public long TokensPerUserDay { get; init; } = 200_000;

    [Range(1, long.MaxValue)]
    public long TokensPerCompanyDay { get; init; } = 2_000_000;

    /// <summary>Of a month by the company's calendar; 0 is without end.</summary>
    [Range(0, long.MaxValue)]
    public long TokensPerCompanyMonth { get; init; }

    /// <summary>Null where no model is to be asked.</summary>
    public string? Asked => !Enabled ? null : Provider is "openai" or "anthropic" ? Provider : Provider is not null ? null : OpenAI.IsSet ? "openai" : Anthropic.IsSet ? "anthropic" : null;

    public bool Transcribes => Enabled && Provider is not "disabled" && TranscriptionModel is not null && OpenAI.IsSet;

    public AiSettings WithKeys(string? openAI, string? anthropic) => this with { OpenAI = OpenAI.Or(openAI), Anthropic = Anthropic.Or(anthropic) };

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Provider is not (null or "openai" or "anthropic" or "disabled")) yield return new("One of: openai, anthropic, disabled.", [nameof(Provider)]);
        if (Waits < TimeSpan.FromSeconds(1) || Waits > TimeSpan.FromMinutes(10)) yield return new("From a second to 10 minutes.", [nameof(Waits)]);
        foreach (var (name, provider) in new[] { (nameof(OpenAI), OpenAI), (nameof(Anthropic), Anthropic) })
        {
            if (provider.BaseUrl is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")) yield return new("BaseUrl is a http or https address.", [name]);
        }
    }

    /// <returns>What is missing for what is set; null when all is there.</returns>
    public string? Missing() => (Provider, OpenAI.IsSet, Anthropic.IsSet) switch
    {
        ("openai", false, _) => "Set Ai:OpenAI:ApiKey (or OPENAI_API_KEY), or Ai:OpenAI:BaseUrl for a server of your own.",
        ("anthropic", _, false) => "Set Ai:Anthropic:ApiKey (or ANTHROPIC_API_KEY).",
        _ => null,
    };
}

/// <summary>Where a model is asked, and by which key.</summary>
internal sealed record AiProvider
{
    public string? ApiKey { get; init; }

    /// <summary>Null is the provider's own. With one of one's own the key may be left out.</summary>
    public string? BaseUrl { get; init; }

    public bool IsSet => !string.IsNullOrWhiteSpace(ApiKey) || !string.IsNullOrWhiteSpace(BaseUrl);

    /// <summary>Not of records, whose text would tell the key.</summary>
    public override string ToString() => nameof(AiProvider);

    public AiProvider Or(string? key) => string.IsNullOrWhiteSpace(ApiKey) && !string.IsNullOrWhiteSpace(key) ? this with { ApiKey = key } : this;
}
