using System.Buffers.Binary;
using System.Text;
using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace BlocSim.Reports;

/// <summary>Draws pages as PNG and PDF with an installed font.</summary>
internal static class PictureCanvas
{
    private const string Maker = "BlocSim";

    /// <summary>Stands in every PDF.</summary>
    public const string PdfMark = $"/Producer ({Maker})";

    /// <summary>Stands in every PNG.</summary>
    public const string PngMark = $"Software\0{Maker}";

    /// <summary>A PNG.</summary>
    /// <param name="width">Width of the drawing's own units.</param>
    /// <param name="height">Height of them.</param>
    /// <param name="pixels">Pixels a unit.</param>
    /// <param name="family">The font.</param>
    /// <param name="numerals">How numbers are written.</param>
    /// <param name="draw">Draws the page.</param>
    public static byte[] Png(
        double width,
        double height,
        double pixels,
        string family,
        Numerals numerals,
        Action<IRenderContext> draw
    )
    {
        using var bitmap = new SKBitmap((int)Math.Round(width * pixels), (int)Math.Round(height * pixels));
        using var canvas = new SKCanvas(bitmap);
        Draw(canvas, pixels, RenderTarget.PixelGraphic, family, numerals, draw);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Signed(data.ToArray());
    }

    /// <summary>Says in the picture who made it, as text that viewers show among its properties (PNG specification, tEXt chunk).</summary>
    private static byte[] Signed(byte[] png)
    {
        // Signature and header come first: 8 bytes, and 25 of the header chunk.
        const int Behind = 33;
        byte[] text = Encoding.Latin1.GetBytes("tEXt" + PngMark);
        byte[] chunk = new byte[text.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, text.Length - 4);
        text.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(text.Length + 4), Crc(text));
        return [.. png.AsSpan(0, Behind), .. chunk, .. png.AsSpan(Behind)];
    }

    /// <summary>The checksum of a chunk (ISO 3309, as the PNG specification gives it).</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int k = 0; k < 8; k++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>A PDF of one page; the date in it is fixed, so that the same chart is the same file.</summary>
    /// <param name="width">Width of the drawing's own units.</param>
    /// <param name="height">Height of them.</param>
    /// <param name="points">Points of 1/72 inch a unit.</param>
    /// <param name="family">The font.</param>
    /// <param name="numerals">How numbers are written.</param>
    /// <param name="figure">Whose title it carries.</param>
    /// <param name="draw">Draws the page.</param>
    public static byte[] Pdf(
        double width,
        double height,
        double points,
        string family,
        Numerals numerals,
        Figure figure,
        Action<IRenderContext> draw
    )
    {
        using var stream = new MemoryStream();
        var about = new SKDocumentPdfMetadata
        {
            Title = figure.Title,
            Subject = figure.Description,
            Creator = figure.Footer,
            Producer = Maker,
            RasterDpi = 300,
            EncodingQuality = 100,
        };
        using (SKDocument document = SKDocument.CreatePdf(stream, about))
        {
            SKCanvas canvas = document.BeginPage((float)(width * points), (float)(height * points));
            Draw(canvas, points, RenderTarget.VectorGraphic, family, numerals, draw);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    private static void Draw(
        SKCanvas canvas,
        double scale,
        RenderTarget target,
        string family,
        Numerals numerals,
        Action<IRenderContext> draw
    )
    {
        canvas.Scale((float)scale);
        using var skia = new SkiaRenderContext
        {
            SkCanvas = canvas,
            RenderTarget = target,
            UseTextShaping = true,
        };
        draw(new OneFont(skia, family, numerals));
    }
}
