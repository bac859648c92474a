namespace BlocSim.Reports;

/// <summary>
/// Colours that stay apart for colour-blind readers and, by their lightness, in grey print (after Okabe and Ito 2008), with
/// dashes so that lines do not rely on colour alone.
/// </summary>
internal static class Palette
{
    /// <summary>Index for what is only context: baselines, floors, the rest.</summary>
    public const int Context = -1;

    public const string Ink = "#1a1a1a";
    public const string Soft = "#555555";
    public const string Rule = "#d9d9d9";
    private static readonly string[] Colors =
    [
        "#0b5394",
        "#e69f00",
        "#00916a",
        "#56b4e9",
        "#b5446e",
        "#d9c400",
        "#7a4a12",
        "#8e7cc3",
    ];
    private static readonly string[] Dashes = ["", "7 3", "2 2", "9 3 2 3", "4 2", "12 4", "1 3", "6 2 2 2"];

    public static string Color(int index) => index < 0 ? "#8c8c8c" : Colors[index % Colors.Length];

    /// <summary>A darker relative for text on white.</summary>
    public static string TextColor(int index) =>
        index switch
        {
            < 0 => "#5f5f5f",
            1 => "#946200",
            3 => "#22709e",
            5 => "#7a6e00",
            7 => "#6a54ad",
            _ => Colors[index % Colors.Length],
        };

    public static string Dash(int index) => index < 0 ? "3 3" : Dashes[index % Dashes.Length];
}
