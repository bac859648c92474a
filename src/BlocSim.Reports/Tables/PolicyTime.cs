namespace BlocSim.Reports;

/// <summary>
/// The periods in which the policy under test is in force. What a policy does is told of these alone: months before it begins or after it ends would dilute it.
/// </summary>
public sealed class PolicyTime
{
    private readonly Clock clock;
    private readonly bool[] holds;

    private PolicyTime(Clock clock, bool[] holds)
    {
        this.clock = clock;
        this.holds = holds;
        Count = holds.Count(h => h);
        First = Array.IndexOf(holds, true);
        Last = Array.LastIndexOf(holds, true);
    }

    /// <summary>How many periods.</summary>
    public int Count { get; }

    /// <summary>The first period.</summary>
    public int First { get; }

    /// <summary>The last one.</summary>
    public int Last { get; }

    /// <summary>The last calendar year in which the policy is in force.</summary>
    public int LastYear => clock.DateOf(Last).Year;

    /// <summary>Whether it is in force in a period.</summary>
    public bool Holds(int tick) => holds[tick];

    /// <summary>The mean of what has a value in these periods.</summary>
    public double Mean(double[]? values)
    {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < (values?.Length ?? 0) && t < holds.Length; t++)
        {
            if (holds[t] && !double.IsNaN(values![t]))
            {
                sum += values[t];
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>The same of what adds up with others: nothing where there is no value.</summary>
    public double MeanOrZero(double[]? values) => Mean(values) is var mean && double.IsNaN(mean) ? 0 : mean;

    /// <summary>When that is, to begin a sentence with or to stand inside one: <c>from 2027-01 on</c>.</summary>
    public string Words =>
        Count == holds.Length ? "over the run"
        : Count != Last - First + 1
            ? $"over the {Count} {PeriodName(Count)} in which it was in force, {clock.Label(First)} to {clock.Label(Last)},"
        : Last == holds.Length - 1 ? $"from {clock.Label(First)} on"
        : $"while it was in force ({clock.Label(First)} to {clock.Label(Last)})";

    /// <summary>A period's name by the length of a step: month, quarter or year.</summary>
    private string PeriodName(int count)
    {
        string one = clock.StepMonths switch
        {
            1 => "month",
            3 => "quarter",
            _ => "year",
        };
        return count == 1 ? one : one + "s";
    }

    /// <summary>The time of the policy on a good; of all policies together where the good has none of its own.</summary>
    /// <param name="pair">The run and its baseline.</param>
    /// <param name="good">The good's name; null for all together.</param>
    public static PolicyTime Of(PairedRun pair, string? good) => Of(pair.PolicyRun.Scenario, pair.Policy, good);

    /// <summary>The same of what was read back.</summary>
    /// <param name="s">The scenario.</param>
    /// <param name="table">What was recorded with the policy.</param>
    /// <param name="good">The good's name; null for all together.</param>
    internal static PolicyTime Of(Scenario s, RunTable table, string? good)
    {
        bool[] own = new bool[table.Recorded];
        foreach (string name in good is null ? s.Goods.Select(g => g.Name) : [good])
        {
            double[]? floor = table.Find("floor", name, "bloc");
            Period[] periods = [.. PeriodsOf(s, name)];
            for (int t = 0; t < own.Length; t++)
            {
                own[t] |= floor is not null && !double.IsNaN(floor[t]);
                own[t] |= Array.Exists(periods, p => p.Holds(s.Clock.DateOf(t)));
            }
        }

        if (Array.IndexOf(own, true) >= 0)
        {
            return new PolicyTime(s.Clock, own);
        }

        if (good is not null)
        {
            return Of(s, table, null);
        }

        Array.Fill(own, true);
        return new PolicyTime(s.Clock, own);
    }

    private static IEnumerable<Period> PeriodsOf(Scenario s, string good) =>
        s
            .Tariffs.Where(t => !t.Standing && t.Goods.Contains(good))
            .Select(t => t.InForce)
            .Concat(
                s.Interventions.Where(i => i.Kind == InterventionKind.Tariff && i.Target == good && i.Value > 0)
                    .Select(i => new Period(i.At))
            )
            .Concat(s.ExportMeasures.Where(m => !m.Standing && m.Goods.Contains(good)).Select(m => m.InForce))
            .Concat(s.Bloc.OriginRules.Where(r => r.Goods.Contains(good)).Select(r => r.InForce))
            .Concat(s.Bloc.Procurements.Where(r => r.Goods.Contains(good)).Select(r => r.InForce))
            .Concat(s.Bloc.Reliefs.Where(r => r.Goods.Contains(good)).Select(r => r.InForce))
            .Concat(s.Bloc.Club is { } club && club.Goods.Contains(good) ? [club.InForce] : [])
            .Concat(
                s.Bloc.Stockpile is { } stockpile && stockpile.Targets.Any(t => t.Good == good)
                    ? [stockpile.InForce]
                    : []
            )
            .Concat(
                s.Bloc.Supports.Where(p =>
                        !p.Standing
                        && s.Facilities.Any(f =>
                            f.Nation == p.Nation
                            && f.Name == p.Facility
                            && s.Processes.Any(x => x.Name == f.Process && x.Lead.Good == good)
                        )
                    )
                    .Select(p => p.InForce)
            );
}
