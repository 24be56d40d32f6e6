using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;

namespace WorkforceOS.Files.Storage;

/// <summary>Where an object lies: made of ids alone, so that no name that somebody chose leads anywhere.</summary>
internal readonly record struct ObjectKey(CompanyId Company, FileBucket Bucket, StoredFileId File)
{
    /// <summary>The last two digits of an id are random, so that no folder grows large.</summary>
    public override string ToString()
    {
        var id = File.Value.ToString("N");
        return $"{Text.Of(Bucket)}/{Company.Value:N}/{id[^2..]}/{id}";
    }
}

/// <summary>Keeps bytes under keys. Whatever it has said to have kept, it has on disk.</summary>
internal interface IObjectStorage
{
    /// <summary>Puts the object there whole, in place of what was there.</summary>
    Task Put(ObjectKey key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel);

    /// <returns>Null where it is not there.</returns>
    Task<byte[]?> Read(ObjectKey key, CancellationToken cancel);

    Task<bool> Exists(ObjectKey key, CancellationToken cancel);

    /// <summary>Whatever there is of it. Nothing there is as well.</summary>
    Task Delete(ObjectKey key, CancellationToken cancel);

    /// <summary>An address at the storage itself under which anybody reads the object; null where there is none, and the host serves it.</summary>
    /// <param name="disposition">What the answer says of where it is shown, as in the header.</param>
    Task<string?> Presign(ObjectKey key, string contentType, string disposition, TimeSpan goodFor);
}
