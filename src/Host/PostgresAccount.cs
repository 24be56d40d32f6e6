namespace WorkforceOS.Host;

/// <summary>Who PostgreSQL runs as: ourselves or, because it refuses root, an unprivileged user of the machine.</summary>
internal sealed class PostgresAccount
{
    private readonly string? user;
    private readonly string? group;
    private readonly Func<string[], string[]> become;

    private PostgresAccount(string? user, string? group, Func<string[], string[]> become) => (this.user, this.group, this.become) = (user, group, become);

    public static async Task<PostgresAccount> Choose(CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess) return new PostgresAccount(null, null, command => command);

        var accounts = (await File.ReadAllLinesAsync("/etc/passwd", cancel)).Select(line => line.Split(':')).ToList();
        var account = accounts.Find(a => a[0] == "postgres") ?? accounts.Find(a => a[0] == "nobody")
            ?? throw new LocalPostgresException("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as: create one, or start WorkforceOS as an ordinary user.");

        var (user, group) = (account[0], account[3]);
        Func<string[], string[]>[] ways =
        [
            command => ["setpriv", $"--reuid={user}", $"--regid={group}", "--init-groups", "--", .. command],
            command => ["runuser", "-u", user, "--", .. command],
            command => ["su", "-s", "/bin/sh", user, "-c", string.Join(' ', command.Select(Quoted))],
        ];
        foreach (var way in ways)
        {
            // Asked by doing it: busybox has a setpriv that cannot, and PAM may forbid runuser.
            var trial = way(["true"]);
            if (Commands.Find(trial[0]) is not null && (await Commands.Run(trial, cancel)).Exit == 0) return new PostgresAccount(user, group, way);
        }
        throw new LocalPostgresException($"PostgreSQL refuses to run as root, and none of setpriv, runuser and su can run it as {user}: start WorkforceOS as an ordinary user.");
    }

    public Task<(int Exit, string Output)> Run(string[] command, CancellationToken cancel) => Commands.Run(become(command), cancel);

    /// <summary>Runs a command whose children outlive it: they write to the log, which we open for them, and hold no pipe of ours.</summary>
    public Task<(int Exit, string Output)> Launch(string[] command, string log, CancellationToken cancel) =>
        Commands.Run(["/bin/sh", "-c", """log=$0; exec "$@" >>"$log" 2>&1 </dev/null""", log, .. become(command)], cancel);

    public async Task<bool> CanEnter(string folder, CancellationToken cancel) =>
        user is null || (await Run(["test", "-x", folder], cancel)).Exit == 0;

    /// <summary>Lets the account pass through a folder that stays closed to everyone else.</summary>
    public async Task LetThrough(string folder, CancellationToken cancel)
    {
        if (user is null || await CanEnter(folder, cancel)) return;
        await Commands.Run(["chown", $":{group}", folder], cancel);
        await Commands.Run(["chmod", "g+x", folder], cancel);
    }

    public async Task Own(string folder, CancellationToken cancel)
    {
        if (user is null) return;
        var (exit, output) = await Commands.Run(["chown", "-R", $"{user}:", folder], cancel);
        if (exit != 0) throw new LocalPostgresException($"The folder {folder} cannot be given to the user {user}, as whom PostgreSQL must run: {output.Trim()}");
    }

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
