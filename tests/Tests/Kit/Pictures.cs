using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using NetVips;

namespace WorkforceOS.Tests.Kit;

/// <summary>Pictures as phones send them, and as attackers do.</summary>
internal static class Pictures
{
    public const string Camera = "Marked-Camera-4711";

    public static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[200]];

    /// <summary>Lies on its side, and says by which camera it was taken.</summary>
    public static byte[] Jpeg(int width = 600, int height = 400)
    {
        using var plain = Image.Black(width, height, 3);
        using var coloured = (plain + new double[] { 10, 200, 30 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var told = coloured.Mutate(m =>
        {
            m.Set(GValue.GStrType, "exif-ifd0-Make", Camera);
            m.Set(GValue.GIntType, "orientation", 6);
        });
        return told.JpegsaveBuffer();
    }

    public static byte[] Png(int width = 40, int height = 30) => Png(width, height, []);

    /// <param name="more">Chunks between header and pixels.</param>
    public static byte[] Png(int width, int height, params (string Name, byte[] Data)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // Eight bits of grey.
        header[8] = 8;
        var pixels = Deflated(new byte[(long)width * height > 10_000_000 ? 100 : (width + 1) * height]);
        return [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. Chunk("IHDR", header), .. more.SelectMany(c => Chunk(c.Name, c.Data)), .. Chunk("IDAT", pixels), .. Chunk("IEND", [])];
    }

    public static byte[] Deflated(byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var deflate = new ZLibStream(into, CompressionLevel.SmallestSize)) deflate.Write(bytes);
        return into.ToArray();
    }

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return (image.Width, image.Height);
    }

    public static bool Says(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>As a form; with an idempotency key of its own.</summary>
    public static Task<Reply> Upload(this Client who, string path, byte[] bytes, string name = "photo.jpg", string declared = "application/octet-stream", params (string Name, string Value)[] fields)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(declared);
        var form = new MultipartFormDataContent { { content, "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        return who.Send(HttpMethod.Post, path, form, ("Idempotency-Key", Guid.NewGuid().ToString()));
    }

    /// <returns>Its URI.</returns>
    public static async Task<string> Stored(this Client who, byte[] bytes, string name = "photo.jpg") => (await who.Upload("/upload-file", bytes, name)).Should(200).Body.Str("fileUri")!;

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
