namespace WorkforceOS.Schema;

/// <summary>The schema cannot be brought up to date; the message is one sentence that says why.</summary>
public sealed class MigrationException(string message, Exception? cause = null) : Exception(message, cause);
