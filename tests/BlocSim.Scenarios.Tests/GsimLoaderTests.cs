namespace BlocSim.Scenarios.Tests;

public class GsimLoaderTests
{
    /// <summary>From the file to the four printed price changes.</summary>
    [Fact]
    public void Load_CannedExample_SolvesToThePrintedPrices()
    {
        (GsimModel model, string name) = GsimLoader.Load("gsim/four-by-four");
        double[] expected = [0.0792, -0.0316, 0.0480, -0.0184];
        GsimResult result = Gsim.Solve(model);
        Assert.Contains("four by four", name, StringComparison.Ordinal);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(expected[i], result.Price[i], 5e-5);
        }
    }

    [Fact]
    public void Parse_Mistakes_AllComeAtOnce()
    {
        string text =
            "gsim: 1\nname: x\nregions: [A, B]\ntrade: { A: { B: 10, C: 5 }, D: { A: 1 } }\nchange: { A: { B: 5 USD } }\nelasticities: { supply: -1 }\nextra: 1\n";
        IReadOnlyList<Problem> problems = Assert
            .Throws<ScenarioException>(() => GsimLoader.Parse(text, "g.yaml"))
            .Problems;
        Assert.Contains(
            problems,
            p => p.Text.Contains("no region \"C\"", StringComparison.Ordinal) && p.Mark.Line == 4
        );
        Assert.Contains(problems, p => p.Text.Contains("no region \"D\"", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Path == "change.A.B");
        Assert.Contains(problems, p => p.Path == "elasticities.supply");
        Assert.Contains(problems, p => p.Path == "extra");
        Assert.Equal(5, problems.Count);
    }

    [Fact]
    public void Parse_ByRegion_OverridesOneElasticity()
    {
        string text =
            "gsim: 1\nname: x\nregions: [A, B]\ntrade: { A: { B: 10 }, B: { A: 10 } }\nchange: { A: { B: 5 % } }\nby-region: { B: { demand: -2 } }\n";
        GsimModel model = GsimLoader.Parse(text, "g.yaml").Model;
        Assert.Equal([-1.25, -2], model.Demand.ToArray());
        Assert.Equal([1, 1.05, 1, 1], model.TariffAfter.ToArray());
    }
}
