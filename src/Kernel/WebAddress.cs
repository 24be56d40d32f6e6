using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Kernel;

/// <summary>The text is an address that can be shown as a link or a picture: following it runs nothing and leads where it says.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WebAddressAttribute : ValidationAttribute
{
    public WebAddressAttribute() : base(() => "An http or https address, without blanks, backslashes or a sign-in.") { }

    /// <summary>A path of this host counts too.</summary>
    public bool OrPath { get; init; }

    public override bool IsValid(object? value)
    {
        if (value is not string text || (OrPath && text is "")) return true;
        // Browsers read a backslash as a slash, so that /\host is another host, and drop line breaks within an address.
        if (text.Any(c => c is '\\' || char.IsWhiteSpace(c)) || !OneLineAttribute.IsOneLine(text)) return false;
        if (OrPath && text[0] == '/') return !text.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo is "" && address.Host is not "";
    }
}
