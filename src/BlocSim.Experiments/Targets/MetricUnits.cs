namespace BlocSim.Experiments;

/// <summary>The units that users may write beside a value of a metric.</summary>
internal static class MetricUnits
{
    /// <summary>A hundredth of a share, where per cent would mean something else.</summary>
    public const string Points = "points";

    private static readonly Dictionary<string, string[]> Fitting = new(StringComparer.Ordinal)
    {
        ["share"] = ["%"],
        ["USD/t"] = ["USD/t", "USD/kg"],
        ["t/yr"] = ["t/yr", "kt/yr"],
        ["t"] = ["t", "kt"],
        ["USD/yr"] = ["USD/yr", "m USD/yr", "million USD/yr", "bn USD/yr"],
        ["USD"] = ["USD", "m USD", "million USD", "bn USD"],
    };

    private static readonly Dictionary<string, double> Factors = new(StringComparer.Ordinal)
    {
        [string.Empty] = 1,
        ["%"] = 0.01,
        [Points] = 0.01,
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

    /// <summary>What a value in a unit is multiplied by to be in the metric's own.</summary>
    /// <param name="unit">As the user wrote it; may be empty.</param>
    /// <param name="option">What messages call the option.</param>
    /// <exception cref="ExperimentException">It is no unit.</exception>
    public static double Factor(string unit, string option) =>
        Factors.TryGetValue(unit, out double factor)
            ? factor
            : throw ExperimentException.Asked(
                $"{option}: \"{unit}\" is no unit here; expected one of {string.Join(", ", Factors.Keys.Where(u => u.Length > 0))}"
            );

    /// <summary>Holds a unit against a metric's.</summary>
    /// <param name="unit">As the user wrote it; may be empty.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="text">All that the user wrote.</param>
    /// <param name="option">What messages call the option.</param>
    /// <param name="isWidth">Whether the value is a width, of which per cent are of the mean.</param>
    /// <exception cref="ExperimentException">It is missing, or another kind of unit.</exception>
    public static void Check(string unit, Metric metric, string text, string option, bool isWidth)
    {
        string[] units =
            isWidth && metric.Unit == "share" ? [Points] : Fitting.GetValueOrDefault(metric.Unit, [string.Empty]);
        if (units.Contains(unit))
        {
            return;
        }

        string expected = units is [""] ? "a number without a unit" : string.Join(" or ", units);
        string found = unit.Length == 0 ? "no unit" : $"\"{unit}\"";
        string orShare = isWidth ? "; or in % of the mean" : string.Empty;
        throw ExperimentException.Asked(
            $"{option}: \"{text}\": found {found}; {metric.Words} is measured in {expected}{orShare}"
        );
    }
}
