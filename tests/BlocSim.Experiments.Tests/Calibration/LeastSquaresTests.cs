namespace BlocSim.Experiments.Tests;

public class LeastSquaresTests
{
    private static Fit Find(int parameters, Func<double[], double[]> residuals) =>
        LeastSquares.Find(parameters, places => [.. places.Select(residuals)], 5);

    /// <summary>An exponential curve through its own points gives its own parameters back.</summary>
    [Fact]
    public void Curve_ThroughItsPoints_GivesItsParametersBack()
    {
        double Model(double[] p, double t) => (1 + p[0]) * Math.Exp(-(0.5 + p[1]) * t);
        double[] truth = [0.37, 0.62];
        double[] times = [.. Enumerable.Range(0, 12).Select(i => i * 0.4)];
        Fit fit = Find(2, p => [.. times.Select(t => Model(p, t) - Model(truth, t))]);
        Assert.Equal(truth[0], fit.Shares[0], 1e-4);
        Assert.Equal(truth[1], fit.Shares[1], 1e-4);
        Assert.True(fit.RootMeanSquare < 1e-5);
        Assert.True(fit.StandardErrors.Max() < 1e-3);
    }

    /// <summary>The best place outside the box: the parameter stays at its bound.</summary>
    [Fact]
    public void Optimum_OutsideTheBox_IsHeldAtTheBound()
    {
        Fit fit = Find(2, p => [p[0] - 1.4, p[1] - 0.3, 0.1 * p[0]]);
        Assert.Equal(1, fit.Shares[0], 1e-9);
        Assert.Equal(0.3, fit.Shares[1], 1e-3);
    }

    /// <summary>Only the sum of two parameters matters: the fit is good and says that they cannot be told apart.</summary>
    [Fact]
    public void TwoParametersThatDoTheSame_AreNotTold()
    {
        Fit fit = Find(2, p => [p[0] + p[1] - 0.9, 2 * (p[0] + p[1]) - 1.8, 0.1]);
        Assert.Equal(0.9, fit.Shares[0] + fit.Shares[1], 1e-3);
        Assert.All(fit.StandardErrors, e => Assert.True(double.IsNaN(e)));
        Assert.Equal(-1, fit.Correlations[0][1]);
    }

    /// <summary>A parameter without effect is not told; it takes nothing from the others.</summary>
    [Fact]
    public void ParameterWithoutEffect_LeavesTheOthersTold()
    {
        Fit fit = Find(2, p => [p[0] - 0.4, (2 * p[0]) - 0.81, p[0] - 0.39]);
        Assert.Equal(0.4, fit.Shares[0], 0.01);
        Assert.InRange(fit.StandardErrors[0], 1e-6, 0.05);
        Assert.True(double.IsNaN(fit.StandardErrors[1]));
    }

    /// <summary>Standard errors are those of linear regression.</summary>
    [Fact]
    public void StandardErrors_AreThoseOfRegression()
    {
        double[] x = [1, 2, 3, 4, 5];
        double[] y = [0.12, 0.19, 0.33, 0.38, 0.52];
        Fit fit = Find(2, p => [.. x.Zip(y, (a, b) => (0.5 * p[0]) - 0.2 + (0.2 * p[1] * a) - b)]);
        double slope = 0.099;
        double off = x.Zip(y, (a, b) => b - (slope * a)).Average();
        double variance = x.Zip(y, (a, b) => Math.Pow(b - off - (slope * a), 2)).Sum() / 3;
        Assert.Equal(slope / 0.2, fit.Shares[1], 1e-4);
        Assert.Equal(Math.Sqrt(variance / 10) / 0.2, fit.StandardErrors[1], 1e-4);
    }

    /// <summary>Steps in the residuals would stop a method of slopes; looking around gets over them.</summary>
    [Fact]
    public void Kinks_DoNotStopIt()
    {
        Fit fit = Find(1, p => [Math.Round(p[0] * 40) / 40 - 0.7 + (0.002 * (p[0] - 0.7))]);
        Assert.Equal(0.7, fit.Shares[0], 0.02);
    }

    [Fact]
    public void NoPlaceWithValues_SaysSo() =>
        Assert.Contains(
            "no setting in the ranges",
            Assert.Throws<ExperimentException>(() => Find(1, _ => [double.NaN])).Message,
            StringComparison.Ordinal
        );
}
