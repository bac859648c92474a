using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace BlocSim.Reports;

/// <summary>Draws pages as PNG and PDF with an installed font.</summary>
internal static class PictureCanvas
{
    /// <summary>A PNG.</summary>
    /// <param name="width">Width of the drawing's own units.</param>
    /// <param name="height">Height of them.</param>
    /// <param name="pixels">Pixels a unit.</param>
    /// <param name="family">The font.</param>
    /// <param name="draw">Draws the page.</param>
    public static byte[] Png(double width, double height, double pixels, string family, Action<IRenderContext> draw)
    {
        using var bitmap = new SKBitmap((int)Math.Round(width * pixels), (int)Math.Round(height * pixels));
        using var canvas = new SKCanvas(bitmap);
        Draw(canvas, pixels, RenderTarget.PixelGraphic, family, draw);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A PDF of one page; the date in it is fixed, so that the same chart is the same file.</summary>
    /// <param name="width">Width of the drawing's own units.</param>
    /// <param name="height">Height of them.</param>
    /// <param name="points">Points of 1/72 inch a unit.</param>
    /// <param name="family">The font.</param>
    /// <param name="figure">Whose title it carries.</param>
    /// <param name="draw">Draws the page.</param>
    public static byte[] Pdf(
        double width,
        double height,
        double points,
        string family,
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
            Producer = "BlocSim",
            RasterDpi = 300,
            EncodingQuality = 100,
        };
        using (SKDocument document = SKDocument.CreatePdf(stream, about))
        {
            SKCanvas canvas = document.BeginPage((float)(width * points), (float)(height * points));
            Draw(canvas, points, RenderTarget.VectorGraphic, family, draw);
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
        draw(new OneFont(skia, family));
    }
}
