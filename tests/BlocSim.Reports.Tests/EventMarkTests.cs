namespace BlocSim.Reports.Tests;

/// <summary>What happened is marked where lines jump, and stands in a table with dates.</summary>
public class EventMarkTests
{
    [Fact]
    public void Marks_OfARunInCourt_NameTheRulings()
    {
        PairedRun pair = ChartTests.Play("in-court");
        DateMark[] marks = [.. new RunView(pair, ChartTests.Provenance("in-court")).Marks()];
        RunEvent[] rulings = [.. pair.PolicyRun.Events.Where(e => e.Kind == EventKind.Ruling)];
        Assert.Equal(4, rulings.Length);
        foreach (RunEvent ruling in rulings)
        {
            DateMark mark = Assert.Single(
                marks,
                m => ruling.Text.StartsWith(m.Text, StringComparison.OrdinalIgnoreCase) && At(pair, m) == ruling.Date
            );
            Assert.True(char.IsUpper(mark.Text[0]));
        }
    }

    /// <summary>Where much happens dates share names, so that each has room.</summary>
    [Fact]
    public void Marks_OfManyMoves_AreFew()
    {
        PairedRun pair = ChartTests.Play("one-at-a-time");
        Assert.True(pair.PolicyRun.Events.Count(e => e.Kind == EventKind.Government) > 10);
        DateMark[] marks = [.. new RunView(pair, ChartTests.Provenance("one-at-a-time")).Marks()];
        Assert.InRange(marks.Count(m => m.Text.Length > 0), 3, 6);

        // Names are shared, lines are not: each decision that still acts has one.
        Assert.All(
            pair.PolicyRun.Events.Where(e => e.Kind == EventKind.Government),
            e => Assert.Contains(marks, m => At(pair, m with { Period = m.Period - 1 }) == e.Date)
        );
        Assert.Contains(marks, m => m.Text.EndsWith(" more events", StringComparison.Ordinal));
    }

    [Fact]
    public void EventTable_ReadBack_HoldsWhatHappenedWithThePolicy()
    {
        PairedRun pair = ChartTests.Play("in-court");
        string path = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(path) { NewLine = "\n" })
            {
                EventTable.Write(writer, pair);
            }

            Assert.Equal(pair.PolicyRun.Events, EventTable.Read(path, CancellationToken.None));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string At(PairedRun pair, DateMark mark) => pair.Policy.Clock.Label((int)mark.Period);
}
