using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>What the headers of canned scenarios promise is what their runs show.</summary>
public class CannedStoryTests
{
    private static PairedRun Play(string name, params string[] changes)
    {
        using var engine = new DirectEngine();
        return PairedRun.Play(
            ScenarioLoader.Load(name, changes).Scenario,
            engine,
            new RunOptions { CheckInvariants = true }
        );
    }

    private static double[] Series(RunTable table, string metric, string entity, string good = "oxide") =>
        table.Find(metric, good, entity)!;

    /// <summary>A dominant producer floods, the entrant closes, the price is recouped and it pays; with a contract for difference it does not.</summary>
    [Fact]
    public void DumpAndRecoup_PaysWithoutAFloor_NotWithOne()
    {
        const string Contract = "bloc.floor=[{ good: oxide, price: 80 USD/kg, form: contract-for-difference }]";
        PairedRun free = Play("dump-and-recoup");
        PairedRun floored = Play("dump-and-recoup", Contract);
        PairedRun calm = Play("dump-and-recoup", Contract, "strategies=[]");
        Assert.Equal(1, Series(free.Policy, "plants-closed", "WEST")[^1]);
        Assert.Equal(0, Series(floored.Policy, "plants-closed", "WEST")[^1]);
        Assert.True(Series(free.Policy, "world-price", "world").Min() < 45_000);
        Assert.True(Series(free.Policy, "world-price", "world").Max() > 70_000);
        Assert.True(Series(free.Policy, "welfare-present-value", "GIANT")[^1] > 0);
        Assert.True(
            Series(floored.Policy, "welfare-present-value", "GIANT")[^1]
                < Series(calm.Policy, "welfare-present-value", "GIANT")[^1] - 100e6
        );
    }

    [Fact]
    public void BelieveIt_BelievedFloor_BuildsYearsEarlier()
    {
        int Opens(params string[] changes) =>
            Array.FindIndex(Series(Play("believe-it", changes).Policy, "capacity", "WEST"), c => c > 2000);
        int doubted = Opens();
        int believed = Opens("bloc.credibility.start=80 %");
        Assert.InRange(doubted - believed, 12, 120);
        Assert.Equal(-1, Opens("bloc.credibility.monthly-gain=0 %", "bloc.credibility.start=5 %"));
    }

    [Fact]
    public void Licences_UntilTheFirstAreOut_NothingLeavesThenGoodsWait()
    {
        const string Asked =
            "events=[{ at: 2023-08, nation: CHN, export-licence: { goods: [gallium], delay: 2 months, interest: 30 % } }]";
        RunTable table = Play("gallium-2023", Asked).Policy;
        double[] output = Series(table, "output", "CHN", "gallium");
        Assert.True(output[7] < 0.75 * output[6]);
        Assert.True(output[10] > 0.9 * output[6]);
        RunTable free = Play("gallium-2023", "events=[]").Policy;
        double waits =
            Series(table, "price-received", "EU", "gallium")[23] - Series(free, "price-received", "EU", "gallium")[23];
        Assert.InRange(waits, 1000, 0.3 / 6 * 255_000 * 1.5);
    }

    [Fact]
    public void BuyersClub_InItsScenario_TheBlocGainsAndOverplayingItLoses()
    {
        double Gain(params string[] changes) =>
            Series(Play("buyers-club", changes).Policy, "welfare-present-value-total", "bloc")[^1];
        Assert.True(Gain() > 0, $"{Gain()}");
        Assert.True(Gain("bloc.buyers-club.supply-elasticity=2") < Gain());
    }

    [Fact]
    public void ClosingTheGap_Protected_TheNewcomerLearnsAndStaysAfterTheFloor()
    {
        double[] with = Series(Play("closing-the-gap").Policy, "output", "WEST");
        double[] without = Series(Play("closing-the-gap", "bloc.floor=[]").Policy, "output", "WEST");
        Assert.True(with[^1] > 2 * without[^1], $"{with[^1]} against {without[^1]}");
    }

    [Fact]
    public void AllMinerals_OneStockpile_ServesEveryGoodWithinItsMoney()
    {
        RunTable table = Play("all-minerals-2026").Policy;
        double[] debt = Series(table, "stockpile-debt", "bloc", "all");
        Assert.True(debt.Max() <= 10e9 * 1.1, $"{debt.Max()}");
        Assert.All(
            (string[])["gallium", "germanium", "antimony", "tungsten", "ndpr-oxide"],
            good => Assert.True(Series(table, "stockpile", "bloc", good)[^1] > 0, good)
        );
    }

    /// <summary>What comes with the program is as clean as what users are asked for: check has nothing to remark.</summary>
    [Fact]
    public void CannedScenarios_GiveCheckNothingToRemark() =>
        Assert.Empty(
            CannedScenarios
                .Names.Concat(CannedScenarios.Theory)
                .SelectMany(n => ScenarioLoader.Load(n).Remarks.Select(r => $"{n}: {r.Text}"))
        );
}
