namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// What happened to an account, as its owner must hear of it whatever they chose to be told. No word of anybody else's stands in
/// these mails, names included: strangers can have them sent.
/// </summary>
/// <param name="Address">Where it came from; null where that is not known or nobody's business.</param>
internal abstract record SecurityNews(string? Address)
{
    /// <inheritdoc cref="News.Variant"/>
    internal virtual string? Variant => null;

    /// <param name="ByThemselves">False when an admin did it.</param>
    internal sealed record PasswordChanged(bool ByThemselves, string? Address) : SecurityNews(Address)
    {
        internal override string? Variant => ByThemselves ? null : "byAdmin";
    }

    /// <summary>With a code from the mailbox.</summary>
    internal sealed record PasswordReset(string? Address) : SecurityNews(Address);

    /// <param name="Hint">The key's last characters.</param>
    internal sealed record ApiKeyCreated(string Hint, DateTimeOffset? ExpiresAt, string? Address) : SecurityNews(Address)
    {
        internal override string? Variant => ExpiresAt is null ? "withoutEnd" : null;
    }

    /// <summary>A wrong password was given many times; no other is heard from there until then.</summary>
    internal sealed record PasswordGuessed(DateTimeOffset Until, string? Address) : SecurityNews(Address);

    /// <summary>A wrong code was given many times; no new one is sent until then.</summary>
    /// <param name="PasswordKnown">It was the second factor's: whoever guessed had the password.</param>
    internal sealed record CodeGuessed(DateTimeOffset Until, bool PasswordKnown, string? Address) : SecurityNews(Address)
    {
        internal override string? Variant => PasswordKnown ? "passwordKnown" : null;
    }

    /// <summary>To which the person is paid, or may be.</summary>
    /// <param name="Ending">The last digits of its number.</param>
    internal sealed record BankAccountAdded(string Ending, string? Address) : SecurityNews(Address);
}
