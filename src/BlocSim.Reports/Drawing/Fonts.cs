using SkiaSharp;

namespace BlocSim.Reports;

/// <summary>Finds a font for pictures: a list of families, as a page has, is none to the library that draws them, and letters that a font has not come out as boxes.</summary>
internal static class Fonts
{
    /// <summary>Stands for whatever font is found.</summary>
    public const string Asked = "sans-serif";

    private static readonly string[] Families =
    [
        "Segoe UI",
        "Roboto",
        "Helvetica Neue",
        "Arial",
        "Liberation Sans",
        "Inter",
        "Open Sans",
        "Noto Sans",
        "DejaVu Sans",
        "FreeSans",
    ];

    /// <summary>The first family that is installed and has all letters of a figure.</summary>
    /// <param name="letters">All that will be written.</param>
    /// <exception cref="FontException">There is none.</exception>
    public static string Find(string letters)
    {
        string[] installed = [.. SKFontManager.Default.FontFamilies];
        if (installed.Length == 0)
        {
            throw new FontException(
                "no font is installed here, so that a PNG or PDF would have no text; install one (Debian and Ubuntu: fonts-liberation) or write SVG"
            );
        }

        int[] needed = [.. letters.EnumerateRunes().Select(r => r.Value).Where(r => r > ' ').Distinct()];
        string[] missing = [];
        string best = string.Empty;
        foreach (string family in Families.Where(installed.Contains).Concat(installed.Order(StringComparer.Ordinal)))
        {
            using SKTypeface? face = SKFontManager.Default.MatchFamily(family);
            if (face is null)
            {
                continue;
            }

            string[] without = [.. needed.Where(c => !face.ContainsGlyph(c)).Select(char.ConvertFromUtf32)];
            if (without.Length == 0)
            {
                return family;
            }

            if (best.Length == 0 || without.Length < missing.Length)
            {
                best = family;
                missing = without;
            }
        }

        throw new FontException(
            $"no font that is installed here has all letters of this chart; {best} lacks {string.Join(' ', missing.Take(8))}. Install one that has them (Debian and Ubuntu: fonts-noto-core, fonts-noto-cjk) or write SVG"
        );
    }
}
