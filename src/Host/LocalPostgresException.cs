namespace WorkforceOS.Host;

/// <summary>The private database cannot be had; the message is one sentence that says why and what to do.</summary>
public sealed class LocalPostgresException(string message, Exception? cause = null) : Exception(message, cause);
