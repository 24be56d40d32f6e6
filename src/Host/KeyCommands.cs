using WorkforceOS.Contracts.Identity;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Host;

/// <summary>What an operator does to the signing keys from a terminal, beside a running host or without one. Hosts hear of it at once.</summary>
internal static class KeyCommands
{
    private const string Rotate = "--rotate-keys";
    private const string Reseal = "--reseal-keys";
    private const string Revoke = "--revoke-key";

    public static bool AreIn(string[] args) => args.Any(a => a is Rotate or Reseal or Revoke);

    /// <returns>The program's exit code.</returns>
    public static async Task<int> Run(string[] args, IConfiguration configuration, ILogger log, CancellationToken cancel)
    {
        await using var database = await HostDatabase.OpenBeside(configuration, log, cancel);
        // A word that no other setting follows would be taken for the name of one.
        await using var app = WorkforceHost.Create([.. args.Where((a, i) => a is not (Rotate or Reseal or Revoke) && (i == 0 || args[i - 1] is not Revoke))], database.ConnectionString);
        var done = await Do(args, app.Services, cancel);
        await app.Services.GetRequiredService<Signals>().Flush(cancel);
        Console.WriteLine(done);
        return 0;
    }

    private static async Task<string> Do(string[] args, IServiceProvider services, CancellationToken cancel)
    {
        if (args.Contains(Rotate))
        {
            await services.ChangeSigningKeys(SigningKeyChange.Rotate, null, cancel);
            return "New sessions are signed with a new key.";
        }
        if (args.Contains(Reseal))
        {
            var count = await services.ChangeSigningKeys(SigningKeyChange.Reseal, null, cancel);
            return $"{count} keys and tokens are sealed under Identity:KeyEncryptionSecret. Once every host has it, Identity:PreviousKeyEncryptionSecret may go.";
        }
        var id = args.SkipWhile(a => a is not Revoke).Skip(1).FirstOrDefault();
        if (!Guid.TryParse(id, out var key)) throw new BadConfigurationException($"{Revoke} needs the id of the key, which tokens name as keyId.");
        return await services.ChangeSigningKeys(SigningKeyChange.Revoke, key, cancel) == 1
            ? "The key is revoked: whoever was signed in by it signs in anew."
            : throw new BadConfigurationException($"There is no signing key {key}.");
    }
}
