using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Tests;

/// <summary>Who gets what a border adds to a tonne.</summary>
public class BorderChargeTests
{
    /// <summary>One seller abroad at freight 5 under a duty of 20 % and 2 USD/t.</summary>
    private static GoodMarket Market(double levy = 0, double minimum = double.NegativeInfinity)
    {
        var market = new GoodMarket(0, 50, false, [0], [false], [0], [1], [new MarketRow(0, 0)], [1]);
        market.DutyRate[0] = 0.2;
        market.DutySpecific[0] = 2;
        market.Freight[0] = 5;
        market.Slope[0] = 1.2;
        market.Base[0] = (5 * 1.2) + 2;
        market.LevyApplies[0] = levy > 0;
        market.Levy = levy;
        market.MinimumPrice[0] = minimum;
        return market;
    }

    [Fact]
    public void Of_OrdinaryDuty_IsOnPriceAndFreight()
    {
        BorderCharge charge = BorderCharge.Of(Market(), 0, WedgeReceiver.Treasury, 50);
        Assert.Equal(new BorderCharge((0.2 * 55) + 2, 0, 0), charge);
    }

    [Theory]
    [InlineData(30, double.NegativeInfinity)]
    [InlineData(0, 98)]
    public void Of_AWedgeOf30_GoesToTheTreasuryOrToTheSeller(double levy, double minimum)
    {
        GoodMarket market = Market(levy, minimum);
        BorderCharge treasury = BorderCharge.Of(market, 0, WedgeReceiver.Treasury, 50);
        Assert.Equal(13, treasury.Duty, 1e-12);
        Assert.Equal(30, treasury.Levy, 1e-12);
        Assert.Equal(0, treasury.Rent);

        // A rent raises the declared value, and duty is due on it.
        BorderCharge seller = BorderCharge.Of(market, 0, WedgeReceiver.Seller, 50);
        Assert.Equal(25, seller.Rent, 1e-12);
        Assert.Equal(13 + 5, seller.Duty, 1e-12);
        Assert.Equal(0, seller.Levy);
    }

    [Fact]
    public void Of_AMinimumBelowWhatATonneCostsAnyway_AddsNothing() =>
        Assert.Equal(
            BorderCharge.Of(Market(), 0, WedgeReceiver.Seller, 50),
            BorderCharge.Of(Market(minimum: 60), 0, WedgeReceiver.Seller, 50)
        );

    /// <summary>Whoever receives it, what a buyer pays is price, freight and the whole charge.</summary>
    [Fact]
    public void Charge_AddsUpToWhatTheBuyerPays() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NormalFloat>(),
                ArbMap.Default.ArbFor<NormalFloat>(),
                (a, b) =>
                {
                    double price = 1 + (Math.Abs(a.Get) % 200);
                    double floor = 1 + (Math.Abs(b.Get) % 300);
                    foreach (GoodMarket market in (GoodMarket[])[Market(floor), Market(0, floor)])
                    {
                        foreach (WedgeReceiver to in (WedgeReceiver[])[WedgeReceiver.Treasury, WedgeReceiver.Seller])
                        {
                            (double duty, double levy, double rent) = BorderCharge.Of(market, 0, to, price);
                            double paid = price + 5 + duty + levy + rent;
                            Assert.Equal(market.DeclaredCost(0, 0, price), paid, 1e-9 * paid);
                            Assert.Equal(price + 5 + rent, BorderCharge.BeforeDuty(paid - levy, 0.2, 2), 1e-9 * paid);
                        }
                    }
                }
            )
            .QuickCheckThrowOnFailure();
}
