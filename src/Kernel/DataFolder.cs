using Microsoft.Extensions.Configuration;

namespace WorkforceOS.Kernel;

/// <summary>Where the private cluster, mails without SMTP, keys and other files live.</summary>
public static class DataFolder
{
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration["WORKFORCEOS_DATA"] is { Length: > 0 } folder ? folder : "data");
}
