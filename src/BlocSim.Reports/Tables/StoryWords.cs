using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Numbers of the narrative in words, in the units of the charts.</summary>
internal static class StoryWords
{
    public static double[] Values(PairedRun pair, string metric, string good, string entity) =>
        pair.Policy.Find(metric, good, entity) ?? [double.NaN];

    /// <summary>The last calendar year that was played; its means are what tables give.</summary>
    public static int LastYear(PairedRun pair) => pair.Policy.Clock.DateOf(Math.Max(0, pair.Policy.Recorded - 1)).Year;

    /// <summary>A nation's name without what stands in brackets behind it.</summary>
    public static string NationName(Scenario s, string code)
    {
        string title = s.Nations.FirstOrDefault(n => n.Code == code)?.Title ?? code;
        int bracket = title.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? title[..bracket] : title;
    }

    /// <summary>The same words as the beginning of a sentence or a heading.</summary>
    public static string Capital(string words) =>
        words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    /// <summary>Whose: "China's", "the United States'".</summary>
    public static string Possessive(string name) => name.EndsWith('s') ? $"{name}'" : $"{name}'s";

    public static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-6 * Math.Abs(b);

    public static double Mean(IEnumerable<double> values) =>
        values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    public static double Last(double[] values)
    {
        int at = Array.FindLastIndex(values, v => !double.IsNaN(v));
        return at < 0 ? double.NaN : values[at];
    }

    public static string Peak(PairedRun pair, double[] values)
    {
        int best = -1;
        for (int t = 0; t < values.Length; t++)
        {
            best = !double.IsNaN(values[t]) && (best < 0 || values[t] > values[best]) ? t : best;
        }

        return best < 0 ? "-" : pair.Policy.Clock.Label(best);
    }

    public static string Price(double usdPerTonne, Good good) =>
        $"{SummaryText.Number(usdPerTonne * good.DisplayFactor)} {good.DisplayUnit}";

    public static string More(double difference, Good good) =>
        SummaryText.Number(Math.Abs(difference) * good.DisplayFactor) == "0"
            ? "as much as"
            : $"{Price(Math.Abs(difference), good)} {(difference > 0 ? "more than" : "less than")}";

    public static string Percent(double share) => $"{SummaryText.Number(100 * share)} %";

    public static string Money(double usd) =>
        Math.Abs(usd) >= 1e5 ? $"{SummaryText.Number(usd / 1e6)} million USD"
        : Math.Abs(usd) >= 1000 ? $"{usd.ToString("#,0", CultureInfo.InvariantCulture)} USD"
        : $"{SummaryText.Precise(usd)} USD";

    /// <summary>What somebody gained or lost; less than the least is nothing.</summary>
    public static string Gain(double usd, string verb, double least) =>
        Math.Abs(usd) < least
            ? $"{verb} where {(verb == "is" ? "it was" : "they were")}"
            : $"{(usd > 0 ? "gained" : "lost")} {Money(Math.Abs(usd))}";

    /// <summary>"1 period" or "12 periods".</summary>
    public static string Periods(int count) => count == 1 ? "1 period" : $"{count} periods";
}
