using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Pay;

internal enum PayoutDriver
{
    /// <summary>No money moves: a line in the log, and it counts as paid.</summary>
    Log,

    /// <summary>Each is posted to an address of the operator's, which hands it to whatever provider they have.</summary>
    Webhook,
}

/// <summary>How workers are paid. Section <c>Staffing:Payouts</c>.</summary>
internal sealed record PayoutOptions : IValidatableObject
{
    public const string Section = "Staffing:Payouts";

    public PayoutDriver Driver { get; init; }

    /// <summary>
    /// Takes a signed <c>POST {paymentId, attempt, amountCents, currency, staffId, accountId, accountLast4, timesheetId, account: {bankName, accountHolderName, accountType, last4, routingLast4}}</c> with the payment's id as <c>Idempotency-Key</c>, and answers
    /// <c>{status: PAID | FAILED, reference, failureCode}</c>. Whoever has paid under a key answers the same to it for good and pays nothing more; whoever answers FAILED has paid nothing, and may be asked again under the same key for
    /// another account. Any other answer, or none, says nothing: it is asked again, later and later.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Signs what is posted.</summary>
    public string? Secret { get; init; }

    public TimeSpan Waits { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>So many are sent at a time by each host.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 8;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Driver is PayoutDriver.Webhook && WebhookSignature.Wrong(Address, Secret) is { } wrong) yield return new(wrong, [nameof(Address)]);
        if (Waits < TimeSpan.FromSeconds(1) || Waits >= Payment.Lease) yield return new($"From a second to less than {Payment.Lease.TotalMinutes:0} minutes.", [nameof(Waits)]);
    }
}

internal enum PayoutOutcome
{
    Paid,
    Failed,

    /// <summary>Nobody said: it may have been paid.</summary>
    Unknown,
}

internal sealed record PayoutAnswer(PayoutOutcome Outcome, string? Reference = null, string? FailureCode = null);

/// <summary>Pays a worker, or has them paid.</summary>
internal interface IPayouts
{
    Task<PayoutAnswer> Pay(Payment payment, PayoutAccount account, CancellationToken cancel);
}

internal sealed partial class PayoutLog(ILogger<PayoutLog> log) : IPayouts
{
    public Task<PayoutAnswer> Pay(Payment payment, PayoutAccount account, CancellationToken cancel)
    {
        LogNone(log, payment.Id.Value);
        return Task.FromResult(new PayoutAnswer(PayoutOutcome.Paid, $"LOG-{payment.Id}"));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Id} counts as paid, and no money moves: there is no driver for it (Staffing:Payouts:Driver)")]
    private static partial void LogNone(ILogger log, Guid id);
}

internal sealed partial class PayoutWebhook(PayoutOptions options, IHttpClientFactory clients, TimeProvider clock, ILogger<PayoutWebhook> log) : IPayouts
{
    private const int LongestText = 200;
    private const string NoCode = "REFUSED";

    private sealed record Answer(string? Status, string? Reference, string? FailureCode);

    public async Task<PayoutAnswer> Pay(Payment payment, PayoutAccount account, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            PaymentId = payment.Id, Attempt = payment.Attempts, payment.AmountCents, payment.Currency, payment.StaffId, payment.AccountId, payment.AccountLast4, payment.TimesheetId,
            Account = new { account.BankName, account.AccountHolderName, AccountType = account.AccountType is { } type ? $"{type}".ToUpperInvariant() : null, account.Last4, account.RoutingLast4 },
        }, Json.Plain);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(options.Waits);
            using var client = clients.CreateClient(nameof(PayoutWebhook));
            using var request = WebhookSignature.Post(new Uri(options.Address!), body, options.Secret!, clock.GetUtcNow());
            request.Headers.Add("Idempotency-Key", $"{payment.Id}");
            using var response = await client.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode || await response.Content.ReadFromJsonAsync<Answer>(Json.Plain, limit.Token) is not { } answer) return Unanswered(payment, null);
            return answer.Status switch
            {
                "PAID" => new(PayoutOutcome.Paid, Kept(answer.Reference)),
                "FAILED" => new(PayoutOutcome.Failed, FailureCode: Kept(answer.FailureCode) is { Length: > 0 } code ? code : NoCode),
                _ => Unanswered(payment, null),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Unanswered(payment, failure);
        }
    }

    private static string? Kept(string? said) => said is null ? null : new([.. said.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(LongestText)]);

    private PayoutAnswer Unanswered(Payment payment, Exception? failure)
    {
        NotAnswered(log, payment.Id.Value, failure);
        return new(PayoutOutcome.Unknown);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody said what became of payment {Id}: it is asked again.")]
    private static partial void NotAnswered(ILogger log, Guid id, Exception? failure);
}
