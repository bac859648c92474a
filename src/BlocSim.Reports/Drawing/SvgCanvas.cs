using System.Globalization;
using System.Text;
using OxyPlot;

namespace BlocSim.Reports;

/// <summary>
/// Draws as SVG that looks the same in every viewer and can be read aloud: text as text on baselines that are computed, no outlines, title and description, names of its own
/// for clips so that several charts can stand in one page. Numbers are the same on every machine.
/// </summary>
internal sealed class SvgCanvas : ClippingRenderContext
{
    private const string FontList = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
    private readonly StringBuilder text = new();
    private readonly string prefix;
    private readonly OxyRect page;
    private readonly Numerals numerals;
    private OxyRect? clip;
    private bool clipped;
    private int clips;

    /// <param name="width">Width of the drawing's own units.</param>
    /// <param name="height">Height of them.</param>
    /// <param name="scale">How many units of the page one of them is.</param>
    /// <param name="figure">Whose title, description and origin it carries.</param>
    /// <param name="numerals">How numbers are written.</param>
    public SvgCanvas(double width, double height, double scale, Figure figure, Numerals numerals)
    {
        this.numerals = numerals;
        page = new OxyRect(0, 0, width, height);
        prefix = Prefix(figure);
        Raw(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width * scale)}\" height=\"{N(height * scale)}\" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\" font-family=\"{FontList}\">"
        );
        Raw($"<title id=\"{prefix}-title\">{Escape(numerals.In(figure.Title))}</title>");
        Raw($"<desc id=\"{prefix}-desc\">{Escape(numerals.In(figure.Description))}</desc>");
        Raw($"<metadata>{Escape(figure.Provenance)}</metadata>");
    }

    /// <summary>The whole document.</summary>
    public string Finish()
    {
        Unclip();
        Raw("</svg>");
        return text.ToString();
    }

    public static string Escape(string s)
    {
        var clean = new StringBuilder(s.Length);
        foreach (char c in s)
        {
            _ = c switch
            {
                '&' => clean.Append("&amp;"),
                '<' => clean.Append("&lt;"),
                '>' => clean.Append("&gt;"),
                '"' => clean.Append("&quot;"),
                < ' ' and not '\t' and not '\n' => clean.Append(' '),
                _ => clean.Append(c),
            };
        }

        return clean.ToString();
    }

    public override void DrawText(
        ScreenPoint p,
        string text,
        OxyColor fill,
        string fontFamily,
        double fontSize,
        double fontWeight,
        double rotation,
        HorizontalAlignment horizontalAlignment,
        VerticalAlignment verticalAlignment,
        OxySize? maxSize
    )
    {
        string anchor = horizontalAlignment switch
        {
            HorizontalAlignment.Center => "middle",
            HorizontalAlignment.Right => "end",
            _ => "start",
        };
        double rise = verticalAlignment switch
        {
            VerticalAlignment.Top => 0.93,
            VerticalAlignment.Middle => 0.33,
            _ => -RenderContextText.Descent,
        };
        string weight = fontWeight > 500 ? " font-weight=\"600\"" : string.Empty;
        string turn = rotation == 0 ? string.Empty : $" transform=\"rotate({N(rotation)} {N(p.X)} {N(p.Y)})\"";
        Raw(
            $"<text x=\"{N(p.X)}\" y=\"{N(p.Y + (rise * fontSize))}\" font-size=\"{N(fontSize)}\" fill=\"{Hex(fill)}\" text-anchor=\"{anchor}\"{weight}{turn}>{Escape(numerals.In(text))}</text>"
        );
    }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        TextWidth.Box(text, fontSize);

    public override void DrawLine(
        IList<ScreenPoint> points,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    )
    {
        if (points.Count < 2 || !stroke.IsVisible() || thickness <= 0)
        {
            return;
        }

        string pen =
            $"stroke=\"{Hex(stroke)}\"{Alpha("stroke", stroke)} stroke-width=\"{N(thickness)}\"{Dashes(dashArray, thickness)}";
        if (points.Count == 2)
        {
            Draw(
                $"<line x1=\"{N(points[0].X)}\" y1=\"{N(points[0].Y)}\" x2=\"{N(points[1].X)}\" y2=\"{N(points[1].Y)}\" {pen}/>"
            );
        }
        else
        {
            Draw($"<path d=\"{Trace(points)}\" fill=\"none\" {pen} stroke-linejoin=\"round\"/>");
        }
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    ) => Draw($"<path d=\"{Trace(points)}Z\" {Filled(fill, stroke, thickness)}/>");

    public override void DrawRectangle(
        OxyRect rectangle,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    ) =>
        Draw(
            $"<rect x=\"{N(rectangle.Left)}\" y=\"{N(rectangle.Top)}\" width=\"{N(rectangle.Width)}\" height=\"{N(rectangle.Height)}\" {Filled(fill, stroke, thickness)}/>"
        );

    public override void DrawEllipse(
        OxyRect extents,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    ) =>
        Draw(
            $"<circle cx=\"{N(extents.Center.X)}\" cy=\"{N(extents.Center.Y)}\" r=\"{N(extents.Width / 2)}\" {Filled(fill, stroke, thickness)}/>"
        );

    /// <summary>A clip begins with the first element inside it: what clips nothing is not written.</summary>
    protected override void SetClip(OxyRect clippingRectangle)
    {
        Unclip();
        bool whole =
            clippingRectangle.Left <= 0
            && clippingRectangle.Top <= 0
            && clippingRectangle.Right >= page.Right
            && clippingRectangle.Bottom >= page.Bottom;
        clip = whole ? null : clippingRectangle;
    }

    protected override void ResetClip() => Unclip();

    private void Unclip()
    {
        if (clipped)
        {
            Raw("</g>");
        }

        clipped = false;
        clip = null;
    }

    private void Draw(string element)
    {
        if (clip is { } c && !clipped)
        {
            clipped = true;
            string id = $"{prefix}-{++clips}";
            Raw(
                $"<clipPath id=\"{id}\"><rect x=\"{N(c.Left)}\" y=\"{N(c.Top)}\" width=\"{N(c.Width)}\" height=\"{N(c.Height)}\"/></clipPath><g clip-path=\"url(#{id})\">"
            );
        }

        Raw(element);
    }

    private void Raw(string line) => text.Append(line).Append('\n');

    private static string Trace(IList<ScreenPoint> points)
    {
        var path = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            path.Append(i == 0 ? 'M' : 'L').Append(N(points[i].X)).Append(' ').Append(N(points[i].Y));
        }

        return path.ToString();
    }

    private static string Filled(OxyColor fill, OxyColor stroke, double thickness)
    {
        string inside = fill.IsVisible() ? $"fill=\"{Hex(fill)}\"{Alpha("fill", fill)}" : "fill=\"none\"";
        return stroke.IsVisible() && thickness > 0
            ? $"{inside} stroke=\"{Hex(stroke)}\" stroke-width=\"{N(thickness)}\""
            : inside;
    }

    private static string Dashes(double[]? dashes, double thickness) =>
        dashes is null
            ? string.Empty
            : $" stroke-dasharray=\"{string.Join(' ', dashes.Select(d => N(d * thickness)))}\"";

    private static string Alpha(string of, OxyColor color) =>
        color.A == 255 ? string.Empty : $" {of}-opacity=\"{N(color.A / 255.0)}\"";

    private static string Hex(OxyColor c) => $"#{c.R:x2}{c.G:x2}{c.B:x2}";

    private static string N(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The same for the same figure, another for others.</summary>
    private static string Prefix(Figure figure)
    {
        uint hash = 2166136261;
        foreach (char c in figure.Title + figure.Description + figure.Provenance)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return $"b{hash:x8}";
    }
}
