namespace WorkforceOS.Files.Pictures;

/// <summary>Whether a JPEG has its end (ITU-T T.81, B.1.1.3: EOI). Of an upload that broke off a decoder may draw the rest grey and say nothing.</summary>
internal static class JpegEnd
{
    private const int StartOfScan = 0xDA;

    /// <summary>Looked for after the first scan has begun: segments before it may hold pictures with ends of their own.</summary>
    public static bool IsThere(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 3 < jpeg.Length;)
        {
            // Bytes that fill, or are nothing, as decoders pass over them.
            if (jpeg[at] != 0xFF || jpeg[at + 1] is 0xFF or 0)
            {
                at++;
                continue;
            }
            if (jpeg[at + 1] == StartOfScan) return jpeg[at..].IndexOf([(byte)0xFF, (byte)0xD9]) >= 0;
            at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        }
        return false;
    }
}
