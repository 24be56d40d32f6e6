using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>The key that checks our tokens: the named one, else the one in use.</summary>
internal static class GetPublicKey
{
    internal sealed record Input(Guid? KeyId = null) : IInput;

    /// <param name="KeyData">PEM.</param>
    internal sealed record Answer(Guid KeyId, string KeyData)
    {
        public string Status => "OK";
    }

    public static async Task<Result<Answer>> Handle(Input request, SigningKeys keys, CancellationToken cancel)
    {
        var key = request.KeyId is { } id ? await keys.Find(id, cancel) : await keys.Current(cancel);
        return key is null ? Problem.NotFound : new Answer(key.Id, key.PublicPem);
    }
}
