using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Kinds of verification as the contract names them: <c>attire</c>, <c>government_id</c>, <c>certification</c>.</summary>
internal static class VerificationTypes
{
    private static readonly Dictionary<string, VerificationType> Known = Enum.GetValues<VerificationType>().ToDictionary(Name);

    public static string Name(VerificationType type) => Text.Snake(type.ToString());

    public static VerificationType Of(string name) => Known[name];
}
