using NetVips;
using Operation = NetVips.Operation;

namespace WorkforceOS.Files.Pictures;

/// <summary>A picture as it is kept, and a small one of it.</summary>
/// <param name="Bytes">Of the type that it came in.</param>
/// <param name="Thumbnail">JPEG.</param>
internal sealed record DrawnPicture(byte[] Bytes, byte[] Thumbnail);

internal enum Drawing
{
    Drawn,

    /// <summary>No decoder reads it.</summary>
    NoPicture,

    TooLarge,
}

/// <summary>
/// Draws pictures anew from what a decoder sees: the right way up, in sRGB, and nothing else of what was sent. What is written on a file's back,
/// where it was taken, or what stands behind its end, does not come along. How many pixels it has is asked before one of them is decoded.
/// </summary>
internal sealed class PictureDrawing : IDisposable
{
    public const string ThumbnailType = "image/jpeg";
    public const int MostMegapixels = 50;
    private const int LongestSide = 2560;
    private const int LongestSideOfThumbnail = 512;
    private const int Quality = 85;

    /// <summary>Each takes a core and some ten MB.</summary>
    private const int AtOnce = 2;

    private static readonly double[] White = [255];
    private readonly SemaphoreSlim drawing = new(AtOnce);

    static PictureDrawing()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        // Of its many decoders strangers' bytes reach two.
        Operation.Block("VipsForeignLoad", true);
        Operation.Block("VipsForeignLoadJpeg", false);
        Operation.Block("VipsForeignLoadPng", false);
        // What it thinks of strangers' files, line by line.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, static (_, _, _) => { });
    }

    public void Dispose() => drawing.Dispose();

    /// <param name="contentType">JPEG or PNG; it stays that.</param>
    public async Task<(Drawing Outcome, DrawnPicture? Picture)> Draw(ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel)
    {
        await drawing.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => DrawNow(bytes.ToArray(), contentType), cancel);
        }
        catch (VipsException)
        {
            return (Drawing.NoPicture, null);
        }
        finally
        {
            drawing.Release();
        }
    }

    private static (Drawing, DrawnPicture?) DrawNow(byte[] bytes, string contentType)
    {
        if (contentType is not "image/png" && !JpegEnd.IsThere(bytes)) return (Drawing.NoPicture, null);
        using (var header = Image.NewFromBuffer(bytes))
        {
            if ((long)header.Width * header.Height > MostMegapixels * 1_000_000L) return (Drawing.TooLarge, null);
        }
        using var lazy = Image.ThumbnailBuffer(bytes, LongestSide, height: LongestSide, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        using var whole = lazy.CopyMemory();
        using var small = whole.ThumbnailImage(LongestSideOfThumbnail, height: LongestSideOfThumbnail, size: Enums.Size.Down);
        var drawn = contentType is "image/png" ? whole.PngsaveBuffer(keep: Enums.ForeignKeep.None) : Jpeg(whole);
        return (Drawing.Drawn, new DrawnPicture(drawn, Jpeg(small)));
    }

    private static byte[] Jpeg(Image image) => image.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None, background: White);
}
