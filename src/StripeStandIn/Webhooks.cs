using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Events: kept until somebody takes them, or sent by themselves to an address, as roughly as a network does it.</summary>
public sealed class Webhooks(TimeProvider clock) : IDisposable
{
    public const string Version = "2026-10-28.endive";
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<JsonObject> waiting = new();
    private readonly Random chance = new(7);
    private Uri? address;

    public string Secret { get; } = "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Of those sent by themselves: each comes twice.</summary>
    public bool Doubles { get; set; }

    /// <summary>Of those sent by themselves, how many of a hundred never come.</summary>
    public int DropsPercent { get; set; }

    /// <summary>Those sent by themselves come in any order, each up to so late.</summary>
    public TimeSpan Delays { get; set; }

    /// <summary>From now on events are sent there by themselves.</summary>
    public void To(Uri url) => address = url;

    /// <summary>Those that nobody has taken yet, in the order in which they happened.</summary>
    public IReadOnlyList<JsonObject> Take()
    {
        var taken = new List<JsonObject>();
        while (waiting.TryDequeue(out var next)) taken.Add(next);
        return taken;
    }

    /// <summary>Sends one, signed.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> Send(JsonObject @event, Uri to, string? secret = null, TimeSpan age = default, string? header = null)
    {
        var payload = @event.ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent(payload, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", header ?? Sign(payload, secret ?? Secret, clock.GetUtcNow() - age));
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    public static string Sign(string payload, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{payload}")))}";
    }

    public void Dispose() => http.Dispose();

    internal void Happened(string id, string type, JsonObject about)
    {
        var @event = new JsonObject
        {
            ["id"] = id, ["object"] = "event", ["api_version"] = Version, ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(), ["livemode"] = false,
            ["pending_webhooks"] = 1, ["type"] = type, ["data"] = new JsonObject { ["object"] = Shapes.Sent(about) }, ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
        };
        if (address is { } url) _ = SendRoughly(@event, url);
        else waiting.Enqueue(@event);
    }

    private async Task SendRoughly(JsonObject @event, Uri url)
    {
        if (chance.Next(100) < DropsPercent) return;
        for (var copy = 0; copy < (Doubles ? 2 : 1); copy++)
        {
            await Task.Delay(Delays * chance.NextDouble());
            try
            {
                await Send(@event, url);
            }
            catch (HttpRequestException)
            {
                // Nobody is there; the receiver does without.
            }
        }
    }
}
