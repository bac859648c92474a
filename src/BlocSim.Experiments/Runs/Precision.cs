using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Experiments;

/// <summary>How narrow an interval must be before replicating stops: <c>world price +- 1 %</c>.</summary>
/// <param name="Words">The quantity.</param>
/// <param name="Width">Half the width wanted: a share of the mean, or in the metric's own unit.</param>
/// <param name="IsShare">Whether the width is a share of the mean.</param>
/// <param name="Unit">The unit that the user wrote; may be empty.</param>
/// <param name="Text">As the user wrote it.</param>
public sealed partial record Precision(string Words, double Width, bool IsShare, string Unit, string Text)
{
    /// <summary>Fewest replications before an interval is believed.</summary>
    public const int Fewest = 20;

    /// <summary>Most replications, unless the user says otherwise.</summary>
    public const int Most = 10_000;

    /// <summary>Reads <c>METRIC +- WIDTH</c>; the width in per cent of the mean, or in the metric's unit, which for shares are points.</summary>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static Precision Parse(string text)
    {
        Match match = Form().Match(text);
        if (
            !match.Success
            || !double.TryParse(
                match.Groups["width"].Value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out double width
            )
            || !(width > 0)
        )
        {
            throw ExperimentException.Asked(
                $"--until: found \"{text}\"; expected a metric and a width above zero, for example \"world price +- 1 %\""
            );
        }

        string unit = match.Groups["unit"].Value.Trim();
        double factor = MetricUnits.Factor(unit, "--until");
        return new Precision(match.Groups["words"].Value.Trim(), width * factor, unit == "%", unit, text.Trim());
    }

    /// <summary>Holds the unit against the metric's.</summary>
    /// <exception cref="ExperimentException">It is missing, or another kind of unit.</exception>
    public void Check(Metric metric)
    {
        if (!IsShare)
        {
            MetricUnits.Check(Unit, metric, Text, "--until", isWidth: true);
        }
    }

    /// <summary>Whether a spread is narrow enough.</summary>
    public bool IsReached(Spread spread) =>
        spread.Count >= Fewest && spread.HalfWidth <= (IsShare ? Width * Math.Abs(spread.Mean) : Width);

    /// <summary>
    /// How many replications to have next: what the spread so far asks for, at most half as many again, so that stopping depends on whole
    /// blocks and on nothing else.
    /// </summary>
    public int Next(Spread spread, int runs)
    {
        double wanted = IsShare ? Width * Math.Abs(spread.Mean) : Width;
        double needed =
            wanted > 0
                ? Math.Ceiling(runs * (spread.HalfWidth / wanted) * (spread.HalfWidth / wanted) * 1.05)
                : runs * 2;
        return (int)Math.Clamp(needed, runs + 1, Math.Max(runs + 1, runs * 1.5));
    }

    [GeneratedRegex(
        @"^(?<words>.+?)\s*(\+-|\+/-|±)\s*(?<width>[0-9.]+)\s*(?<unit>%|[A-Za-z][A-Za-z/ ]*?)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Form();
}
