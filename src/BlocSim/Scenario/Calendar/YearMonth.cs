using System.Globalization;

namespace BlocSim;

/// <summary>A calendar month, such as 2026-07.</summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private readonly int months;

    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is out of range.</exception>
    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        months = (year * 12) + month - 1;
    }

    /// <summary>The calendar year.</summary>
    public int Year => months / 12;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => (months % 12) + 1;

    /// <summary>Whole months from the other month to this one; negative when this one is earlier.</summary>
    public int MonthsSince(YearMonth other) => months - other.months;

    /// <summary>This month moved by a number of months.</summary>
    public YearMonth AddMonths(int count) => new((months + count) / 12, ((months + count) % 12) + 1);

    /// <inheritdoc />
    public int CompareTo(YearMonth other) => months.CompareTo(other.months);

    /// <summary>Whether a comes before b.</summary>
    public static bool operator <(YearMonth a, YearMonth b) => a.months < b.months;

    /// <summary>Whether a comes after b.</summary>
    public static bool operator >(YearMonth a, YearMonth b) => a.months > b.months;

    /// <summary>Whether a is b or before it.</summary>
    public static bool operator <=(YearMonth a, YearMonth b) => a.months <= b.months;

    /// <summary>Whether a is b or after it.</summary>
    public static bool operator >=(YearMonth a, YearMonth b) => a.months >= b.months;

    /// <summary>Year and month as <c>2026-07</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>Reads <c>2026</c> (January), <c>2026-07</c> or <c>2026-07-10</c> (the day is dropped; it must exist).</summary>
    public static bool TryParse(string? text, out YearMonth value) => TryParse(text, out value, out _);

    /// <summary>The same, with the day that was dropped; 1 where none was stated.</summary>
    public static bool TryParse(string? text, out YearMonth value, out int day)
    {
        day = 1;
        value = default;
        string[] parts = (text ?? string.Empty).Split('-');
        if (
            parts.Length is < 1 or > 3
            || parts[0].Length != 4
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || year < 1
        )
        {
            return false;
        }

        int month = 1;
        if (
            parts.Length > 1
            && (
                parts[1].Length is < 1 or > 2
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out month)
                || month is < 1 or > 12
            )
        )
        {
            return false;
        }

        if (
            parts.Length > 2
            && (
                parts[2].Length is < 1 or > 2
                || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out day)
                || day < 1
                || day > DateTime.DaysInMonth(Math.Min(year, 9999), month)
            )
        )
        {
            return false;
        }

        value = new YearMonth(year, month);
        return true;
    }
}
