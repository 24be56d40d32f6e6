using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>Noto Sans, without what no Latin, Greek or Cyrillic text needs: paper looks the same whatever fonts a machine has.</summary>
internal sealed class PayslipFont : IFontResolver
{
    private const string Family = "Noto Sans";
    private const string RegularFace = "NotoSans-Regular.ttf";
    private const string BoldFace = "NotoSans-Bold.ttf";

    static PayslipFont() => GlobalFontSettings.FontResolver = new PayslipFont();

    public static XFont Regular(double points) => new(Family, points, XFontStyleEx.Regular, Options);

    public static XFont Bold(double points) => new(Family, points, XFontStyleEx.Bold, Options);

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? BoldFace : RegularFace);

    public byte[] GetFont(string faceName)
    {
        using var file = typeof(PayslipFont).Assembly.GetManifestResourceStream(faceName)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static XPdfFontOptions Options => new(PdfFontEncoding.Unicode);
}
