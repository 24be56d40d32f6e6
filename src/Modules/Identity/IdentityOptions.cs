using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>How people sign in. Section <c>Identity</c>.</summary>
internal sealed record IdentityOptions
{
    public const string Section = "Identity";
    private const int UsualRounds = 210_000;
    private const int DevelopmentRounds = 10_000;

    /// <summary>Codes are answered as well as mailed. Never in production; on in Development unless said otherwise.</summary>
    public bool? RevealCodes { get; init; }

    /// <summary>The code that every phone is sent, in the place of one that nobody can guess. Never in production; in Development <c>123456</c> unless said otherwise.</summary>
    [RegularExpression("[0-9]{6}")]
    public string? PhoneCode { get; init; }

    /// <summary>Every sign-in with a password asks for a code from the person's mail.</summary>
    public bool EmailTwoFactor { get; init; } = true;

    /// <summary>Rounds of PBKDF2-SHA512: 210,000, in Development 10,000 unless said otherwise, where forty people of the demo are hired in a moment. Who signs in with fewer is hashed anew.</summary>
    [Range(1_000, 10_000_000)]
    public int? PasswordIterations { get; init; }

    /// <summary>Seals the signing keys in the database. Without it a secret of its own is made in the data folder, which several hosts do not share.</summary>
    [MinLength(32)]
    public string? KeyEncryptionSecret { get; init; }

    /// <summary>What the signing keys in the database are sealed under until <c>--reseal-keys</c> has sealed them under <see cref="KeyEncryptionSecret"/>.</summary>
    [MinLength(32)]
    public string? PreviousKeyEncryptionSecret { get; init; }

    /// <summary>A session that nobody used for so long ends. Without it sessions end by age alone.</summary>
    [Range(1, 24 * 90)]
    public int? SessionIdleHours { get; init; }

    public SuperAdminOptions SuperAdmin { get; init; } = new();

    public int PasswordRounds => PasswordIterations ?? UsualRounds;

    public bool CodesAreRevealed => RevealCodes is true;

    public TimeSpan? SessionIdle => SessionIdleHours is { } hours ? TimeSpan.FromHours(hours) : null;

    /// <summary>Company <c>babil</c> is there to try things out.</summary>
    public bool HasDemo { get; init; }

    /// <summary>As they count here: with the demo's defaults, or refused.</summary>
    /// <exception cref="BadConfigurationException">The public could sign in.</exception>
    public IdentityOptions In(IHostEnvironment environment, IConfiguration configuration)
    {
        if (DemoCompany.MayBeHere(environment, configuration))
        {
            var admin = new SuperAdminOptions { Email = SuperAdmin.Email ?? DemoCompany.AdminEmail, Password = SuperAdmin.Password ?? DemoCompany.Password };
            return this with { RevealCodes = RevealCodes ?? true, PhoneCode = PhoneCode ?? DemoCompany.PhoneCode, PasswordIterations = PasswordIterations ?? DevelopmentRounds, SuperAdmin = admin, HasDemo = true };
        }
        // Development that others can reach is no safer than production.
        var why = environment.IsDevelopment() ? " Others can reach this host; or listen on localhost only (ASPNETCORE_URLS)." : "";
        if (RevealCodes is true) throw new BadConfigurationException($"Identity:RevealCodes shows every sign-in code to whoever asks. Switch it off outside Development.{why}");
        if (PhoneCode is not null) throw new BadConfigurationException($"Identity:PhoneCode lets anybody sign in with any phone. Leave it out outside Development.{why}");
        if (string.IsNullOrWhiteSpace(SuperAdmin.Email)) throw new BadConfigurationException($"Set Identity:SuperAdmin:Email to the mail address of the platform's super admin.{why}");
        if (string.IsNullOrWhiteSpace(SuperAdmin.Password)) throw new BadConfigurationException($"Set Identity:SuperAdmin:Password to the password of the platform's super admin.{why}");
        if (SuperAdmin.Password == DemoCompany.Password) throw new BadConfigurationException($"Identity:SuperAdmin:Password is the demo's. Choose one of your own.{why}");
        if (PasswordRules.Refusal(SuperAdmin.Password, SuperAdmin.Email) is { } weak) throw new BadConfigurationException($"Identity:SuperAdmin:Password is not usable: {weak.Message}{why}");
        return this with { HasDemo = false };
    }
}

/// <summary>Who runs the platform. Made at the first start; a later change of the setting changes the password, and ends whoever it named before.</summary>
internal sealed record SuperAdminOptions
{
    public string? Email { get; init; }

    public string? Password { get; init; }
}
