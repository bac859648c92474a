namespace BlocSim.Reports;

/// <summary>Draws figures.</summary>
public static class FigureWriter
{
    /// <summary>The figure as an SVG document: the same bytes on every machine.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="style">Size and look; null for a slide.</param>
    public static string Write(Figure figure, PageStyle? style = null) => Placed(figure, style ?? PageStyle.Slide).Svg;

    /// <summary>The same, with where on it the axes of panels over time are, in the units of its viewBox.</summary>
    internal static (string Svg, IReadOnlyList<OxyPlot.OxyRect> Places) Placed(Figure figure, PageStyle style)
    {
        var sheet = new Sheet(figure, style);
        var canvas = new SvgCanvas(sheet.Width, sheet.Height, sheet.Scale, figure, style.Numerals);
        sheet.Draw(canvas);
        return (canvas.Finish(), sheet.Places);
    }

    /// <summary>The figure as a PNG: the same bytes on a machine with the same fonts.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="style">Size and look; null for a slide.</param>
    /// <param name="pixels">Pixels a unit of the style's size; 2 is sharp on a slide.</param>
    /// <exception cref="FontException">No installed font has its letters.</exception>
    public static byte[] Png(Figure figure, PageStyle? style = null, double pixels = 2)
    {
        PageStyle look = style ?? PageStyle.Slide;
        var sheet = new Sheet(figure, look);
        string font = Fonts.Find(sheet.Letters + look.Numerals.Point + look.Numerals.Group);
        return PictureCanvas.Png(sheet.Width, sheet.Height, pixels * sheet.Scale, font, look.Numerals, sheet.Draw);
    }

    /// <summary>The figure as a PDF of one page, with its font inside.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="style">Size and look; null for a slide.</param>
    /// <exception cref="FontException">No installed font has its letters.</exception>
    public static byte[] Pdf(Figure figure, PageStyle? style = null)
    {
        PageStyle look = style ?? PageStyle.Slide;
        var sheet = new Sheet(figure, look);
        string font = Fonts.Find(sheet.Letters + look.Numerals.Point + look.Numerals.Group);
        return PictureCanvas.Pdf(sheet.Width, sheet.Height, sheet.Scale, font, look.Numerals, figure, sheet.Draw);
    }
}
