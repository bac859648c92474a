using System.Globalization;
using System.Text;

namespace BlocSim.Reports;

/// <summary>Writes SVG elements with numbers that are the same on every machine.</summary>
internal sealed class Svg
{
    public const string Fonts = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
    private readonly StringBuilder text = new();

    public static string N(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

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

    public void Raw(string line) => text.Append(line).Append('\n');

    public void Text(
        double x,
        double y,
        string content,
        double size,
        string color,
        string anchor = "start",
        bool bold = false
    )
    {
        string weight = bold ? " font-weight=\"600\"" : string.Empty;
        Raw(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{color}\" text-anchor=\"{anchor}\"{weight}>{Escape(content)}</text>"
        );
    }

    /// <summary>Text that stays readable where it crosses lines or areas.</summary>
    public void Halo(double x, double y, string content, double size, string color, bool bold = false)
    {
        string weight = bold ? " font-weight=\"600\"" : string.Empty;
        Raw(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{color}\" text-anchor=\"start\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\"{weight}>{Escape(content)}</text>"
        );
    }

    public void Line(double x1, double y1, double x2, double y2, string color, double width, string dash = "")
    {
        string dashes = dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : string.Empty;
        Raw(
            $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{color}\" stroke-width=\"{N(width)}\"{dashes}/>"
        );
    }

    public void Path(
        string data,
        string stroke,
        double width,
        string dash = "",
        string fill = "none",
        double opacity = 1
    )
    {
        string dashes = dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : string.Empty;
        string see = opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : string.Empty;
        string pen =
            width > 0 ? $" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"" : string.Empty;
        Raw($"<path d=\"{data}\" fill=\"{fill}\"{see}{pen}{dashes}/>");
    }

    public void Rect(double x, double y, double width, double height, string fill) =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"/>");

    public void Circle(double x, double y, double radius, string fill) =>
        Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\"/>");

    public override string ToString() => text.ToString();
}
