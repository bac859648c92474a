using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>The answer to "which is the smallest that reaches it, and which costs least".</summary>
internal static class TargetReport
{
    /// <summary>Odds over fewer runs are coarse.</summary>
    private const int FewRuns = 20;

    /// <summary>The quantity that the target is about; it is the first of a plan's outputs.</summary>
    public static Quantity Quantity(SweepView view) => view.Outputs[0];

    /// <summary>The odds of reaching the target at a point.</summary>
    public static double Odds(SweepView view, Target target, DesignPoint point) =>
        target.Odds(view.Values(point, Quantity(view)));

    /// <summary>How reaching the target goes along the first lever, the others held: the same for all of them, or it turns.</summary>
    public static TargetCourse Course(SweepView view, Target target)
    {
        Lever lever = view.Levers[0];
        TargetCourse[] courses =
        [
            .. view
                .Points.GroupBy(p => string.Join('\n', p.Settings.Skip(1)))
                .Select(g =>
                    TargetSearch.CourseOf([
                        .. g.OrderBy(p => lever.Number(p.Settings[0].Value)).Select(p => Passes(view, target, p)),
                    ])
                )
                .Distinct(),
        ];
        TargetCourse[] edges = [.. courses.Where(c => c is not (TargetCourse.Never or TargetCourse.Always))];
        return edges.Length switch
        {
            0 => courses.Contains(TargetCourse.Always) ? TargetCourse.Always : TargetCourse.Never,
            1 => edges[0],
            _ => TargetCourse.Turns,
        };
    }

    /// <summary>Settings that are named in a sentence; of more their number is said.</summary>
    private const int Named = 3;

    /// <summary>The answer in sentences; the first stands alone.</summary>
    public static IReadOnlyList<string> Answer(SweepView view, Target target)
    {
        Lever lever = view.Levers[0];
        string odds = SpreadLines.Share(view.Plan.Odds);
        string with =
            view.Points.Length > 0 && view.Values(view.Points[0], Quantity(view)).Length > 1
                ? $" in {odds} of runs"
                : string.Empty;
        DesignPoint[] passing = Passing(view, target);
        if (Best(view, target) is not { } answer)
        {
            return [Nearest(view, target, with)];
        }

        TargetCourse course = Course(view, target);
        bool largest = IsLargest(view, target, course);
        string reached = $"\"{target.Text}\"{with}: {Said(view, answer)}{CostOf(view, answer)}";
        List<string> lines =
        [
            largest ? $"Largest {lever.Title} that keeps {reached}" : $"Smallest {lever.Title} that reaches {reached}",
        ];
        if (Neighbour(view, target, answer, largest) is { } missed)
        {
            string share =
                view.Values(missed, Quantity(view)).Length > 1
                    ? $"does in {SpreadLines.Share(Odds(view, target, missed))} of runs"
                    : "does not";
            lines.Add(
                $"The next {(largest ? "larger" : "smaller")} one looked at, {Said(view, missed)}, {share}; the edge is between the two"
            );
        }

        int runs = view.Values(answer, Quantity(view)).Length;
        if (runs is > 1 and < FewRuns)
        {
            lines.Add(
                $"With {runs} runs a setting, {odds} means {Math.Ceiling((view.Plan.Odds * runs) - 1e-9):0} of {runs}; more runs tell more (--runs)"
            );
        }

        int same = passing.Count(p => p.Settings[0].Value == answer.Settings[0].Value);
        if (same > 1)
        {
            lines.Add($"It is the cheapest of {same} that reach it with that {lever.Title}");
        }

        if (course == TargetCourse.Always)
        {
            lines.Add(
                $"Every {lever.Title} looked at does: this is only the end of the range; {(largest ? "go on higher" : "begin lower")} to find the edge"
            );
        }
        else if (course == TargetCourse.Turns)
        {
            lines.Add(
                $"The effect turns: some {lever.Title} above one that reaches it does not; look at the whole range before you choose"
            );
        }

        DesignPoint cheapest = passing.OrderBy(p => Cost(view, p)).ThenBy(p => p.Index).First();
        if (!double.IsNaN(Cost(view, cheapest)) && cheapest != answer)
        {
            lines.Add(
                $"Least cost to the bloc among those that reach it: {Said(view, cheapest)}{CostOf(view, cheapest)}"
            );
        }

        DesignPoint[] tied = [.. passing.Where(p => p != cheapest && Tied(view, p, cheapest))];
        if (tied.Length > 0)
        {
            string more = tied.Length > Named ? $" and {tied.Length - Named} more" : string.Empty;
            lines.Add(
                $"Not told apart from {Said(view, cheapest)} by cost: {string.Join(", ", tied.Take(Named).Select(p => Said(view, p)))}{more}; their costs differ by no more than the error of these runs"
            );
        }

        return lines;
    }

