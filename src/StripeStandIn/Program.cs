using System.Globalization;
using System.Runtime.InteropServices;
using WorkforceOS.StripeStandIn;

// Started by itself: the address and where events go come from the command line.
var port = args is [var given, ..] && int.TryParse(given, CultureInfo.InvariantCulture, out var number) ? number : 12111;
var webhook = args is [_, var url, ..] ? new Uri(url) : null;
var ended = new TaskCompletionSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
await using var standIn = await StandIn.Start(TimeProvider.System, port);
if (webhook is not null) standIn.Webhooks.To(webhook);
Console.WriteLine($"A stand-in for Stripe listens on {standIn.Address}. Events are signed with {standIn.Webhooks.Secret}.");
await ended.Task;
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
