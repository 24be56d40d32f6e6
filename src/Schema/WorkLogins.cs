using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace WorkforceOS.Schema;

/// <summary>
/// The two logins that hosts work as. Neither is the owner, creates roles or passes row-level security: the one may become only
/// <c>workforceos_app</c>, which sees one company, the other is <c>workforceos_system</c>, which sees all. Giving up a role gains nothing.
/// </summary>
/// <param name="Owner">The login that migrates, after which these are named.</param>
public sealed record WorkLogins(string Owner, string Password)
{
    /// <summary>
    /// How long a statement may take and wait for a lock, and how soon the server gives up a session whose host is cut off: what it had locked
    /// would stay so for hours otherwise. They hold for the login, so that no connection has to be told, and poolers pass them on.
    /// </summary>
    private static readonly string[] Limits =
    [
        "lock_timeout=5s", "statement_timeout=30s", "idle_in_transaction_session_timeout=30s",
        "tcp_keepalives_idle=15", "tcp_keepalives_interval=5", "tcp_keepalives_count=3", "tcp_user_timeout=30s",
    ];

    /// <summary>Those of them that are about the connection, as they are set.</summary>
    internal static IEnumerable<string> NetworkLimits => Limits.Where(limit => limit.StartsWith("tcp_", StringComparison.Ordinal)).Select(Setting);

    private const int MostTries = 20;
    private const int LongestName = 63;
    private const int ScramRounds = 4096;

    public string App => Name("_app_login");

    public string System => Name("_system_login");

    /// <param name="ownerConnectionString">Its password is what theirs is made of, so that every host of one database makes the same.</param>
    /// <param name="password">Theirs, where it is given.</param>
    public static WorkLogins Of(string ownerConnectionString, string? password = null)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        if (string.IsNullOrEmpty(password) && string.IsNullOrEmpty(owner.Password))
            throw new MigrationException("The connection string has no password to make the password of the work logins of: set Database:WorkPassword to a long one, the same on every host.");
        return new WorkLogins(
            owner.Username ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName,
            string.IsNullOrEmpty(password) ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(owner.Password!), "workforceos work logins"u8)) : password);
    }

    /// <summary>The same database, as the login that serves one company at a time.</summary>
    public string AsApp(string connectionString) => As(App, connectionString);

    /// <summary>The same database, as the login that serves all companies.</summary>
    public string AsSystem(string connectionString) => As(System, connectionString);

    /// <summary>Makes them, or makes them right; finds them as they should be on every later start.</summary>
    /// <exception cref="MigrationException">The owner may not, and nobody else did.</exception>
    internal async Task Ensure(NpgsqlConnection owner, string ownerConnectionString, ILogger? log, CancellationToken cancel)
    {
        foreach (var (login, inherits, roles) in new[] { (App, false, new[] { "workforceos_app" }), (System, true, ["workforceos_app", "workforceos_system"]) })
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await EnsureOne(owner, ownerConnectionString, login, inherits, roles, log, cancel);
                    break;
                }
                // Roles belong to the whole cluster, so that hosts of two databases may be making them at this moment.
                catch (PostgresException meanwhile) when (attempt < MostTries && (meanwhile.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation
                    || meanwhile.MessageText.StartsWith("tuple concurrently", StringComparison.Ordinal)))
                {
                    await Task.Delay(RandomNumberGenerator.GetInt32(10, 50 * attempt), cancel);
                }
                catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
                {
                    throw new MigrationException($"The login {Owner} may not make the login that hosts work as: let an administrator run \"{string.Join(' ', Statements(login, inherits, roles, "'…'"))}\" with a password, and set Database:WorkPassword to it.", refused);
                }
            }
        }
    }

    private async Task EnsureOne(NpgsqlConnection owner, string ownerConnectionString, string login, bool inherits, string[] roles, ILogger? log, CancellationToken cancel)
    {
        if (!await IsRight(owner, login, inherits, roles, cancel))
        {
            await Run(owner, [$"DO $do$ BEGIN CREATE ROLE {Quoted(login)}; EXCEPTION WHEN duplicate_object THEN NULL; END $do$;"], cancel);
            await Run(owner, Statements(login, inherits, roles, $"'{Secret()}'")[1..], cancel);
        }
        else if (!await MayEnter(As(login, ownerConnectionString), cancel))
        {
            await Run(owner, [$"ALTER ROLE {Quoted(login)} PASSWORD '{Secret()}';"], cancel);
        }
        if (await HasLimits(owner, login, cancel)) return;
        try
        {
            await Run(owner, Limiting(login), cancel);
        }
        // An administrator made it, for a build that knew fewer limits. No reason not to start.
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            log?.LogWarning("What sessions of {Login} hold may stay locked for hours after their host is cut off, until an administrator runs \"{Sql}\"", login, string.Join(' ', Limiting(login)));
        }
    }

    private static string[] Statements(string login, bool inherits, string[] roles, string password) =>
    [
        $"CREATE ROLE {Quoted(login)};",
        $"ALTER ROLE {Quoted(login)} LOGIN {(inherits ? "INHERIT" : "NOINHERIT")} PASSWORD {password};",
        .. roles.Select(role => $"GRANT {role} TO {Quoted(login)};"),
        .. Limiting(login),
    ];

    private static IEnumerable<string> Limiting(string login) => Limits.Select(limit => $"ALTER ROLE {Quoted(login)} SET {Setting(limit)};");

    private static string Setting(string limit) => $"{limit.Replace("=", " = '", StringComparison.Ordinal)}'";

    private static async Task<bool> IsRight(NpgsqlConnection owner, string login, bool inherits, string[] roles, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("""
            SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls, rolcanlogin AND rolinherit = $2,
                   ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1)
            FROM pg_roles r WHERE rolname = $1
            """, owner)
        {
            Parameters = { new() { Value = login }, new() { Value = inherits } },
        };
        await using var row = await ask.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return false;
        var (isMighty, isLogin, memberOf) = (row.GetBoolean(0), row.GetBoolean(1), await row.GetFieldValueAsync<string[]>(2, cancel));
        if (isMighty || memberOf.Except(roles).Any())
            throw new MigrationException($"The login {login}, which hosts work as, may more than that: take everything from it but {string.Join(" and ", roles)}.");
        return isLogin && roles.All(memberOf.Contains);
    }

    private static async Task<bool> HasLimits(NpgsqlConnection owner, string login, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("SELECT coalesce(rolconfig, '{}') @> $2 FROM pg_roles WHERE rolname = $1", owner) { Parameters = { new() { Value = login }, new() { Value = Limits } } };
        return await ask.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<bool> MayEnter(string connectionString, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }

    private static async Task Run(NpgsqlConnection owner, IEnumerable<string> statements, CancellationToken cancel)
    {
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, owner);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>What the server keeps of the password (RFC 5803), made here: the password itself is in no statement that a log may hold.</summary>
    private string Secret()
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Password, salt, ScramRounds, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${ScramRounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }

    private string As(string login, string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Username = login, Password = Password }.ConnectionString;

    private string Name(string ending) => Owner[..Math.Min(Owner.Length, LongestName - ending.Length)] + ending;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
