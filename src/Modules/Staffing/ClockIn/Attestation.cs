using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Whether an app is the genuine one on a genuine device. Section <c>Staffing:Attestation</c>.</summary>
internal sealed record AttestationOptions
{
    public const string Section = "Staffing:Attestation";

    /// <summary>Who verifies tokens: asked by <c>POST {provider, token, nonce}</c>, answers <c>{"valid": true|false}</c>. Without it no token is verified.</summary>
    public Uri? Address { get; init; }

    public TimeSpan Waits { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>Verifies what Play Integrity and App Attest say of a device.</summary>
internal interface IAttestation
{
    Task<AttestationStatus> Verify(AttestationProvider provider, string token, string? nonce, CancellationToken cancel);
}

/// <summary>Asks the operator's verifier. Who cannot be asked has said nothing.</summary>
internal sealed partial class Attestation(AttestationOptions options, IHttpClientFactory clients, ILogger<Attestation> log) : IAttestation
{
    private sealed record Answer(bool Valid);

    public async Task<AttestationStatus> Verify(AttestationProvider provider, string token, string? nonce, CancellationToken cancel)
    {
        if (options.Address is null) return AttestationStatus.Unverified;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(options.Waits);
            using var client = clients.CreateClient(nameof(Attestation));
            using var response = await client.PostAsJsonAsync(options.Address, new { provider = Text.Of(provider), token, nonce }, limit.Token);
            if (!response.IsSuccessStatusCode || await response.Content.ReadFromJsonAsync<Answer>(Json.Plain, limit.Token) is not { } answer) return Unanswered(null);
            return answer.Valid ? AttestationStatus.Valid : AttestationStatus.Invalid;
        }
        catch (Exception failure) when (failure is HttpRequestException or System.Text.Json.JsonException || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Unanswered(failure);
        }
    }

    private AttestationStatus Unanswered(Exception? failure)
    {
        NotVerified(log, failure);
        return AttestationStatus.Unverified;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The verifier of attestations did not answer.")]
    private static partial void NotVerified(ILogger log, Exception? failure);
}
