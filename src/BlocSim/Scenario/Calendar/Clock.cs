namespace BlocSim;

/// <summary>The run's calendar: its first and last period and the length of a tick.</summary>
/// <param name="Start">The first month of the first tick.</param>
/// <param name="End">A month in the last tick.</param>
/// <param name="StepMonths">Months in a tick: 1, 3 or 12.</param>
public sealed record Clock(YearMonth Start, YearMonth End, int StepMonths)
{
    /// <summary>How many ticks the run has.</summary>
    public int Ticks => (End.MonthsSince(Start) / StepMonths) + 1;

    /// <summary>A tick's length in years; flows stated per year are multiplied by it once.</summary>
    public double YearsPerTick => StepMonths / 12.0;

    /// <summary>The first month of a tick.</summary>
    public YearMonth DateOf(int tick) => Start.AddMonths(tick * StepMonths);

    /// <summary>The tick in which a month lies; negative before the start.</summary>
    public int TickOf(YearMonth date)
    {
        int months = date.MonthsSince(Start);
        return months >= 0 ? months / StepMonths : -((-months + StepMonths - 1) / StepMonths);
    }

    /// <summary>The first tick in which a change of that date acts: the first that begins in that month or after it.</summary>
    public int FirstTickOf(YearMonth date)
    {
        int tick = TickOf(date);
        return DateOf(tick) < date ? tick + 1 : tick;
    }

    /// <summary>The ticks that begin in a calendar year; none when the run has none there.</summary>
    public Range TicksOf(int year)
    {
        int first = Math.Clamp(FirstTickOf(new YearMonth(year, 1)), 0, Ticks);
        return first..Math.Clamp(FirstTickOf(new YearMonth(year + 1, 1)), first, Ticks);
    }

    /// <summary>The tick's date as written in tables: <c>2026</c> for years, <c>2026-07</c> otherwise.</summary>
    public string Label(int tick) => StepMonths == 12 ? $"{DateOf(tick).Year:0000}" : DateOf(tick).ToString();
}
