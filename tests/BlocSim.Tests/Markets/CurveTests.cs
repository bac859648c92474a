namespace BlocSim.Tests;

public class CurveTests
{
    private static OfferCurve Blocks()
    {
        var curve = new OfferCurve(3);
        curve.Add(45, 55, 100);
        curve.Add(50, 70, 40);
        curve.Add(90, 110, 60);
        return curve;
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(50, 50)]
    [InlineData(60, 120)]
    [InlineData(80, 140)]
    [InlineData(200, 200)]
    public void Supply_MeritOrder_AddsTheBlocksInUse(double price, double tonnes) =>
        Assert.Equal(tonnes, Blocks().Supply(price, out _), 9);

    [Fact]
    public void Supply_Slope_IsTheDerivative()
    {
        OfferCurve curve = Blocks();
        foreach (double p in new[] { 46.0, 52, 61, 75, 99 })
        {
            curve.Supply(p, out double slope);
            double numeric = (curve.Supply(p + 1e-5, out _) - curve.Supply(p - 1e-5, out _)) / 2e-5;
            Assert.Equal(numeric, slope, 5);
        }
    }

    private static SupplySchedule Schedule(SupplyForm form, double level, double response) =>
        new()
        {
            Nation = "A",
            Good = "oxide",
            Form = form,
            Level = level,
            Response = response,
            ReferencePrice = 50,
        };

    /// <summary>Marginal cost read the other way round gives the tonnes back, at a step as a range.</summary>
    [Fact]
    public void CostAt_AnyShape_IsTheInverseOfSupply()
    {
        var linear = new OfferCurve(0);
        linear.State(Schedule(SupplyForm.Linear, -10, 1) with { Capacity = 40 }, 1);
        var isoelastic = new OfferCurve(0);
        isoelastic.State(Schedule(SupplyForm.Isoelastic, 100, 1.2) with { StartPrice = 20, Capacity = 140 }, 1);
        OfferCurve stocked = Blocks();
        stocked.Inelastic = 15;
        foreach (OfferCurve curve in new[] { Blocks(), linear, isoelastic, stocked })
        {
            foreach (double part in new[] { 0.3, 0.55, 0.8, 0.99 })
            {
                double q = part * curve.Most;
                Assert.Equal(q, curve.Market(curve.CostAt(q), out _), 9);
                Assert.Equal(q, curve.Meet(curve.CostAt(q) + (0.08 * q), 0.08), 7);
                double slice = (curve.CostOf(q + 1e-5) - curve.CostOf(q - 1e-5)) / 2e-5;
                Assert.InRange(slice, curve.CostAt(q) - 1e-4, curve.CostBeyond(q) + 1e-4);
            }

            Assert.Equal(double.PositiveInfinity, curve.CostBeyond(curve.Most));
        }
    }

    /// <summary>A limit takes what is beyond it away and leaves the cost of the rest.</summary>
    [Fact]
    public void Supply_UnderALimit_StopsAtIt()
    {
        OfferCurve curve = Blocks();
        curve.Allowed = 0.4 * curve.Most;
        Assert.Equal(curve.Allowed, curve.Supply(1000, out double slope));
        Assert.Equal(0, slope);
        Assert.Equal(curve.CostAt(curve.Allowed), curve.MarginalCost(1000));
        Assert.Equal(50, curve.MarginalCost(50));
    }

    [Fact]
    public void AreaBelow_AnyShape_IsTheIntegralOfSupply()
    {
        var linear = new OfferCurve(0);
        linear.State(Schedule(SupplyForm.Linear, -10, 1) with { Capacity = 40 }, 1);
        var isoelastic = new OfferCurve(0);
        isoelastic.State(Schedule(SupplyForm.Isoelastic, 100, 0.7), 1);
        var late = new OfferCurve(0);
        late.State(Schedule(SupplyForm.Isoelastic, 100, 1.2) with { StartPrice = 20, Capacity = 140 }, 1);
        OfferCurve stocked = Blocks();
        stocked.Inelastic = 15;
        foreach (OfferCurve curve in new[] { Blocks(), linear, isoelastic, late, stocked })
        {
            double sum = 0;
            const double Step = 0.005;
            for (double p = Step / 2; p < 95; p += Step)
            {
                sum += Step * curve.Supply(p, out _);
            }

            Assert.Equal(sum, curve.AreaBelow(95), 0.01 * sum);
        }
    }

