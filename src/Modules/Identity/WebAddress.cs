using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Identity;

/// <summary>The text is the address of a picture: http(s), or a path of this host.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WebAddressAttribute() : ValidationAttribute("An http or https address, or a path that starts with one slash.")
{
    public override bool IsValid(object? value) => value is not string text || text is ""
        || (text[0] == '/' && !text.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps));
}
