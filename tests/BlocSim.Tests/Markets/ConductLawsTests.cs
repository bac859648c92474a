using System.Globalization;

namespace BlocSim.Tests;

/// <summary>No profitable deviation: whatever the shape of costs and the kind of conduct, nobody with market power could earn more with other tonnes.</summary>
public class ConductLawsTests
{
    /// <summary>CONDUCT_MARKETS tries as many markets instead.</summary>
    private static int Markets =>
        int.TryParse(Environment.GetEnvironmentVariable("CONDUCT_MARKETS"), CultureInfo.InvariantCulture, out int n)
            ? n
            : 120;

    /// <remarks>
    /// A fringe that fills up makes a seller's best answer jump, and then there may be no equilibrium in quantities (two sellers: seen by plotting both
    /// best answers); that is a note of the run, not an answer.
    /// </remarks>
    [Fact]
    public void TryClear_MarketsOfEveryKind_LeavesNoProfitableDeviation()
    {
        List<string> wrong = [];
        int unsettled = 0;
        for (int seed = 0; seed < Markets; seed++)
        {
            var random = new RandomConduct(seed);
            (GoodMarket market, ConductSolver solver) = random.Build();
            if (!solver.TryClear(out double residual, out _))
            {
                wrong.Add($"{seed}: did not clear ({residual:e1}), {random}");
                continue;
            }

            if (solver.Unsettled)
            {
                unsettled++;
                continue;
            }

            (int origin, double gain) = solver.LargestDeviation();
            if (gain > 1e-6)
            {
                wrong.Add($"{seed}: {origin} gains {gain:e2}, {random}; {string.Join(' ', market.Sales)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Markets}:\n" + string.Join('\n', wrong.Take(40)));
        Assert.True(unsettled <= 1 + (Markets / 25), $"{unsettled} of {Markets} without an equilibrium");
    }
}
