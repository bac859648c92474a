using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Cli.Tests;

/// <summary>
/// A scenario as a hand that slips would leave it: a number a little or a thousandfold off, a word for another, a line lost, doubled or moved, a unit exchanged.
/// </summary>
internal sealed partial class MutatedFile(ulong seed)
{
    private static readonly string[] Wild =
    [
        "0",
        "-1",
        "1e9",
        "1e-9",
        "1e5",
        "100000 %",
        "-5 %",
        "abc",
        "\"\"",
        "~",
        "[1, 2]",
        "{ a: 1 }",
        "never",
        ".nan",
        ".inf",
        "12 months",
        "3 USD/t",
        "7 t/yr",
        "2031-02",
        "yes",
        "1e400",
    ];

    private static readonly string[] Units =
    [
        "USD/t",
        "USD/kg",
        "t/yr",
        "kt/yr",
        "%",
        "months",
        "years",
        "weeks",
        "USD",
        "million USD",
        "per year",
        "days",
    ];

    private readonly Draws draws = new(seed, Draws.KeyOf("mutation"), DrawPurpose.LeadTime, 0);
    private int used;

    /// <summary>One to three slips in a text; half of the files stay within what numbers may be.</summary>
    public string Of(string text)
    {
        bool wild = seed % 2 == 0;
        int slips = 1 + Pick(3);
        for (int i = 0; i < slips; i++)
        {
            text = wild && Chance(0.6) ? Slip(text) : Shifted(text);
        }

        return text;
    }

    /// <summary>A number by a factor between a tenth and ten, now and then by far more.</summary>
    private string Shifted(string text)
    {
        MatchCollection numbers = Number().Matches(text);
        if (numbers.Count == 0)
        {
            return text;
        }

        Match m = numbers[Pick(numbers.Count)];
        double value = double.Parse(m.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        double decades = Chance(0.2) ? 8 : 2;
        value *= Math.Pow(10, decades * (draws.Uniform(used++) - 0.5));
        string written = Chance(0.5)
            ? Math.Round(value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("G4", CultureInfo.InvariantCulture);
        return text[..m.Index] + written + text[(m.Index + m.Length)..];
    }

    private string Slip(string text)
    {
        string[] lines = text.Split('\n');
        int at = Pick(lines.Length);
        int other = Pick(lines.Length);
        switch (Pick(9))
        {
            case 0:
                return string.Join('\n', lines.Where((_, i) => i != at));
            case 1:
                return string.Join('\n', lines.SelectMany((l, i) => i == at ? (string[])[l, l] : [l]));
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                return string.Join('\n', lines);
            case 3:
                lines[at] = Chance(0.5) ? "  " + lines[at] : lines[at].TrimStart();
                return string.Join('\n', lines);
            case 4:
                return Exchanged(text, Units.Where(u => text.Contains(u, StringComparison.Ordinal)), Units);
            case 5:
                return text.Remove(Pick(text.Length), 1);
            case 6:
                string[] words = [.. Word().Matches(text).Select(w => w.Value).Distinct()];
                return Exchanged(text, words, words);
            case 7:
                return text[..Pick(text.Length)];
            default:
                MatchCollection values = Value().Matches(text);
                Match v = values[Pick(values.Count)];
                return text[..v.Index] + Wild[Pick(Wild.Length)] + text[(v.Index + v.Length)..];
        }
    }

    /// <summary>One of the places where a word stands gets another.</summary>
    private string Exchanged(string text, IEnumerable<string> from, string[] to)
    {
        string[] there = [.. from];
        if (there.Length == 0)
        {
            return text;
        }

        string old = there[Pick(there.Length)];
        List<int> places = [];
        for (int i = text.IndexOf(old, StringComparison.Ordinal); i >= 0; )
        {
            places.Add(i);
            i = text.IndexOf(old, i + 1, StringComparison.Ordinal);
        }

        int at = places[Pick(places.Count)];
        return text[..at] + to[Pick(to.Length)] + text[(at + old.Length)..];
    }

    private bool Chance(double of) => draws.Uniform(used++) < of;

    private int Pick(int below) => (int)(draws.Uniform(used++) * below);

    [GeneratedRegex(
        @"(?<![\w.-])\d+(\.\d+)?(?![\w.:-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[:\[,] )[\w.][\w.% /-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"\b[a-zA-Z][a-zA-Z-]{2,}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
