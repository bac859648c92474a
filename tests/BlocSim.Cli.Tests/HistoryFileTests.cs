namespace BlocSim.Cli.Tests;

/// <summary>A history that cannot carry a fit is refused, or the fit says so.</summary>
[Collection("console")]
public sealed class HistoryFileTests : ConsoleTest
{
    private const string Head = "date,metric,good,entity,value\n";

    private Task<(int Code, string Out, string Error)> Fit(string history, string end = "2028")
    {
        File.WriteAllText(At("history.csv"), history);
        return Run(
            "calibrate",
            "ndpr-floor-110",
            "--set",
            $"clock.end={end}",
            "--vary",
            "bloc.floor.price=60..130 USD/kg",
            "--history",
            At("history.csv"),
            "--out",
            At("fit")
        );
    }

    [Fact]
    public async Task OneNumberForOneParameter_IsNotIdentified()
    {
        (int code, string output, string error) = await Fit(Head + "2027-06,price-inside,ndpr-oxide,bloc,59000\n");
        Assert.True(code == 0, error);
        Assert.Contains("not identified: 1 observation for 1 parameter", output, StringComparison.Ordinal);
        Assert.DoesNotContain("yes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoRowsOfOneDate_AreRefusedWithBothLines()
    {
        (int code, string _, string error) = await Fit(
            Head + "2027-06,price-inside,ndpr-oxide,bloc,60000\n2027-06,price-inside,ndpr-oxide,bloc,61000\n"
        );
        Assert.Equal(2, code);
        Assert.Contains("lines 2 and 3: both give price-inside in 2027-06", error, StringComparison.Ordinal);
    }

    /// <summary>A year beside a month of it would count twice.</summary>
    [Theory]
    [InlineData("2027", "2027-06", "2060")]
    [InlineData("2027-06", "2027", "2060")]
    [InlineData("2027-06", "2027", "2028")]
    public async Task AYearBesideAMonthOfIt_IsRefusedWithBothLines(string first, string second, string end)
    {
        (int code, string _, string error) = await Fit(
            Head + $"{first},price-inside,ndpr-oxide,bloc,60000\n{second},price-inside,ndpr-oxide,bloc,61000\n",
            end
        );
        Assert.Equal(2, code);
        Assert.Contains(
            "lines 2 and 3: one gives price-inside of the year 2027 and the other of a month in it",
            error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ColumnsBetweenSemicolons_AreNamed()
    {
        (int code, string _, string error) = await Fit("date;metric;good;entity;value\n");
        Assert.Equal(2, code);
        Assert.Contains("its columns stand between semicolons; expected commas", error, StringComparison.Ordinal);
    }

    /// <summary>However long a title, hash and seed stand whole at the foot of a chart.</summary>
    [Fact]
    public async Task LongTitle_LeavesHashAndSeedAtTheFoot()
    {
        string own = At("long.yaml");
        File.WriteAllText(
            own,
            $"blocsim: 1\nname: {string.Join(' ', Enumerable.Repeat("plurilateral", 20))}\nextends: tariff-large-country\nseed: 4711\n"
        );
        Assert.Equal(0, (await Run("run", own, "--out", At("long"))).Code);
        Assert.Matches("… · scenario [0-9a-f]{12} · seed 4711</text>", File.ReadAllText(At("long/price.svg")));
    }
}
