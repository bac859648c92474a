namespace BlocSim.Scenarios;

/// <summary>Reads when something is in force: <c>from</c> and <c>until</c>.</summary>
internal static class Periods
{
    /// <summary>The period, and a problem where it would be empty.</summary>
    public static Period Read(Section s, List<Problem> problems)
    {
        YearMonth? from = s.Date("from");
        bool empty = from is { } start && IsEmpty(s, start, problems);
        return new Period(from, empty ? null : s.Date("until"));
    }

    /// <summary>Whether what begins at a date would end no later; a problem then.</summary>
    public static bool IsEmpty(Section s, YearMonth from, List<Problem> problems)
    {
        if (s.Date("until") is not { } until || until > from)
        {
            return false;
        }

        problems.Add(
            new Problem(
                s.MarkOf("until"),
                s.At("until"),
                $"{s.Text("until")} is not after {from}; this would never be in force"
            )
        );
        return true;
    }
}
