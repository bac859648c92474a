using OxyPlot;

namespace BlocSim.Reports;

/// <summary>How wide text will be, before anyone draws it: mean widths of letters in common sans-serif fonts, on the safe side.</summary>
internal static class TextWidth
{
    public static double Of(string text, double size)
    {
        double units = 0;
        foreach (char c in text)
        {
            units += c switch
            {
                'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' => 0.29,
                'f' or 't' or 'r' or ' ' or '(' or ')' or '-' or '/' => 0.36,
                'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.92,
                >= 'A' and <= 'Z' => 0.70,

                // Chinese, Japanese and Korean letters are square; others beyond Latin at most as wide as capitals.
                >= '\u1100' => 1,
                >= '\u0250' => 0.72,
                _ => 0.58,
            };
        }

        return units * size;
    }

    /// <summary>The space that a line of text takes; none for no text, of which a plot without a title asks.</summary>
    public static OxySize Box(string? text, double size) =>
        string.IsNullOrEmpty(text) ? OxySize.Empty : new OxySize(Of(text, size), 1.2 * size);

    /// <summary>Breaks text into lines that fit a width; the last line takes what is left, shortened if it must be.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double most, int mostLines)
    {
        double width = most;
        List<string> lines = [];
        string line = string.Empty;
        double whole = Of(text, size);
        if (whole > width && whole < width * mostLines * 0.95)
        {
            // Even lines read better than a full one and a word left over.
            double wanted = Math.Ceiling(whole / width);
            width = Math.Min(width, (whole / wanted) * 1.12);
        }

        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Of(longer, size) > width && lines.Count < mostLines - 1)
            {
                lines.Add(Shorten(line, size, most));
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(Shorten(line, size, most));
        return lines;
    }

    /// <summary>The text, cut with an ellipsis where it would be wider than allowed.</summary>
    public static string Shorten(string text, double size, double width)
    {
        string cut = text;
        while (cut.Length > 4 && Of(cut, size) > width)
        {
            cut = cut.TrimEnd('…')[..^1].TrimEnd() + "…";
        }

        return cut;
    }
}