    /// <summary>Whether these runs do not tell which of two settings costs the bloc less; of a single run only costs that are the same do not.</summary>
    private static bool Tied(SweepView view, DesignPoint one, DesignPoint other)
    {
        var costs = PairedDifference.Of(view.Costs(one), view.Costs(other));
        return costs.Difference.Count == 1 ? costs.Difference.Mean == 0 : costs.Difference.Count > 0 && !costs.IsTold;
    }

    /// <summary>With one lever, the nearest setting on the other side of the edge.</summary>
    private static DesignPoint? Neighbour(SweepView view, Target target, DesignPoint answer, bool largest)
    {
        Lever lever = view.Levers[0];
        double edge = lever.Number(answer.Settings[0].Value);
        DesignPoint[] beyond =
        [
            .. view
                .Points.Where(p => p != answer && (lever.Number(p.Settings[0].Value) > edge) == largest)
                .OrderBy(p => Math.Abs(lever.Number(p.Settings[0].Value) - edge)),
        ];
        return view.Levers.Length == 1 && beyond.Length > 0 && !Passes(view, target, beyond[0]) ? beyond[0] : null;
    }

    /// <summary>The setting that answers: the edge of what reaches the target, the cheapest there; null where none does.</summary>
    public static DesignPoint? Best(SweepView view, Target target)
    {
        Lever lever = view.Levers[0];
        DesignPoint[] passing = Passing(view, target);
        if (passing.Length == 0)
        {
            return null;
        }

        bool largest = IsLargest(view, target, Course(view, target));
        double edge = lever.Number((largest ? passing[^1] : passing[0]).Settings[0].Value);
        return passing.Where(p => lever.Number(p.Settings[0].Value) == edge).OrderBy(p => Cost(view, p)).First();
    }

    private static DesignPoint[] Passing(SweepView view, Target target) =>
        [.. view.Points.Where(p => Passes(view, target, p)).OrderBy(p => view.Levers[0].Number(p.Settings[0].Value))];

    private static bool IsLargest(SweepView view, Target target, TargetCourse course) =>
        course == TargetCourse.UpToHere || (course == TargetCourse.Always && EdgeIsAbove(view, target));

    /// <summary>Where every value reaches the target: whether the largest comes nearest to missing it.</summary>
    private static bool EdgeIsAbove(SweepView view, Target target)
    {
        Lever lever = view.Levers[0];
        double Mean(double at) =>
            view
                .Points.Where(p => lever.Number(p.Settings[0].Value) == at)
                .Average(p => view.Spread(p, Quantity(view)).Mean);
        double[] values = [.. view.Points.Select(p => lever.Number(p.Settings[0].Value))];
        (double low, double high) = (Mean(values.Min()), Mean(values.Max()));
        return target.AtLeast ? high < low : high > low;
    }

    private static string Nearest(SweepView view, Target target, string with)
    {
        (double factor, string unit) = view.Scale(Quantity(view));
        DesignPoint best = view
            .Points.OrderByDescending(p => Odds(view, target, p))
            .ThenBy(p => (target.AtLeast ? -1 : 1) * view.Spread(p, Quantity(view)).Mean)
            .First();
        string mean = $"{SummaryText.Number(view.Spread(best, Quantity(view)).Mean * factor)} {unit}";
        return $"No {view.Levers[0].Title} looked at reaches \"{target.Text}\"{with}; the nearest is {Said(view, best)}: {SpreadLines.Share(Odds(view, target, best))} of runs, {mean} on average. {view.Points.Length} settings were looked at, spread over the range";
    }

    private static bool Passes(SweepView view, Target target, DesignPoint point) =>
        Odds(view, target, point) >= view.Plan.Odds;

    /// <summary>Settings in words: the value alone where one lever is varied, each with its name otherwise.</summary>
    private static string Said(SweepView view, DesignPoint point) =>
        view.Levers.Length == 1
            ? SettingText.Short(point.Settings[0].Value)
            : string.Join(
                " with ",
                point.Settings.Select((s, d) => $"{view.Levers[d].Title} {SettingText.Short(s.Value)}")
            );

    private static double Cost(SweepView view, DesignPoint point) =>
        view.Costs(point).Where(c => !double.IsNaN(c)).DefaultIfEmpty(double.NaN).Average();

    private static string CostOf(SweepView view, DesignPoint point)
    {
        double cost = Cost(view, point);
        return double.IsNaN(cost)
            ? string.Empty
            : string.Create(
                CultureInfo.InvariantCulture,
                $" (the whole policy then {(cost < 0 ? "brings" : "costs")} the bloc {SummaryText.Number(Math.Abs(cost) * 1e-6)} million USD a year)"
            );
    }
}
