using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Pictures;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files.Uploads;

/// <inheritdoc cref="IUploads"/>
internal sealed class OwnUploads(FilesDb db, IFiles files, PictureDrawing pictures, Scope scope, TimeProvider clock) : IUploads
{
    private UserId Owner => scope.Caller.User;

    public async Task<(FileFacts? File, UploadRefusal? Refusal)> Take(UploadedFile file, WantedUpload wanted, CancellationToken cancel)
    {
        if (file.Bytes.Length > wanted.MostBytes) return (null, UploadRefusal.TooLarge);
        if (file.Bytes.IsEmpty) return (null, UploadRefusal.Empty);
        if (FileType.Of(file.Bytes.Span) is not { } type || !wanted.Kinds.HasFlag(FileType.KindOf(type))) return (null, UploadRefusal.NotOfKind);
        var (made, refusal) = await Made(await New(file.FileName, type, wanted, file.Bytes, cancel), cancel);
        return made is null ? (null, refusal) : (await files.Put(made, cancel), null);
    }

    public async Task<(FileFacts? File, UploadRefusal? Refusal)> FindOwn(string uri, CancellationToken cancel)
    {
        if (!IsOf(Owner, uri)) return (null, UploadRefusal.NotTheOwner);
        return await files.Find(uri, cancel) is { } file ? (file, null) : (null, UploadRefusal.NotFound);
    }

    public static bool IsOf(UserId user, string uri) => StoredFile.Parse(uri) is (FileBucket.Uploads, var path) && path.StartsWith(FolderOf(user), StringComparison.Ordinal);

    /// <summary>As it will be stored, under a name that is free.</summary>
    public async Task<NewFile> New(string name, string type, WantedUpload wanted, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        new(FileBucket.Uploads, wanted.Path ?? await PathFor(name, cancel), type, bytes, wanted.Category) { Owner = Owner, Visibility = wanted.Visibility, IsUnused = true };

    /// <summary>A picture drawn anew, with a thumbnail; anything else as it is.</summary>
    public async Task<(NewFile? File, UploadRefusal? Refusal)> Made(NewFile file, CancellationToken cancel)
    {
        if (FileType.KindOf(file.ContentType) is not FileKinds.Picture) return (file, null);
        var (outcome, picture) = await scope.WithoutConnection(() => pictures.Draw(file.Bytes, file.ContentType, cancel), cancel);
        if (outcome is Drawing.TooLarge || picture?.Bytes.Length > WantedUpload.UsualMost) return (null, UploadRefusal.TooLarge);
        return picture is null ? (null, UploadRefusal.NotOfKind) : (file with { Bytes = picture.Bytes, Thumbnail = picture.Thumbnail }, null);
    }

    /// <summary><c>uploads/user/milliseconds_name</c>, of now, or of a moment after it that is free. Who loses a race for one begins anew.</summary>
    private async Task<string[]> PathFor(string name, CancellationToken cancel)
    {
        var (plain, user) = (PlainName(name), Owner);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var folder = FolderOf(user);
        var first = folder + now.ToString(CultureInfo.InvariantCulture);
        var taken = await db.Files.AsNoTracking().Where(f => f.Bucket == FileBucket.Uploads && f.OwnerUserId == user && string.Compare(f.Path, first) >= 0 && f.Path.EndsWith($"_{plain}")).Select(f => f.Path).ToListAsync(cancel);
        // Not the next one, which others who lost it too would want.
        while (taken.Contains(PathAt(now))) now += Random.Shared.Next(1, 1000);
        return PathAt(now).Split('/');

        string PathAt(long moment) => string.Create(CultureInfo.InvariantCulture, $"{folder}{moment}_{plain}");
    }

    private static string FolderOf(UserId user) => $"uploads/{user}/";

    private static string PlainName(string name)
    {
        const int longest = 100;
        var plain = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')]).TrimStart('.');
        return plain.Length switch { 0 => "file", > longest => plain[^longest..], _ => plain };
    }
}
