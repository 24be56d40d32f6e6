using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions;

namespace WorkforceOS.Host;

/// <summary>What an operator does at Stripe from a terminal, beside a running host or without one.</summary>
internal static class PaymentCommands
{
    private const string SetUp = "--stripe-setup";

    public static bool AreIn(string[] args) => args.Contains(SetUp);

    /// <returns>The program's exit code.</returns>
    /// <exception cref="BadConfigurationException">It cannot be done; the message is a sentence.</exception>
    public static async Task<int> Run(string[] args, IConfiguration configuration, ILogger log, CancellationToken cancel)
    {
        if (args.SkipWhile(a => a is not SetUp).Skip(1).FirstOrDefault() is not { } address || address.StartsWith('-')) throw new BadConfigurationException($"{SetUp} needs the public address of this installation, such as https://work.firm.example.");
        await using var database = await HostDatabase.OpenBeside(configuration, log, cancel);
        // A word that no other setting follows would be taken for the name of one.
        await using var app = WorkforceHost.Create([.. args.Where((a, i) => a is not SetUp && (i == 0 || args[i - 1] is not SetUp))], database.ConnectionString);
        var done = await app.Services.SetUpPayments(address, cancel);
        Console.WriteLine(done.Problem is { } refusal ? throw new BadConfigurationException(refusal.Message) : done.Value);
        return 0;
    }
}
