namespace BlocSim.Scenarios;

/// <summary>Reads when something is in force: <c>from</c> and <c>until</c>.</summary>
internal static class Periods
{
    /// <summary>The period, and a problem where it would be empty.</summary>
    public static Period Read(Section s, List<Problem> problems)
    {
        var period = new Period(s.Date("from"), s.Date("until"));
        if (period is { From: { } from, Until: { } until } && until <= from)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("until"),
                    s.At("until"),
                    $"{s.Text("until")} is not after {from}; this would never be in force"
                )
            );
        }

        return period;
    }
}
