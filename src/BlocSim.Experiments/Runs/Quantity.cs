using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>A number read from a run: a series, and a year of it.</summary>
/// <param name="Column">The series.</param>
/// <param name="First">Position of its first period.</param>
/// <param name="Last">Position of its last; another one for a year of a run that is kept in months.</param>
/// <param name="PeriodLabel">The period's or year's name.</param>
public sealed record Quantity(Column Column, int First, int Last, string PeriodLabel)
{
    /// <summary>The number in a run: the mean of the periods that have a value; NaN where none has.</summary>
    /// <param name="series">The series, a value a period.</param>
    public double Of(double[] series)
    {
        double sum = 0;
        int count = 0;
        for (int p = First; p <= Last; p++)
        {
            sum += double.IsNaN(series[p]) ? 0 : series[p];
            count += double.IsNaN(series[p]) ? 0 : 1;
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>In words.</summary>
    public string Words => $"{Column.Metric.Words} of {Column.Good} ({Column.Entity}) in {PeriodLabel}";

    /// <summary>
    /// Reads words such as <c>price inside</c>, <c>share-of-supply ndpr-oxide CHN in 2035</c>: a metric, then a good and an entity where they are
    /// not the focus and the bloc (or the world), then a year where it is not the last.
    /// </summary>
    /// <param name="words">What the user wrote.</param>
    /// <param name="pair">A finished run, to see what is recorded.</param>
    /// <param name="axis">The periods kept.</param>
    /// <exception cref="ExperimentException">It names nothing that is recorded.</exception>
    public static Quantity Parse(string words, PairedRun pair, PeriodAxis axis)
    {
        List<string> tokens = [.. words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];
        (int first, int last, string label) = TakePeriod(tokens, words, axis);
        string[] metrics = [.. pair.Policy.Series.Select(s => s.Metric.Name).Distinct()];
        (string metric, int used) = Enumerable
            .Range(1, tokens.Count)
            .Select(n => (Name: string.Join('-', tokens.Take(n)).ToLowerInvariant(), n))
            .LastOrDefault(x => metrics.Contains(x.Name));
        if (metric is null)
        {
            string said = string.Join('-', tokens);
            throw ExperimentException.Asked(
                $"\"{words}\": no metric of that name is recorded here{Suggestions.DidYouMean(said, metrics)}; docs/reference/metrics.md lists them"
            );
        }

        string[] rest = [.. tokens.Skip(used).Where(t => t is not "of" and not "for" and not "the")];
        Series[] candidates = [.. pair.Policy.Series.Where(s => s.Metric.Name == metric)];
        string focus = pair.PolicyRun.Scenario.Focus;
        string? good = rest.FirstOrDefault(t => candidates.Any(s => s.Good == t));
        string? entity = rest.FirstOrDefault(t => candidates.Any(s => s.Entity == t));
        string? unknown = rest.FirstOrDefault(t => t != good && t != entity);
        if (unknown is not null)
        {
            string[] known = [.. candidates.Select(s => s.Good).Concat(candidates.Select(s => s.Entity)).Distinct()];
            throw ExperimentException.Asked(
                $"\"{words}\": {metric} has neither a good nor an entity \"{unknown}\"{Suggestions.DidYouMean(unknown, known)}; known: {string.Join(", ", known.Take(20))}"
            );
        }

        string[] preferred = entity is not null ? [entity] : ["bloc", "world"];
        Series? found = candidates
            .Where(s => s.Good == (good ?? (candidates.Any(c => c.Good == focus) ? focus : "all")))
            .Where(s => preferred.Contains(s.Entity))
            .OrderBy(s => Array.IndexOf(preferred, s.Entity))
            .FirstOrDefault();
        return found is null
            ? throw ExperimentException.Asked(
                $"\"{words}\": {metric} is measured for {string.Join(", ", candidates.Select(s => s.Entity).Distinct().Take(12))}; name one, for example \"{metric} {candidates[0].Entity}\""
            )
            : new Quantity(new Column(found.Metric, found.Good, found.Entity), first, last, label);
    }

    private static (int First, int Last, string Label) TakePeriod(List<string> tokens, string words, PeriodAxis axis)
    {
        int last = tokens.Count - 1;
        bool named = last > 0 && tokens[last].Length >= 4 && char.IsAsciiDigit(tokens[last][0]);
        if (!named)
        {
            return (axis.Count - 1, axis.Count - 1, axis.Labels[^1]);
        }

        string label = tokens[last];
        tokens.RemoveAt(last);
        if (tokens[^1] is "in" or "by" or "at")
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        int[] periods =
        [
            .. Enumerable
                .Range(0, axis.Count)
                .Where(p =>
                    axis.Labels[p] == label || axis.Labels[p].StartsWith(label + "-", StringComparison.Ordinal)
                ),
        ];
        if (periods.Length > 0)
        {
            return (periods[0], periods[^1], label);
        }

        string kept = axis.Labels[0].Length == 4 && label.Length > 4 ? "; its months are kept as years" : string.Empty;
        throw ExperimentException.Asked(
            $"\"{words}\": {label} is not in the run; it goes from {axis.Labels[0]} to {axis.Labels[^1]}{kept}"
        );
    }
}
