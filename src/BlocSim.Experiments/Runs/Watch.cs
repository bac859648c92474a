namespace BlocSim.Experiments;

/// <summary>How far an experiment is, for whoever looks on: counts, and the running mean of one quantity.</summary>
public sealed class Watch
{
    private readonly Lock gate = new();
    private int done;
    private int failed;
    private int count;
    private double mean;
    private double squares;

    /// <summary>What the running mean is of; null for none.</summary>
    public Quantity? Headline { get; set; }

    /// <summary>What the headline is multiplied by to be read, and its unit then.</summary>
    public (double Factor, string Unit) Scale { get; set; } = (1, string.Empty);

    /// <summary>Runs asked for so far.</summary>
    public int Total { get; set; }

    /// <summary>Runs that an earlier session had finished.</summary>
    public int Kept { get; set; }

    /// <summary>What is being done, a few words; empty for plain running.</summary>
    public string Doing { get; set; } = string.Empty;

    /// <summary>Runs made, failed ones included.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Runs that failed.</summary>
    public int Failed => Volatile.Read(ref failed);

    /// <summary>Mean of the headline quantity and half its 95 % interval, over the runs made now; null for fewer than two.</summary>
    public (double Mean, double HalfWidth)? Estimate
    {
        get
        {
            lock (gate)
            {
                return count < 2 ? null : (mean, Spread.Student(count) * Math.Sqrt(squares / (count - 1) / count));
            }
        }
    }

    /// <summary>Takes note of a finished run.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="column">Position of the headline's column.</param>
    public void Note(Outcome outcome, int column)
    {
        lock (gate)
        {
            done++;
            failed += outcome.Succeeded ? 0 : 1;
            if (Headline is not { } headline || column < 0 || !outcome.Succeeded)
            {
                return;
            }

            double value = headline.Of([.. outcome.Policy.Select(row => row[column])]);
            if (!double.IsNaN(value))
            {
                count++;
                double step = value - mean;
                mean += step / count;
                squares += step * (value - mean);
            }
        }
    }
}
