namespace BlocSim.Scenarios;

/// <summary>Dates that run but may not be meant: days that are dropped, what never comes, what never acts.</summary>
internal static class DateRemarks
{
    /// <summary>The remarks on all dates of a file.</summary>
    /// <param name="shape">Knows the dates.</param>
    /// <param name="clock">The run's calendar.</param>
    public static IEnumerable<Problem> Of(ShapeCheck shape, Clock clock) =>
        Days(shape, clock).Concat(NotReached(shape, clock)).Concat(NeverInForce(shape, clock));

    private static IEnumerable<Problem> Days(ShapeCheck shape, Clock clock)
    {
        foreach (StatedDate d in shape.Dates.Where(d => d.Day > 1))
        {
            bool ends = d.Path.EndsWith(".until", StringComparison.Ordinal);
            YearMonth next = d.Date.AddMonths(1);
            string text =
                ends
                    ? $"dates are months: {d.Text} is read as {d.Date}, the first month no longer in force, so {d.Date.AddMonths(-1)} is the last; to hold through {d.Date} write {next}"
                : d.Path == "clock.end"
                    ? $"dates are months: {d.Text} is read as {d.Date}, and the run's last period is {clock.Label(clock.Ticks - 1)}"
                : $"dates are months: {d.Text} is read as {d.Date} and acts from its beginning";
            yield return new Problem(d.Mark, d.Path, text);
        }
    }

    /// <summary>Dates after the last period has begun; that something would end later is no surprise.</summary>
    public static IEnumerable<Problem> NotReached(ShapeCheck shape, Clock clock)
    {
        YearMonth end = clock.Start.AddMonths(clock.Ticks * clock.StepMonths);
        foreach (StatedDate d in shape.Dates.Where(d => IsBeginning(d.Path)))
        {
            string last = clock.Label(clock.Ticks - 1);
            if (d.Date >= end)
            {
                yield return new Problem(
                    d.Mark,
                    d.Path,
                    $"{d.Date} is after the run's last period, {last}; it never comes"
                );
            }
            else if (clock.FirstTickOf(d.Date) >= clock.Ticks && !d.Path.EndsWith(".decide", StringComparison.Ordinal))
            {
                yield return new Problem(
                    d.Mark,
                    d.Path,
                    $"{d.Date} is after the beginning of the run's last period, {last}, and what changes acts from the beginning of a period; it never comes"
                );
            }
            else if (
                d.Date < clock.Start
                && (
                    d.Path.StartsWith("events", StringComparison.Ordinal)
                    || d.Path.StartsWith("interventions", StringComparison.Ordinal)
                )
            )
            {
                yield return new Problem(
                    d.Mark,
                    d.Path,
                    $"{d.Date} is before the run begins, {clock.Label(0)}; it is so from the start"
                );
            }
        }
    }

    private static bool IsBeginning(string path) =>
        !path.EndsWith(".until", StringComparison.Ordinal) && !path.StartsWith("clock.", StringComparison.Ordinal);

    /// <summary>What begins and ends between the beginnings of two periods, or before the run.</summary>
    private static IEnumerable<Problem> NeverInForce(ShapeCheck shape, Clock clock)
    {
        foreach ((Section group, string path) in shape.Spans)
        {
            foreach ((Section s, YearMonth? from, YearMonth until) in Ends(group))
            {
                YearMonth begins = from is { } stated && stated > clock.Start ? stated : clock.Start;
                if (from is { } later && until <= later)
                {
                    continue;
                }

                if (until <= clock.Start)
                {
                    yield return new Problem(
                        s.MarkOf("until"),
                        s.At("until"),
                        $"{until} is not after the run begins, {clock.Label(0)}; it never acts"
                    );
                }
                else if (
                    begins < clock.Start.AddMonths(clock.Ticks * clock.StepMonths)
                    && clock.FirstTickOf(begins) >= clock.FirstTickOf(until)
                )
                {
                    yield return new Problem(
                        s.MarkOf("until"),
                        s.At("until"),
                        $"in force from {begins} until {until}, but no period of the run begins in that time ({Beginnings(clock)}); it never acts. Use a shorter step, or dates on which periods begin"
                    );
                }
            }
        }
    }

    private static IEnumerable<(Section Group, YearMonth? From, YearMonth Until)> Ends(Section group)
    {
        YearMonth? from = group.Date("from") ?? group.Date("at");
        if (group.Date("until") is { } until)
        {
            yield return (group, from, until);
        }

        if (group.Date("at") is null)
        {
            yield break;
        }

        foreach ((string key, Mark _, Node value) in group.Map.Entries)
        {
            if (value is MapNode && group.Group(key).Date("until") is { } inner)
            {
                yield return (group.Group(key), from, inner);
            }
        }
    }

    private static string Beginnings(Clock clock) =>
        clock.StepMonths switch
        {
            12 => $"they begin each {MonthName(clock.Start.Month)}",
            3 => "they begin every third month",
            _ => "they begin each month",
        };

    private static string MonthName(int month) =>
        System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
