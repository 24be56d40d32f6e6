using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Subscriptions;

/// <summary>The payment provider's account; without a secret key nothing can be paid.</summary>
internal sealed record StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>The one that Stripe's stand-in has.</summary>
    private const string StandInKey = "sk_test_standin";

    public string? SecretKey { get; init; }

    /// <summary>What pages show card fields with.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Of the webhook's endpoint; several while one is rolled.</summary>
    [MaxLength(3, ErrorMessage = "At most three secrets.")]
    public string[] WebhookSecrets { get; init; } = [];

    /// <summary>Another address than Stripe's own, for tests.</summary>
    public string? ApiBase { get; init; }

    /// <summary>Whether Stripe works out taxes.</summary>
    public bool AutomaticTax { get; init; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(SecretKey);

    /// <summary>Whether nobody can lose anything here, filled in by the wiring: on a machine of one's own a stand-in may take the payments.</summary>
    internal bool MayStandIn { get; init; }

    /// <summary>A secret or a restricted key of an account's test mode.</summary>
    private bool IsForTests => SecretKey?.StartsWith("sk_test_", StringComparison.Ordinal) is true || SecretKey?.StartsWith("rk_test_", StringComparison.Ordinal) is true;

    /// <summary>Why nobody should earn their living with these settings; null where they may.</summary>
    /// <param name="isProduction">Where real money is taken, else where one only rehearses that.</param>
    public string? Unsafe(bool isProduction) =>
        SecretKey is StandInKey ? "Stripe:SecretKey is the stand-in's, which takes no money and trusts everybody. It is for Development."
        : ApiBase?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) is true ? "Stripe:ApiBase is an http:// address, by which keys and payments go unprotected."
        : isProduction && IsForTests ? "Stripe:SecretKey is a key for tests, by which nobody pays."
        : null;
}

/// <summary>How subscriptions are kept.</summary>
internal sealed record SubscriptionOptions
{
    public const string Section = "Subscriptions";

    /// <summary>Whether companies have paid features only with a subscription; left out: where payments can be taken.</summary>
    public bool? Required { get; init; }

    /// <summary>So long after a failed payment access stays.</summary>
    [Range(0, 90)]
    public int GraceDays { get; init; } = 14;

    /// <summary>Whether the payment provider is set up, filled in by the wiring.</summary>
    internal bool PaymentsConfigured { get; init; }

    public bool IsRequired => Required ?? PaymentsConfigured;
}

/// <summary>Where the app's pages are.</summary>
internal sealed record WebPagesOptions
{
    public const string Section = "Web";

    /// <summary>The app's public address; left out: this host's own.</summary>
    public string? Url { get; init; }
}
