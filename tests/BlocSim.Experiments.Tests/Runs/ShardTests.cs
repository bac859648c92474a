namespace BlocSim.Experiments.Tests;

public class ShardTests
{
    private static Shard Read(string text, params (string, string)[] environment) =>
        Shard.Parse(text, name => environment.FirstOrDefault(e => e.Item1 == name).Item2);

    /// <summary>Every run belongs to one part, and parts differ by at most a few runs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Has_AllParts_DealEveryRunOnce(int parts)
    {
        RunRequest[] runs =
        [
            .. from p in Enumerable.Range(0, 9)
            from n in Enumerable.Range(1, 50)
            select new RunRequest(new DesignPoint(p, 0, []), n),
        ];
        int[] sizes = [.. Enumerable.Range(1, parts).Select(i => runs.Count(new Shard(i, parts).Has))];
        Assert.Equal(runs.Length, sizes.Sum());
        Assert.All(runs, r => Assert.Single(Enumerable.Range(1, parts), i => new Shard(i, parts).Has(r)));
        Assert.True(sizes.Max() - sizes.Min() <= 9);
    }

    [Fact]
    public void Parse_ReadsPartsAndBatchEngines()
    {
        Assert.Equal(new Shard(3, 8), Read("3/8"));
        Assert.Equal(
            new Shard(3, 4),
            Read("auto", ("SLURM_ARRAY_TASK_ID", "2"), ("SLURM_ARRAY_TASK_MIN", "0"), ("SLURM_ARRAY_TASK_COUNT", "4"))
        );
        Assert.Equal(new Shard(1, 6), Read("auto/6", ("JOB_COMPLETION_INDEX", "0")));

        // One task of an array submitted again: its number among all parts, not the whole experiment.
        Assert.Equal(
            new Shard(3, 8),
            Read("auto/8", ("SLURM_ARRAY_TASK_ID", "3"), ("SLURM_ARRAY_TASK_MIN", "3"), ("SLURM_ARRAY_TASK_COUNT", "1"))
        );
        Assert.Throws<ExperimentException>(() =>
            Read("auto", ("SLURM_ARRAY_TASK_ID", "3"), ("SLURM_ARRAY_TASK_MIN", "3"), ("SLURM_ARRAY_TASK_COUNT", "1"))
        );
    }

    /// <summary>Tasks that do not begin at 0 or 1, or leave numbers out, are some of more parts than the array counts.</summary>
    [Theory]
    [InlineData("4", "4", "5", "2")]
    [InlineData("1", "1", "3", "2")]
    [InlineData("12", "10", "13", "4")]
    public void Parse_PartOfAnArray_AsksHowManyThereAre(string task, string first, string last, string count)
    {
        (string, string)[] array =
        [
            ("SLURM_ARRAY_TASK_ID", task),
            ("SLURM_ARRAY_TASK_MIN", first),
            ("SLURM_ARRAY_TASK_MAX", last),
            ("SLURM_ARRAY_TASK_COUNT", count),
        ];
        string message = Assert.Throws<ExperimentException>(() => Read("auto", array)).Message;
        Assert.Contains(
            $"the tasks {first} to {last} of this array are {count} of more",
            message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("9/8", "expected a part and how many parts")]
    [InlineData("0/8", "expected a part and how many parts")]
    [InlineData("three", "expected a part and how many parts")]
    [InlineData("auto", "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set")]
    public void Parse_Mistake_SaysWhatIsExpected(string text, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ExperimentException>(() => Read(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Parse_PodWithoutACount_AsksForOne()
    {
        Assert.Contains(
            "for example auto/8",
            Assert.Throws<ExperimentException>(() => Read("auto", ("JOB_COMPLETION_INDEX", "0"))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "without gaps",
            Assert.Throws<ExperimentException>(() => Read("auto/2", ("JOB_COMPLETION_INDEX", "2"))).Message,
            StringComparison.Ordinal
        );
    }
}
