using System.Globalization;

namespace WorkforceOS.Tests.Kit;

/// <summary>How large a test is: as the suite can afford it, or as an environment variable says.</summary>
internal static class Sizes
{
    public static int Of(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : usual;
}