    [Fact]
    public void PriceAt_AnyQuantity_InvertsSupply()
    {
        OfferCurve curve = Blocks();
        foreach (double q in new[] { 1.0, 60, 130, 150, 199 })
        {
            Assert.Equal(q, curve.Supply(curve.PriceAt(q, 1000), out _), 7);
        }
    }

    [Fact]
    public void Supply_ContractForDifference_IsDecidedAtTheStrikeUpToTheCap()
    {
        OfferCurve curve = Blocks();
        curve.Strike = 80;
        curve.Covered = 1000;
        Assert.Equal(140, curve.Supply(10, out double slope), 9);
        Assert.Equal(0, slope);
        Assert.Equal(200, curve.Supply(150, out _), 9);
        curve.Covered = 60;
        Assert.Equal(60, curve.Supply(10, out _), 9);
        Assert.Equal(120, curve.Supply(60, out _), 9);
    }

    [Fact]
    public void EffectivePrice_AboveTheStrike_PaysTheClawback()
    {
        OfferCurve curve = Blocks();
        curve.Strike = 80;
        curve.Clawback = 0.5;
        Assert.Equal(80, curve.EffectivePrice(20));
        Assert.Equal(90, curve.EffectivePrice(100));
    }

    [Fact]
    public void NextKink_AcrossABlockEdge_StopsJustBehindIt()
    {
        OfferCurve curve = Blocks();
        Assert.InRange(curve.NextKink(48, 200), 50, 50.001);
        Assert.InRange(curve.NextKink(130, 0), 109.99, 110);
        Assert.Equal(58, curve.NextKink(56, 58));
    }

    [Fact]
    public void Quantity_Isoelastic_SlopeIsTheDerivativeAndFallsOffAboveTheChoke()
    {
        var demand = new Demand
        {
            Form = DemandForm.Isoelastic,
            Level = 100,
            Response = 0.15,
            Reference = 50,
            Choke = 1500,
        };
        foreach (double p in new[] { 5.0, 50, 400, 1499, 1510 })
        {
            demand.Quantity(p, out double slope);
            double numeric = (demand.Quantity(p + 1e-4, out _) - demand.Quantity(p - 1e-4, out _)) / 2e-4;
            Assert.Equal(numeric, slope, 1e-6);
        }

        Assert.Equal(100, demand.Quantity(50, out _), 12);
        double bought = demand.Quantity(1600, out _);
        Assert.InRange(bought, 0, 0.1);
        Assert.Equal(demand.Quantity(1500, out _), bought + demand.Unmet(1600, bought), 9);
        Assert.Equal(0, demand.Unmet(1400, 1));
    }

    /// <summary>Reference demqua50: demand 0.15 p^-1.25, from 0.3 to 0.7, change of surplus 0.1547610245267632 (CompEcon).</summary>
    [Fact]
    public void Change_IsoelasticDemand_IsThePublishedIntegral()
    {
        var demand = new Demand
        {
            Form = DemandForm.Isoelastic,
            Level = 0.15,
            Response = 1.25,
            Reference = 1,
            Choke = double.PositiveInfinity,
        };
        Assert.Equal(-0.1547610245267632, Surplus.Change(demand, demand, 0.3, 0.7), 14);
    }

    [Fact]
    public void Change_LinearDemand_IsTheTrapezoid()
    {
        var demand = new Demand
        {
            Form = DemandForm.Linear,
            Level = 100,
            Response = 20,
        };
        Assert.Equal(-16.875, Surplus.Change(demand, demand, 1.5, 1.75), 12);
        Assert.Equal(0, Surplus.Change(demand, demand, 6, 8), 12);
    }

    /// <summary>Where a block begins its slope is the block's: a step from there leads into it and not past it.</summary>
    [Fact]
    public void Market_AtABlocksBeginning_HasItsSlope()
    {
        var curve = new OfferCurve(1);
        curve.Add(45, 55, 100);
        Assert.Equal(0, curve.Market(45, out double slope));
        Assert.Equal(10, slope, 1e-9);
    }
}
