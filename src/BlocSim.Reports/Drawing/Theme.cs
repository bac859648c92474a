using System.Collections.Immutable;
using OxyPlot;

namespace BlocSim.Reports;

/// <summary>
/// The colours of a page. Series colours stay apart for colour-blind readers and, by their lightness, in grey print (after Okabe and Ito 2008), with dashes so that
/// lines do not rely on colour alone.
/// </summary>
public sealed record Theme
{
    /// <summary>Index of what is only context: baselines, floors, the rest.</summary>
    internal const int Context = -1;

    private static readonly string[] Dashes = ["", "7 3", "2 2", "9 3 2 3", "4 2", "12 4", "1 3", "6 2 2 2"];

    /// <summary>For screens and slides with white paper.</summary>
    public static Theme Screen { get; } = new();

    /// <summary>For printing: black ink.</summary>
    public static Theme Print { get; } =
        new()
        {
            Name = "print",
            Ink = "#000000",
            Soft = "#262626",
            Rule = "#bfbfbf",
            Zero = "#595959",
        };

    /// <summary>For dark slides.</summary>
    public static Theme Dark { get; } =
        new()
        {
            Name = "dark",
            Paper = "#14181f",
            Ink = "#f2f2f2",
            Soft = "#c4c9d1",
            Rule = "#39414d",
            Zero = "#8a93a0",
            ContextColor = "#9aa3af",
            ContextText = "#b4bcc7",
            Target = "#f08db0",
            Missing = "#262c36",
            Colors = ["#5aa9f0", "#f0b429", "#3ecf9b", "#9ad7ff", "#f08db0", "#efe05a", "#d3a06a", "#b9a8f0"],
            TextColors = ["#7fbdf5", "#f0b429", "#3ecf9b", "#9ad7ff", "#f4a6c1", "#efe05a", "#e0b98d", "#c9bbf5"],
        };

    /// <summary>All that can be named.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Screen, Print, Dark];

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "screen";

    /// <summary>The page, as <c>#rrggbb</c> like all colours here.</summary>
    public string Paper { get; init; } = "#ffffff";

    /// <summary>Titles.</summary>
    public string Ink { get; init; } = "#1a1a1a";

    /// <summary>Other text.</summary>
    public string Soft { get; init; } = "#555555";

    /// <summary>Grid lines.</summary>
    public string Rule { get; init; } = "#d9d9d9";

    /// <summary>The line at zero, and ticks.</summary>
    public string Zero { get; init; } = "#8c8c8c";

    /// <summary>What is only context.</summary>
    public string ContextColor { get; init; } = "#8c8c8c";

    /// <summary>Names of it.</summary>
    public string ContextText { get; init; } = "#5f5f5f";

    /// <summary>The line of a target in a map.</summary>
    public string Target { get; init; } = "#b5446e";

    /// <summary>A cell without a value.</summary>
    public string Missing { get; init; } = "#f2f2f2";

    /// <summary>Series, in order.</summary>
    public ImmutableArray<string> Colors { get; init; } =
    ["#0b5394", "#e69f00", "#00916a", "#56b4e9", "#b5446e", "#d9c400", "#7a4a12", "#8e7cc3"];

    /// <summary>Names of series, with contrast enough for text.</summary>
    public ImmutableArray<string> TextColors { get; init; } =
    ["#0b5394", "#946200", "#00755a", "#22709e", "#b5446e", "#7a6e00", "#7a4a12", "#6a54ad"];

    /// <summary>From the least to the most of a map, in one hue so that it survives grey print and colour blindness.</summary>
    public ImmutableArray<string> Ramp { get; init; } = ["#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"];

    internal static OxyColor Parse(string color) => OxyColor.Parse(color);

    internal OxyColor Color(int index) => Parse(Hex(index));

    /// <summary>A series' colour as it is written.</summary>
    internal string Hex(int index) => index < 0 ? ContextColor : Colors[index % Colors.Length];

    internal OxyColor TextColor(int index) => Parse(index < 0 ? ContextText : TextColors[index % TextColors.Length]);

    /// <summary>Lengths of dashes and gaps in units of the page, for a line of some width; null for a whole line.</summary>
    internal static double[]? Dash(int index, double width)
    {
        string pattern = index < 0 ? "3 3" : Dashes[index % Dashes.Length];
        return pattern.Length == 0
            ? null
            :
            [
                .. pattern
                    .Split(' ')
                    .Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture) / width),
            ];
    }

    /// <summary>A colour between the least and the most of a map.</summary>
    /// <param name="at">0 to 1.</param>
    internal OxyColor Shade(double at)
    {
        double place = Math.Clamp(at, 0, 1) * (Ramp.Length - 1);
        int i = Math.Clamp((int)place, 0, Ramp.Length - 2);
        return OxyColor.Interpolate(Parse(Ramp[i]), Parse(Ramp[i + 1]), place - i);
    }
}
