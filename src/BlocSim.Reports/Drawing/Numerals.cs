using System.Text.RegularExpressions;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>
/// How numbers are written for readers: 1,234.5 or 1.234,5. Only what is read: tables for programs keep points. Words stay English. Marks after the Unicode Common
/// Locale Data Repository, version 45.
/// </summary>
/// <param name="Name">The language and land, as browsers name them.</param>
/// <param name="Point">What stands before decimals.</param>
/// <param name="Group">What stands between thousands.</param>
public sealed partial record Numerals(string Name, string Point, string Group)
{
    private const string NoBreak = "\u00a0";
    private const string Narrow = "\u202f";

    /// <summary>As all text is made: 1,234.5.</summary>
    public static Numerals English { get; } = new("en-GB", ".", ",");

    /// <summary>All that can be named.</summary>
    public static IReadOnlyList<Numerals> All { get; } =
    [
        English,
        .. new[] { "en-US", "en-AU", "en-CA", "ja-JP", "ko-KR", "zh-CN", "th-TH", "he-IL" }.Select(n =>
            English with
            {
                Name = n,
            }
        ),
        .. new[]
        {
            "de-DE",
            "es-ES",
            "it-IT",
            "nl-NL",
            "pt-BR",
            "id-ID",
            "tr-TR",
            "da-DK",
            "el-GR",
            "ro-RO",
            "vi-VN",
        }.Select(n => new Numerals(n, ",", ".")),
        .. new[]
        {
            "pl-PL",
            "cs-CZ",
            "sv-SE",
            "nb-NO",
            "fi-FI",
            "uk-UA",
            "ru-RU",
            "kk-KZ",
            "hu-HU",
            "bg-BG",
            "pt-PT",
        }.Select(n => new Numerals(n, ",", NoBreak)),
        new("fr-FR", ",", Narrow),
        new("fr-CA", ",", NoBreak),
        new("de-CH", ".", "’"),
        new("de-AT", ",", NoBreak),
    ];

    /// <summary>A number of ours inside a text: not a version (0.1.0), a date, or a part of a word.</summary>
    [GeneratedRegex(
        @"(?<![\w.,-])[-+]?\d{1,3}(,\d{3})+(\.\d+)?(?![\w]|[.,]\d)|(?<![\w.,])\d+\.\d+(?![\w]|\.\d)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Numbers();

    /// <summary>By its name, or by the language alone.</summary>
    /// <param name="name">Such as de-DE, or de.</param>
    /// <exception cref="ResultsException">There is none of that name.</exception>
    public static Numerals Find(string name) =>
        All.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(n => n.Name.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase))
        ?? throw new ResultsException(
            $"--culture: found \"{PlainText.Show(name)}\"{Suggestions.DidYouMean(name, All.Select(n => n.Name))}; known: {string.Join(", ", All.Select(n => n.Name))}"
        );

    /// <summary>A text of ours with its numbers as readers write them.</summary>
    /// <param name="text">The text.</param>
    public string In(string text) =>
        Point == English.Point && Group == English.Group
            ? text
            : Numbers()
                .Replace(
                    text,
                    m =>
                        string.Concat(
                            m.Value.Select(c =>
                                c == '.' ? Point
                                : c == ',' ? Group
                                : c.ToString()
                            )
                        )
                );
}
