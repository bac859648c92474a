using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Experiments;

/// <summary>What a policy is to reach: <c>non-dominant share &gt;= 30 % by 2035</c>.</summary>
/// <param name="Words">The quantity, year included, as <see cref="Quantity.Parse"/> reads it.</param>
/// <param name="AtLeast">Whether it is to be at least the value, rather than at most.</param>
/// <param name="Value">The value in the metric's own unit.</param>
/// <param name="Unit">The unit that the user wrote; may be empty.</param>
/// <param name="Text">As the user wrote it.</param>
public sealed partial record Target(string Words, bool AtLeast, double Value, string Unit, string Text)
{
    /// <summary>Reads a target.</summary>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static Target Parse(string text)
    {
        if (text.Contains("=>", StringComparison.Ordinal) || text.Contains("=<", StringComparison.Ordinal))
        {
            throw ExperimentException.Asked(
                $"--target: \"{text}\": found {(text.Contains("=>", StringComparison.Ordinal) ? "=>; did you mean >=?" : "=<; did you mean <=?")}"
            );
        }

        Match match = Form().Match(text);
        string unit = match.Groups["unit"].Value.Trim();
        if (
            !match.Success
            || !double.TryParse(
                match.Groups["value"].Value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out double value
            )
        )
        {
            throw ExperimentException.Asked(
                $"--target: found \"{text}\"; expected a metric, a sign, a value and perhaps a year, for example \"non-dominant share >= 30 % by 2035\""
            );
        }

        double factor = MetricUnits.Factor(unit, "--target");
        string year = match.Groups["year"].Success ? " in " + match.Groups["year"].Value : string.Empty;
        return new Target(
            match.Groups["words"].Value.Trim() + year,
            match.Groups["sign"].Value[0] is '>' or '≥',
            value * factor,
            unit,
            text.Trim()
        );
    }

    /// <summary>Holds the unit against the metric's.</summary>
    /// <exception cref="ExperimentException">It is missing, or another kind of unit.</exception>
    public void Check(Metric metric) => MetricUnits.Check(Unit, metric, Text, "--target", isWidth: false);

    /// <summary>What rounding may take from a value that stands on the mark, relative to it.</summary>
    private const double OnTheMark = 1e-9;

    /// <summary>Whether a value reaches it; a missing one does not, one on the mark does.</summary>
    public bool IsMet(double value)
    {
        double rounding = OnTheMark * Math.Abs(Value);
        return AtLeast ? value >= Value - rounding : value <= Value + rounding;
    }

    /// <summary>In what share of replications it is reached.</summary>
    public double Odds(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? 0 : (double)values.Count(IsMet) / values.Count;

    [GeneratedRegex(
        @"^(?<words>.+?)\s*(?<sign>>=|<=|>|<|≥|≤)\s*(?<value>[+-]?[0-9.]+)\s*(?<unit>%|[A-Za-z][A-Za-z/ ]*?)?(\s+(by|in|at)\s+(?<year>\d{4}(-\d\d)?))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Form();
}
