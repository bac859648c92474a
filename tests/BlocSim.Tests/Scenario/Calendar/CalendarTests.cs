namespace BlocSim.Tests;

public class CalendarTests
{
    [Theory]
    [InlineData("2026", 2026, 1)]
    [InlineData("2026-07", 2026, 7)]
    [InlineData("2026-07-10", 2026, 7)]
    public void TryParse_DateInAnyForm_ReadsYearAndMonth(string text, int year, int month)
    {
        Assert.True(YearMonth.TryParse(text, out YearMonth date));
        Assert.Equal(new YearMonth(year, month), date);
    }

    [Theory]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-07-32")]
    [InlineData("July 2026")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0000-01")]
    public void TryParse_NoDate_Refuses(string? text) => Assert.False(YearMonth.TryParse(text, out _));

    [Fact]
    public void AddMonths_AcrossYears_Carries()
    {
        Assert.Equal(new YearMonth(2027, 1), new YearMonth(2026, 12).AddMonths(1));
        Assert.Equal(new YearMonth(2025, 12), new YearMonth(2026, 1).AddMonths(-1));
        Assert.Equal(13, new YearMonth(2027, 2).MonthsSince(new YearMonth(2026, 1)));
    }

    [Fact]
    public void Clock_QuartersAndYears_CountTicksAndLabels()
    {
        var quarters = new Clock(new YearMonth(2026, 1), new YearMonth(2027, 12), 3);
        Assert.Equal(8, quarters.Ticks);
        Assert.Equal("2026-04", quarters.Label(1));
        Assert.Equal(1, quarters.TickOf(new YearMonth(2026, 6)));
        Assert.Equal(2, quarters.FirstTickOf(new YearMonth(2026, 6)));
        Assert.Equal(1, quarters.FirstTickOf(new YearMonth(2026, 4)));
        Assert.Equal(-1, quarters.TickOf(new YearMonth(2025, 12)));
        Assert.Equal("2028", new Clock(new YearMonth(2026, 1), new YearMonth(2030, 1), 12).Label(2));
    }

    [Fact]
    public void Period_UntilIsTheFirstMonthOut()
    {
        var period = new Period(new YearMonth(2026, 7), new YearMonth(2027, 1));
        Assert.False(period.Holds(new YearMonth(2026, 6)));
        Assert.True(period.Holds(new YearMonth(2026, 12)));
        Assert.False(period.Holds(new YearMonth(2027, 1)));
        Assert.True(Period.Always.Holds(new YearMonth(1990, 1)));
    }
}
