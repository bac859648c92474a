using OxyPlot;

namespace BlocSim.Reports;

/// <summary>Text and lines by position, for what stands outside of axes.</summary>
internal static class RenderContextText
{
    /// <summary>Part of a letter's height that lies below its baseline.</summary>
    public const double Descent = 0.27;

    /// <summary>Writes a line of text.</summary>
    /// <param name="rc">Where.</param>
    /// <param name="x">Its left edge, middle or right edge.</param>
    /// <param name="baseline">Where letters stand.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">Height of letters.</param>
    /// <param name="color">The colour.</param>
    /// <param name="align">Which part of the text is at <paramref name="x"/>.</param>
    /// <param name="bold">Whether it is a heading.</param>
    public static void Text(
        this IRenderContext rc,
        double x,
        double baseline,
        string text,
        double size,
        OxyColor color,
        HorizontalAlignment align = HorizontalAlignment.Left,
        bool bold = false
    )
    {
        if (text.Length > 0)
        {
            rc.DrawText(
                new ScreenPoint(x, baseline + (Descent * size)),
                text,
                color,
                Fonts.Asked,
                size,
                bold ? FontWeights.Bold : FontWeights.Normal,
                0,
                align,
                VerticalAlignment.Bottom
            );
        }
    }

    /// <summary>Text over lines and areas, on a piece of paper of its own: outlines of letters look different in every viewer.</summary>
    public static void Labelled(
        this IRenderContext rc,
        double x,
        double baseline,
        string text,
        double size,
        OxyColor color,
        OxyColor paper,
        bool bold = false
    )
    {
        var box = new OxyRect(x - 2, baseline - (0.82 * size), TextWidth.Of(text, size) + 4, 1.06 * size);
        rc.DrawRectangle(box, paper, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        rc.Text(x, baseline, text, size, color, bold: bold);
    }

    /// <summary>Draws a line of two points.</summary>
    public static void Line(
        this IRenderContext rc,
        double x1,
        double y1,
        double x2,
        double y2,
        OxyColor color,
        double width,
        double[]? dashes = null
    ) =>
        rc.DrawLine(
            [new ScreenPoint(x1, y1), new ScreenPoint(x2, y2)],
            color,
            width,
            EdgeRenderingMode.Automatic,
            dashes!,
            LineJoin.Round
        );
}
