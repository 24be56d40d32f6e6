using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Who judges files. Section <c>Staffing:Verification</c>.</summary>
internal sealed record VerificationOptions : IValidatableObject
{
    public const string Section = "Staffing:Verification";

    /// <summary>
    /// The operator's verifier, asked by a signed <c>POST {verificationId, attempt, type, subjectType, subjectId, fileUrl, contentType, rules, metadata}</c>; it answers
    /// <c>{outcome: AUTO_PASS | AUTO_FAIL | NEEDS_REVIEW, confidence, reasons, provider, reference}</c>. Without one a rule looks at attire, and operators at the rest.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Signs what is asked.</summary>
    public string? Secret { get; init; }

    public TimeSpan Waits { get; init; } = TimeSpan.FromSeconds(20);

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Address is not null && WebhookSignature.Wrong(Address, Secret) is { } wrong) yield return new(wrong, [nameof(Address)]);
        if (Waits < TimeSpan.FromSeconds(1) || Waits >= Verification.Lease) yield return new($"From a second to less than {Verification.Lease.TotalMinutes:0} minutes.", [nameof(Waits)]);
    }
}

/// <summary>Judges a file, or has it judged. Who cannot be asked has said nothing.</summary>
internal sealed partial class Verifier(VerificationOptions options, IHttpClientFactory clients, TimeProvider clock, ILogger<Verifier> log)
{
    private const string Rule = "ATTIRE_RULE";
    private const string RuleVersion = "1";
    private const string Webhook = "WEBHOOK";
    private const int MostReasons = 20;
    private const int LongestText = 200;

    /// <summary>What was to be judged is not there any more.</summary>
    public static readonly VerificationDecision Gone = new(VerificationStatus.AutoFail, 1, ["FILE_GONE"]);

    private sealed record Answer(string? Outcome, decimal? Confidence, IReadOnlyList<string?>? Reasons, string? Provider, string? Reference);

    /// <returns>Null where nobody answered.</returns>
    public async Task<VerificationDecision?> Judge(Verification verification, FileFacts file, FileLink link, CancellationToken cancel)
    {
        if (options.Address is not null) return await Ask(verification, file, link, cancel);
        return verification.Type is VerificationType.Attire ? Look(verification, file) : new(VerificationStatus.NeedsReview, 0, ["NO_PROVIDER"]);
    }

    /// <summary>Sees that it is a picture, and of a picture nothing: what must be looked at, somebody looks at.</summary>
    private static VerificationDecision Look(Verification verification, FileFacts file)
    {
        var (outcome, confidence, reason) = !file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? (VerificationStatus.AutoFail, 1m, "NOT_A_PICTURE")
            : verification.Rules is null ? (VerificationStatus.AutoPass, 0.5m, "IS_A_PICTURE") : (VerificationStatus.NeedsReview, 0, "RULES_NOT_CHECKED");
        return new(outcome, confidence, [reason], Rule, RuleVersion);
    }

    private async Task<VerificationDecision?> Ask(Verification verification, FileFacts file, FileLink link, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            VerificationId = verification.Id, Attempt = verification.Attempts, Type = VerificationTypes.Name(verification.Type), SubjectType = VerificationView.Staff, SubjectId = verification.StaffId, FileUrl = link.Url, file.ContentType,
            Rules = Free(verification.Rules), Metadata = Free(verification.Metadata),
        }, Json.Plain);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(options.Waits);
            using var client = clients.CreateClient(nameof(Verifier));
            using var request = WebhookSignature.Post(new Uri(options.Address!), body, options.Secret!, clock.GetUtcNow());
            using var response = await client.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode || await response.Content.ReadFromJsonAsync<Answer>(Json.Plain, limit.Token) is not { } answer) return Unanswered(null);
            return Read(answer) ?? Unanswered(null);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Unanswered(failure);
        }
    }

    private static VerificationDecision? Read(Answer answer)
    {
        VerificationStatus? outcome = answer.Outcome switch { "AUTO_PASS" => VerificationStatus.AutoPass, "AUTO_FAIL" => VerificationStatus.AutoFail, "NEEDS_REVIEW" => VerificationStatus.NeedsReview, _ => null };
        if (outcome is not { } said) return null;
        return new(said, decimal.Round(Math.Clamp(answer.Confidence ?? 0, 0, 1), 3, MidpointRounding.AwayFromZero), [.. (answer.Reasons ?? []).OfType<string>().Select(Kept).Take(MostReasons)], Kept(answer.Provider ?? Webhook), Kept(answer.Reference ?? ""));
    }

    private static JsonElement? Free(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);

    private static string Kept(string said) => new([.. said.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(LongestText)]);

    private VerificationDecision? Unanswered(Exception? failure)
    {
        NotJudged(log, failure);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The verifier of files did not answer.")]
    private static partial void NotJudged(ILogger log, Exception? failure);
}
