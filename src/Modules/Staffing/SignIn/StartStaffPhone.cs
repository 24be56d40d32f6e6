using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Who sends the code.</summary>
internal enum PhoneMode
{
    /// <summary>The device's own library, with the outside issuer; its ID token comes afterwards.</summary>
    ClientSdk,

    /// <summary>This host.</summary>
    ServerOtp,
}

/// <summary>A worker comes with a phone, known or not: a code goes to it.</summary>
internal static class StartStaffPhone
{
    /// <param name="RecaptchaToken">The device's library's; not looked at here.</param>
    internal sealed record Input([MaxLength(40)] string PhoneNumber, [MaxLength(16384)] string? RecaptchaToken = null, PhoneMode? Mode = null) : IInput;

    /// <param name="SessionInfo">Goes back with the code; null where the device's library knows of it alone.</param>
    internal sealed record Started(PhoneMode Mode, string? SessionInfo, int? ExpiresInSeconds, int? ResendAfterSeconds);

    public static async Task<Result<Started>> Handle(Input request, Marketplaces marketplaces, IPhoneCodes phones, IOutsideIssuer issuer, CancellationToken cancel)
    {
        if (phones.Normal(request.PhoneNumber) is not { } phone) return Problem.WrongType("phoneNumber", "A phone number with its country, such as +12025550123.");
        if ((await marketplaces.Enter(slug: null, cancel)).Problem is { } nowhere) return nowhere;
        if (issuer.IsNamed && request.Mode is not PhoneMode.ServerOtp) return new Started(PhoneMode.ClientSdk, null, null, null);

        var started = await phones.Start(phone, cancel);
        if (started.Problem is { } tooMany) return tooMany;
        var challenge = started.Value;
        return new Started(PhoneMode.ServerOtp, challenge.Id.ToString(), (int)challenge.GoodFor.TotalSeconds, (int)Math.Ceiling(challenge.ResendAfter.TotalSeconds));
    }
}
