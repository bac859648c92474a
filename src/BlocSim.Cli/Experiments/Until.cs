using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>Replicates until an interval is narrow enough; stopping depends on whole blocks of runs and on nothing else.</summary>
internal sealed class Until(Precision precision, int most)
{
    private Experiments.Spread? reached;

    /// <summary>Reads the option; null where it was not given.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="runs">Most runs, where the user gave a number as well.</param>
    /// <param name="shard">Which part is made here.</param>
    /// <exception cref="ExperimentException">It cannot be read, or cannot be split.</exception>
    public static Until? Parse(string? text, int? runs, Shard shard)
    {
        if (text is null)
        {
            return null;
        }

        return shard.Of == 1
            ? new Until(Precision.Parse(text), runs ?? Precision.Most)
            : throw ExperimentException.Asked(
                "--until decides from all runs when to stop, so it cannot be split into parts; use --runs with --shard"
            );
    }

    /// <summary>The quantity, as the user named it.</summary>
    public string Words => precision.Words;

    /// <summary>Holds the unit of the width against the metric's.</summary>
    /// <exception cref="ExperimentException">It does not fit.</exception>
    public void Check(Metric metric) => precision.Check(metric);

    /// <summary>How many runs it took.</summary>
    public int Runs { get; private set; }

    /// <summary>Asks for runs until the spread of a number a run is narrow enough.</summary>
    /// <param name="ensure">Makes that many runs.</param>
    /// <param name="spread">The spread over that many.</param>
    /// <param name="quantity">What it is, for messages.</param>
    public void Replicate(Action<int> ensure, Func<int, Experiments.Spread> spread, string quantity)
    {
        for (Runs = Math.Min(Precision.Fewest, most); ; Runs = Math.Min(precision.Next(reached, Runs), most))
        {
            ensure(Runs);
            reached = spread(Runs);
            if (reached.Count < 2)
            {
                throw ExperimentException.Asked(
                    $"--until: {quantity} has no value in these runs (nobody traded, or no floor in force); choose another year or metric"
                );
            }

            if (precision.IsReached(reached) || Runs >= most)
            {
                return;
            }
        }
    }

    /// <summary>What came of it, in a sentence.</summary>
    /// <param name="what">The quantity in words.</param>
    /// <param name="scale">What it is multiplied by to be read, and its unit then.</param>
    public string Said(string what, (double Factor, string Unit) scale)
    {
        string value = $"{what}: {SpreadLines.WithError(reached!.Mean, reached.HalfWidth, scale.Factor)} {scale.Unit}";
        string after = string.Create(CultureInfo.InvariantCulture, $"{value} after {Runs:#,0} runs");
        return precision.IsReached(reached)
            ? $"{after}, as narrow as asked"
            : $"{after}, the most that were allowed; it is not as narrow as asked (--runs N allows more or fewer)";
    }
}
