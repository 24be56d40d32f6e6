using System.Reflection;

namespace WorkforceOS.Host;

/// <summary>What this build is called.</summary>
internal static class Product
{
    public static readonly string Version = typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
