using System.Buffers;
using System.Buffers.Binary;

namespace WorkforceOS.Identity;

/// <summary>JPEG (ITU T.81): segments of a marker, a length and that much less two; compressed pixels stand behind each start of scan.</summary>
internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const ushort OrientationTag = 0x0112;
    private const ushort UnsignedShort = 3;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>The picture with its colours and which side is up, without anything else that was said about it; null when it cannot be read.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> bytes)
    {
        var kept = new ArrayBufferWriter<byte>(bytes.Length);
        kept.Write<byte>([0xFF, 0xD8]);
        var (at, turned, hasPixels) = (2, false, false);
        while (true)
        {
            while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF) at++;
            if (at + 1 >= bytes.Length || bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == End) return hasPixels ? Ended(kept) : null;
            if (marker < 0xC0 || marker is >= 0xD0 and <= 0xD8 || at + 4 > bytes.Length) return null;
            var size = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (size < 4 || at + size > bytes.Length) return null;

            var segment = bytes.Slice(at, size);
            at += size;
            if (marker == App1 && !turned && Orientation(segment[4..]) is { } orientation)
            {
                kept.Write(OnlyOrientation(orientation));
                turned = true;
            }
            else if (IsNeeded(marker, segment[4..]))
            {
                kept.Write(segment);
            }
            if (marker != StartOfScan) continue;

            var pixels = LengthOfPixels(bytes[at..]);
            kept.Write(bytes.Slice(at, pixels));
            at += pixels;
            hasPixels = true;
            // Cut off on its way, as browsers show it too.
            if (at == bytes.Length) return Ended(kept);
        }
    }

    private static byte[] Ended(ArrayBufferWriter<byte> kept)
    {
        kept.Write<byte>([0xFF, End]);
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>What decoders read: all but application segments and comments; of those the density, the colour profile and the colour transform.</summary>
    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        App14 => content.StartsWith("Adobe"u8),
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>Up to the next marker; a 0xFF among the pixels is followed by zero, and restarts belong to them.</summary>
    private static int LengthOfPixels(ReadOnlySpan<byte> scan)
    {
        for (var i = 0; i + 1 < scan.Length; i++)
        {
            if (scan[i] == 0xFF && scan[i + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return i;
        }
        return scan.Length;
    }

    /// <summary>From 2 to 8 where the picture is to be turned or mirrored, as phones say it.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> app1)
    {
        if (!app1.StartsWith("Exif\0\0"u8)) return null;
        var tiff = app1[6..];
        var big = tiff.StartsWith("MM\0*"u8);
        if (tiff.Length < 10 || (!big && !tiff.StartsWith("II*\0"u8))) return null;
        var directory = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return null;

        var entries = Short(tiff[(int)directory..], big);
        for (var entry = (int)directory + 2; entries > 0 && entry + 12 <= tiff.Length; entries--, entry += 12)
        {
            if (Short(tiff[entry..], big) != OrientationTag || Short(tiff[(entry + 2)..], big) != UnsignedShort) continue;
            return Short(tiff[(entry + 8)..], big) is >= 2 and <= 8 and var turned ? turned : null;
        }
        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    /// <summary>An Exif segment with one entry.</summary>
    private static byte[] OnlyOrientation(ushort turned) =>
    [
        0xFF, App1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1,
        OrientationTag >> 8, OrientationTag & 0xFF, 0, (byte)UnsignedShort, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0,
    ];
}
