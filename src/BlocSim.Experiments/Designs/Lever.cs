using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Experiments;

/// <summary>A value that an experiment varies: <c>bloc.floor.price=60..160:10 USD/kg</c>, or <c>bloc.floor.form=variable-levy,contract-for-difference</c>.</summary>
public sealed partial record Lever
{
    private const int StepsOfARange = 64;
    private const int MaxValues = 10_000;

    /// <summary>Where it stands, as <c>--set</c> names it.</summary>
    public required string Path { get; init; }

    /// <summary>The values of a grid, as <c>--set</c> writes them; empty for a range without a step.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>Lower end of a range; NaN for a list of words.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper end of a range.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>The step of a grid over a range; 0 for none.</summary>
    public double Step { get; init; }

    /// <summary>The unit that stands behind numbers; may be empty.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Whether it is a range of numbers rather than a list.</summary>
    public bool IsRange => !double.IsNaN(Low);

    /// <summary>The last part of the path, for axes: <c>floor price</c>.</summary>
    public string Title => TitleOf(Path);

    /// <summary>The last two parts of a path, as words.</summary>
    public static string TitleOf(string path)
    {
        string[] parts =
        [
            .. path.Split('.')
                .Select(p => p.Split('[')[0])
                .Where(p => p is not "bloc" and not "goods" and not "nations")
                .TakeLast(2),
        ];
        parts[^1] = parts[^1].Replace('-', ' ');
        return string.Join(' ', parts);
    }

    /// <summary>Reads a lever.</summary>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static Lever Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1)
        {
            throw Wrong(text);
        }

        string path = text[..equals].Trim();
        string values = text[(equals + 1)..].Trim();
        Match range = Range().Match(values);
        return range.Success ? OfRange(text, path, range) : OfList(text, path, values);
    }

    /// <summary>The value at a share of a range, or the entry of a list, as <c>--set</c> writes it.</summary>
    /// <param name="share">From 0 to 1.</param>
    public string At(double share) =>
        IsRange
            ? Written(Low + (share * (High - Low)))
            : Values[Math.Min(Values.Length - 1, (int)(share * Values.Length))];

    /// <summary>A number with the lever's unit, in as few digits as tell it apart.</summary>
    public string Written(double value)
    {
        string number = Digits(value);
        return Unit.Length == 0 ? number : $"{number} {Unit}";
    }

    /// <summary>The number in a value that this lever wrote; NaN for words.</summary>
    public double Number(string value)
    {
        string digits =
            Unit.Length > 0 && value.EndsWith(Unit, StringComparison.Ordinal) ? value[..^Unit.Length] : value;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : double.NaN;
    }

    /// <summary>The lever in one form, which <see cref="Parse"/> reads back.</summary>
    public override string ToString()
    {
        string unit = Unit.Length > 0 ? " " + Unit : string.Empty;
        if (IsRange)
        {
            string step = Step > 0 ? ":" + Digits(Step) : string.Empty;
            return $"{Path}={Digits(Low)}..{Digits(High)}{step}{unit}";
        }

        IEnumerable<string> values = Unit.Length > 0 ? Values.Select(v => v[..^Unit.Length].TrimEnd()) : Values;
        return $"{Path}={string.Join(", ", values)}{unit}";
    }

    private static string Digits(double value) => Math.Round(value, 12).ToString("G12", CultureInfo.InvariantCulture);

    private static Lever OfRange(string text, string path, Match range)
    {
        double Read(string group) =>
            double.Parse(range.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        double low = Read("low");
        double high = Read("high");
        if (!(high > low))
        {
            throw ExperimentException.Asked(
                $"--vary \"{text}\": the range ends at {range.Groups["high"].Value}, not above its start, {range.Groups["low"].Value}; swap them?"
            );
        }

        var lever = new Lever
        {
            Path = path,
            Values = [],
            Low = low,
            High = high,
            Unit = range.Groups["unit"].Value.Trim(),
        };
        if (!range.Groups["step"].Success)
        {
            return lever;
        }

        double step = Read("step");
        double count = Math.Floor(((high - low) / step) + 1e-9) + 1;
        if (!(step > 0) || count > MaxValues)
        {
            throw ExperimentException.Asked(
                $"--vary \"{text}\": a step of {range.Groups["step"].Value} gives {(step > 0 ? "too many values" : "no end")}; expected a step above zero and at most 10,000 values"
            );
        }

        if (count < 2)
        {
            throw ExperimentException.Asked(
                $"--vary \"{text}\": a step of {range.Groups["step"].Value} is wider than the range from {range.Groups["low"].Value} to {range.Groups["high"].Value}, so there would be one value only; expected a smaller step"
            );
        }

        return lever with
        {
            Step = step,
            Values = [.. Enumerable.Range(0, (int)count).Select(i => lever.Written(low + (i * step)))],
        };
    }

    private static Lever OfList(string text, string path, string values)
    {
        string[] items = [.. values.Split(',').Select(v => v.Trim())];
        if (values.Contains("..", StringComparison.Ordinal) || Array.Exists(items, i => i.Length == 0))
        {
            throw Wrong(text);
        }

        // "60, 90, 110 USD/kg" and "60 USD/kg, 90 USD/kg": one unit counts for all.
        Match[] read = [.. items.Select(i => WithUnit().Match(i))];
        string[] units =
        [
            .. read.Where(m => m.Success)
                .Select(m => m.Groups["unit"].Value.Trim())
                .Where(u => u.Length > 0)
                .Distinct(),
        ];
        bool numbers = Array.TrueForAll(read, m => m.Success) && units.Length == 1;
        string unit = numbers ? units[0] : string.Empty;
        return new Lever
        {
            Path = path,
            Values =
            [
                .. items.Select(
                    (item, i) => unit.Length > 0 && read[i].Groups["unit"].Length == 0 ? $"{item} {unit}" : item
                ),
            ],
            Unit = unit,
        };
    }

    private static ExperimentException Wrong(string text) =>
        ExperimentException.Asked(
            $"--vary: found \"{text}\"; expected a path with a range or a list, for example \"bloc.floor.price=60..160:10 USD/kg\" or \"bloc.floor.form=variable-levy, contract-for-difference\""
        );

    [GeneratedRegex(
        @"^(?<low>[+-]?[0-9.]+([eE][+-]?\d+)?)\s*\.\.\s*(?<high>[+-]?[0-9.]+?([eE][+-]?\d+)?)(\s*:\s*(?<step>[0-9.]+([eE][+-]?\d+)?))?\s*(?<unit>[A-Za-z%][A-Za-z%/ ]*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        @"^[+-]?[0-9.]+([eE][+-]?\d+)?\s*(?<unit>[A-Za-z%][A-Za-z%/ ]*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex WithUnit();

    /// <summary>The steps that a search goes over, smallest first; a range without steps has 65.</summary>
    /// <exception cref="ExperimentException">Its values are no numbers.</exception>
    public ImmutableArray<string> Steps()
    {
        if (!IsRange && Values.All(v => !double.IsNaN(Number(v))))
        {
            return [.. Values.OrderBy(Number)];
        }

        if (!IsRange)
        {
            throw ExperimentException.Asked(
                $"--target looks for an edge along the first lever, so that needs a range of numbers, for example \"{Path}=60..160:5 USD/kg\""
            );
        }

        return Values.IsEmpty
            ? [.. Enumerable.Range(0, StepsOfARange + 1).Select(i => At((double)i / StepsOfARange))]
            : Values;
    }
}
