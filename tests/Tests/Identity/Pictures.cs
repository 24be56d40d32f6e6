using System.Buffers.Binary;
using System.Text;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>Pictures as cameras and programs write them, with what they tell of their maker or without.</summary>
internal static class Pictures
{
    public const string Telling = "48.2082N 16.3738E by Anna's phone";
    private const ushort GpsTag = 0x8825;

    /// <summary>Nobody here looks at it.</summary>
    private const int Checksum = 0x01020304;

    public static byte[] Png(string? telling = null, int pixels = 10) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. telling is null ? [] : Chunk("tEXt", Encoding.ASCII.GetBytes($"Comment\0{telling}")),
        .. telling is null ? [] : Chunk("eXIf", Tiff(1, telling)),
        .. Chunk("IDAT", new byte[pixels]),
        .. telling is null ? [] : Chunk("prVt", Encoding.ASCII.GetBytes(telling)),
        .. Chunk("IEND", []),
    ];

    public static byte[] Jpeg(string? telling = null, int turned = 1) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"),
        .. telling is null ? turned == 1 ? [] : Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(turned, null)]) : Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(turned, telling)]),
        .. telling is null ? [] : Segment(0xE1, $"http://ns.adobe.com/xap/1.0/\0{telling}"),
        .. Segment(0xE2, "ICC_PROFILE\0\u0001\u0001colours"),
        .. telling is null ? [] : Segment(0xED, $"Photoshop 3.0\0{telling}"),
        .. telling is null ? [] : Segment(0xFE, telling),
        .. Segment(0xDB, new byte[65]), .. Segment(0xC2, new byte[9]),
        .. Segment(0xDA, new byte[6]), 1, 2, 0xFF, 0x00, 0xFF, 0xD0, 3,
        .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, new byte[6]), 4, 5, 6,
        0xFF, 0xD9,
    ];

    public static byte[] Webp(string? telling = null)
    {
        byte[] chunks =
        [
            .. Riff("VP8X", [telling is null ? (byte)0 : (byte)0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            .. Riff("VP8L", [0x2F, 1, 2, 3, 4]),
            .. telling is null ? [] : Riff("EXIF", Tiff(1, telling)),
            .. telling is null ? [] : Riff("XMP ", Encoding.ASCII.GetBytes(telling)),
        ];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    public static byte[] Gif(string? telling = null) =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        .. telling is null ? [] : (byte[])[0x21, 0xFE, (byte)telling.Length, .. Encoding.ASCII.GetBytes(telling), 0],
        .. telling is null ? [] : (byte[])[0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)telling.Length, .. Encoding.ASCII.GetBytes(telling), 0],
        0x21, 0xF9, 4, 0, 10, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x3B,
    ];

    public static void ShouldRefuseBucket(this Reply reply) => reply.Should(400).Body.Str("result").ShouldBe("ERR");

    /// <summary>Big-endian, with the orientation first and, where there is something to tell, a GPS entry behind it.</summary>
    private static byte[] Tiff(int turned, string? telling)
    {
        byte[] orientation = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0];
        if (telling is null) return [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, .. orientation, 0, 0, 0, 0];
        return [.. "MM\0*"u8, 0, 0, 0, 8, 0, 2, .. orientation, GpsTag >> 8, GpsTag & 0xFF, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(telling)];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        return [.. Big(content.Length), .. named, .. Big(Checksum)];
    }

    private static byte[] Segment(byte marker, string content) => Segment(marker, Encoding.Latin1.GetBytes(content));

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Riff(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
