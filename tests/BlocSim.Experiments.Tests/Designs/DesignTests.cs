namespace BlocSim.Experiments.Tests;

public class DesignTests
{
    private static readonly Lever Price = Lever.Parse("floor.price=60..100:20 USD/kg");
    private static readonly Lever Form = Lever.Parse("floor.form=levy, contract");

    [Fact]
    public void Grid_TwoLevers_IsEveryCombinationLastLeverFastest()
    {
        string[] labels = [.. Design.Grid([Price, Form]).Select(p => p.Label)];
        Assert.Equal(6, labels.Length);
        Assert.Equal("floor.price=60 USD/kg; floor.form=levy", labels[0]);
        Assert.Equal("floor.price=60 USD/kg; floor.form=contract", labels[1]);
        Assert.Equal("floor.price=100 USD/kg; floor.form=contract", labels[5]);
    }

    [Fact]
    public void Grid_RangeWithoutStep_TeachesOne()
    {
        var e = Assert.Throws<ExperimentException>(() => Design.Grid([Lever.Parse("floor.price=60..100 USD/kg")]));
        Assert.Contains("floor.price=60..100:10 USD/kg", e.Message, StringComparison.Ordinal);
        Assert.Contains("--design lhs", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Each lever takes one value in each of as many equal parts as there are points; another seed gives another order.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(64)]
    public void LatinHypercube_EveryLever_VisitsEveryPartOnce(int count)
    {
        Lever a = Lever.Parse("a=0..1");
        Lever b = Lever.Parse("b=10..20 USD/t");
        var points = Design.LatinHypercube([a, b], count, 42);
        foreach ((Lever lever, int d) in new[] { (a, 0), (b, 1) })
        {
            IEnumerable<int> parts = points.Select(p =>
                (int)((lever.Number(p.Settings[d].Value) - lever.Low) / (lever.High - lever.Low) * count)
            );
            Assert.Equal(Enumerable.Range(0, count), parts.Order());
        }

        Assert.NotEqual(points.Select(p => p.Label), Design.LatinHypercube([a, b], count, 43).Select(p => p.Label));
        Assert.Equal(points.Select(p => p.Label), Design.LatinHypercube([a, b], count, 42).Select(p => p.Label));
    }

    /// <summary>A lever's values do not depend on which others are varied beside it.</summary>
    [Fact]
    public void LatinHypercube_AnotherLeverAdded_LeavesTheFirstAlone()
    {
        Lever a = Lever.Parse("a=0..1");
        var one = Design.LatinHypercube([a], 16, 1).Select(p => p.Settings[0].Value);
        var two = Design.LatinHypercube([a, Lever.Parse("b=0..1")], 16, 1).Select(p => p.Settings[0].Value);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Table_WrittenAndRead_IsTheSameDesign()
    {
        using var text = new StringWriter();
        var points = Design.Grid([Price, Form]);
        DesignTable.Write(text, points);
        Assert.StartsWith(
            "point,floor.price [USD/kg],floor.form\n1,60,levy\n",
            text.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(points.Select(p => p.Label), DesignTable.Read(text.ToString(), "d.csv").Select(p => p.Label));
    }

    [Theory]
    [InlineData("", "holds no point")]
    [InlineData("a,b\n", "holds no point")]
    [InlineData("a,b\n1\n", "line 2: found 1 values; expected 2")]
    [InlineData("a,b\n1,2\n3,\n", "line 3: b has no value")]
    public void Table_Mistake_NamesTheLine(string text, string expected)
    {
        var e = Assert.Throws<ExperimentException>(() => DesignTable.Read(text, "d.csv"));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }
}
