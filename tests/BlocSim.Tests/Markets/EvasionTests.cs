using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Tests;

public class EvasionTests
{
    [Fact]
    public void Saving_NothingToSave_NobodyEvades()
    {
        Assert.Equal(0, Evasion.Saving(0, 0, 1, out double m, out double v));
        Assert.Equal(0, m);
        Assert.Equal(0, v);
    }

    [Fact]
    public void Saving_OneTechnology_IsTheExponentialForm()
    {
        double saving = Evasion.Saving(2, 0, 0.7, out double m, out double v);
        Assert.Equal(1 - Math.Exp(-1.4), m, 12);
        Assert.Equal(0, v, 12);
        Assert.Equal(2 - ((1 - Math.Exp(-1.4)) / 0.7), saving, 12);
    }

    /// <summary>Shares are the derivatives of the expected saving, so tonnes add up and surplus is exact.</summary>
    [Fact]
    public void Saving_AnyPair_SharesAreItsDerivatives() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 3000).Two()),
                pair =>
                {
                    double x = pair.Item1 / 1000.0;
                    double y = pair.Item2 / 1000.0;
                    const double H = 1e-6;
                    Evasion.Saving(x + H, y + H, 1.3, out double m, out double v);
                    double byX =
                        (
                            Evasion.Saving(x + (2 * H), y + H, 1.3, out _, out _)
                            - Evasion.Saving(x, y + H, 1.3, out _, out _)
                        ) / (2 * H);
                    double byY =
                        (
                            Evasion.Saving(x + H, y + (2 * H), 1.3, out _, out _)
                            - Evasion.Saving(x + H, y, 1.3, out _, out _)
                        ) / (2 * H);
                    return Math.Abs(byX - m) < 1e-5 && Math.Abs(byY - v) < 1e-5 && m >= 0 && v >= 0 && m + v <= 1;
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Fisman and Wei (2004): one point more of duty, about 3 % more evaded; the default buyer, 0 to 10 points.</summary>
    [Fact]
    public void Saving_DefaultBuyer_EvadesAboutThreePerCentPerPoint()
    {
        var rules = new Enforcement();
        const double MeanCapable = 0.55;
        double kept = 1 - (rules.BaseDetection * (1 + rules.Penalty));
        Evasion.Saving(0.10 * kept, 0, rules.Eta, out double evaded, out _);
        Assert.InRange(MeanCapable * evaded / 10, 0.02, 0.04);
    }
}
