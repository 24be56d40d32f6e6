using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Employees.Documents;

/// <summary>An absolute http or https address, so that following it can run nothing.</summary>
internal sealed class WebAddressAttribute() : ValidationAttribute("An absolute http or https address.")
{
    public override bool IsValid(object? value) => value is not string text
        || (!text.Any(char.IsWhiteSpace) && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp));
}
