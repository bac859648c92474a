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
    private static readonly Dictionary<string, string[]> Fitting = new(StringComparer.Ordinal)
    {
        ["share"] = ["%"],
        ["USD/t"] = ["USD/t", "USD/kg"],
        ["t/yr"] = ["t/yr", "kt/yr"],
        ["t"] = ["t", "kt"],
        ["USD/yr"] = ["USD/yr", "m USD/yr", "million USD/yr", "bn USD/yr"],
        ["USD"] = ["USD", "m USD", "million USD", "bn USD"],
    };

    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        [string.Empty] = 1,
        ["%"] = 0.01,
        ["USD/t"] = 1,
        ["USD/kg"] = 1000,
        ["t"] = 1,
        ["kt"] = 1e3,
        ["t/yr"] = 1,
        ["kt/yr"] = 1e3,
        ["USD"] = 1,
        ["m USD"] = 1e6,
        ["million USD"] = 1e6,
        ["bn USD"] = 1e9,
        ["USD/yr"] = 1,
        ["m USD/yr"] = 1e6,
        ["million USD/yr"] = 1e6,
        ["bn USD/yr"] = 1e9,
    };

    /// <summary>Reads a target.</summary>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static Target Parse(string text)
    {
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

        if (!Units.TryGetValue(unit, out double factor))
        {
            throw ExperimentException.Asked(
                $"--target: \"{unit}\" is no unit here; expected one of {string.Join(", ", Units.Keys.Where(u => u.Length > 0))}"
            );
        }

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
    public void Check(Metric metric)
    {
        string[] units = Fitting.GetValueOrDefault(metric.Unit, [string.Empty]);
        if (!units.Contains(Unit))
        {
            string expected = units is [""] ? "a number without a unit" : string.Join(" or ", units);
            string found = Unit.Length == 0 ? "no unit" : $"\"{Unit}\"";
            throw ExperimentException.Asked(
                $"--target: \"{Text}\": found {found}; {metric.Words} is measured in {expected}"
            );
        }
    }

    /// <summary>Whether a value reaches it; a missing one does not.</summary>
    public bool IsMet(double value) => AtLeast ? value >= Value : value <= Value;

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
