using System.Globalization;

namespace BlocSim.Reports;

/// <summary>A note on a market as a line of text.</summary>
public static class NoteText
{
    /// <summary>Good, date and what was so, as a list item.</summary>
    public static string Of(MarketWarning note, Clock clock)
    {
        string often =
            note.Ticks == clock.Ticks ? "in every period"
            : note.Ticks == 1 ? $"in {note.Date}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"from {note.Date}, in {note.Ticks} of {clock.Ticks} periods"
            );
        return $"- {note.Good}: {note.Text} ({often}).";
    }
}
