using System.CommandLine;
using System.Globalization;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>chart</c>: any quantity of any results as a picture, with the table behind it.</summary>
internal static class ChartCommand
{
    /// <summary>Sizes by name, in points of 1/72 inch: a slide, half of one, a square, a column of a journal.</summary>
    private static readonly (string Name, double Width, double? Height, double Font)[] Sizes =
    [
        ("slide", 960, null, 12),
        ("half", 470, 420, 12),
        ("square", 600, 600, 12),
        ("column", 336, null, 9),
    ];

    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders of runs or experiments; several for one chart of all.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> kind = One(
            "--kind",
            "NAME",
            $"A chart with a name of its own: {string.Join(", ", FigureKinds.All.Select(k => k.Name))}."
        );
        Option<string[]> metrics = Many(
            "--metric",
            "NAME",
            "What to show: price-inside, leakage, ... May be repeated."
        );
        Option<string[]> goods = Many(
            "--good",
            "NAME",
            "Of which good; all for a panel each. The focus when left out."
        );
        Option<string[]> entities = Many(
            "--entity",
            "NAME",
            "For whom: a nation's code, bloc, outside, world; all for every nation."
        );
        Option<string[]> settings = Many(
            "--setting",
            "TEXT",
            "Of an experiment only settings whose words contain this, such as \"110 USD/kg\". May be repeated."
        );
        Option<string> from = One("--from", "DATE", "First month or year shown.");
        Option<string> to = One("--to", "DATE", "Last month or year shown.");
        Option<string> title = One("--title", "TEXT", "Title in place of what is shown.");
        Option<string> subtitle = One("--subtitle", "TEXT", "Line below it in place of the turning points.");
        Option<string> note = One("--note", "TEXT", "A remark behind the source.");
        Option<string> size = One("--size", "SIZE", "slide, half, square, column, or WIDTHxHEIGHT in points. [slide]");
        Option<string> font = One("--font-size", "POINTS", "Size of labels; titles are in proportion. [12]");
        Option<string[]> format = Many("--format", "svg|png|pdf", "May be repeated. [svg]");
        Option<string> theme = One(
            "--theme",
            "NAME|FILE",
            "screen, print, dark, or a JSON file with colours. [screen]"
        );
        Option<string> culture = One(
            "--culture",
            "NAME",
            "How numbers are written: de-DE for 1.234,5; the table beside the chart keeps points. [en-GB]"
        );
        var plain = new Option<bool>("--no-baseline") { Description = "Leave the baseline of a single run out." };
        Option<string> file = One("--out", "FILE", "Where to, without an ending; into the first folder when left out.");
        var command = new Command("chart", "Draw any quantity of runs as SVG, PNG or PDF, with its table beside it.")
        {
            folders,
            kind,
            metrics,
            goods,
            entities,
            settings,
            from,
            to,
            title,
            subtitle,
            note,
            size,
            font,
            format,
            theme,
            culture,
            plain,
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                string Of(Option<string> option) => parsed.GetValue(option) ?? string.Empty;
                PageStyle style = Style(Of(size), Of(font)) with
                {
                    Theme = ThemeFile.Find(parsed.GetValue(theme) ?? Theme.Screen.Name),
                    Numerals = Numerals.Find(parsed.GetValue(culture) ?? Numerals.English.Name),
                };
                string[] formats = parsed.GetValue(format) is { Length: > 0 } some ? [.. some.Distinct()] : ["svg"];
                if (formats.FirstOrDefault(f => !ChartFiles.Formats.Contains(f)) is { } unknown)
                {
                    throw new ResultsException(
                        $"--format: found \"{unknown}\"; expected {string.Join(", ", ChartFiles.Formats)}"
                    );
                }

                var request = new ChartRequest
                {
                    Metrics = [.. parsed.GetValue(metrics)!],
                    Goods = [.. parsed.GetValue(goods)!],
                    Entities = [.. parsed.GetValue(entities)!],
                    From = Date("--from", Of(from), 1),
                    To = Date("--to", Of(to), 12),
                    WithoutBaseline = parsed.GetValue(plain),
                    Title = Of(title),
                    Subtitle = Of(subtitle),
                    Note = Of(note),
                };
                string[] named = parsed.GetValue(folders)!;
                if (named.GroupBy(Path.GetFullPath).FirstOrDefault(g => g.Count() > 1) is { } twice)
                {
                    throw new ResultsException($"{twice.First()} is named twice; a line would lie on itself");
                }

                IReadOnlyList<ResultSet> sets = Chosen(
                    [.. named.SelectMany(f => ResultFolder.Read(f, cancel))],
                    parsed.GetValue(settings)!
                );
                Figure figure =
                    Of(kind).Length > 0
                        ? Named(Of(kind), named[0], sets, request, cancel)
                        : RequestedFigure.Of(sets, request);
                string about =
                    Of(kind).Length > 0 ? string.Join(' ', (string[])[Of(kind), .. request.Goods]) : figure.Title;
                string name = NameOf(about, named, Of(from), Of(to));
                string stem =
                    Of(file).Length == 0 ? Path.Combine(named[0], name)
                    : Directory.Exists(Of(file)) || Path.EndsInDirectorySeparator(Of(file))
                        ? Path.Combine(Of(file), name)
                    : Stem(Of(file));
                foreach (string path in ChartFiles.Write(figure, style, formats, stem))
                {
                    Console.Out.WriteLine(path);
                }

                return Task.FromResult(ExitCodes.Done);
            }
        );
        return command;
    }

    /// <summary>A chart with a name of its own, with the words that were asked for.</summary>
    private static Figure Named(
        string kind,
        string folder,
        IReadOnlyList<ResultSet> sets,
        ChartRequest request,
        CancellationToken cancel
    )
    {
        string[] known = [.. FigureKinds.All.Select(k => k.Name)];
        if (!known.Contains(kind))
        {
            throw new ResultsException(
                $"--kind: found \"{kind}\"{Suggestions.DidYouMean(kind, known)}; expected {string.Join(", ", known)}"
            );
        }

        bool experiment =
            sets.Count > 1
            && File.Exists(Path.Combine(folder, ResultFolder.StoreName))
            && kind != FigureKinds.Differences;
        if (experiment)
        {
            sets = [sets[0]];
        }

        bool two = kind == FigureKinds.Differences;
        if (sets.Count != (two ? 2 : 1))
        {
            throw new ResultsException(
                $"--kind {kind} is drawn of {(two ? "two results" : "one result")}, and there are {sets.Count}{(sets.Count > 1 ? "; choose with --setting" : string.Empty)}"
            );
        }

        Figure figure =
            (two ? FigureKinds.OfTwo(sets[0], sets[1]) : FigureKinds.Of(kind, folder, sets[0], request, cancel))
            ?? throw new ResultsException($"\"{sets[0].Name}\" has nothing to show as {kind}");
        return figure with
        {
            Title = request.Title.Length > 0 ? request.Title : figure.Title,
            Subtitle = request.Subtitle.Length > 0 ? request.Subtitle : figure.Subtitle,
            Source = figure.Source + (request.Note.Length > 0 ? $". {request.Note}" : string.Empty),
        };
    }

    private static Option<string> One(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    private static Option<string[]> Many(string name, string help, string description) =>
        new(name)
        {
            HelpName = help,
            Description = description,
            DefaultValueFactory = _ => [],
        };

    private static YearMonth? Date(string option, string text, int month) =>
        text.Length == 0 ? null
        : YearMonth.TryParse(text.Length == 4 ? $"{text}-{month:00}" : text, out YearMonth date) ? date
        : throw new ResultsException($"{option}: found \"{text}\"; expected a month such as 2030-06, or a year");

    private static PageStyle Style(string size, string font)
    {
        var named = Array.Find(Sizes, s => s.Name == (size.Length == 0 ? "slide" : size));
        if (named.Name is null)
        {
            string[] sides = size.Split('x');
            double height = 0;
            bool sound =
                sides.Length == 2
                && double.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out named.Width)
                && double.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out height)
                && named.Width is >= 150 and <= 10_000
                && height is >= 120 and <= 10_000;
            named = sound
                ? (size, named.Width, height, 12)
                : throw new ResultsException(
                    $"--size: found \"{size}\"; expected {string.Join(", ", Sizes.Select(s => s.Name))}, or width and height in points such as 800x450 (150x120 to 10000x10000)"
                );
        }

        double points = named.Font;
        if (
            font.Length > 0
            && !(
                double.TryParse(font, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out points)
                && points is >= 4 and <= 48
            )
        )
        {
            throw new ResultsException($"--font-size: found \"{font}\"; expected points from 4 to 48");
        }

        return new PageStyle
        {
            Width = named.Width,
            Height = named.Height,
            FontSize = points,
        };
    }

    /// <summary>What the files are called: what is shown, of which other folders, and when.</summary>
    private static string NameOf(string about, string[] folders, string from, string to)
    {
        IEnumerable<string> parts = folders
            .Skip(1)
            .Select(f => Path.GetFileName(Path.GetFullPath(f)))
            .Prepend(about)
            .Append(from)
            .Append(to)
            .Where(p => p.Length > 0);
        string name = string.Join('-', parts).ToLowerInvariant();
        string plain = new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        while (plain.Contains("--", StringComparison.Ordinal))
        {
            plain = plain.Replace("--", "-", StringComparison.Ordinal);
        }

        return "chart-" + plain[..Math.Min(80, plain.Length)].Trim('-');
    }

    /// <summary>Of the settings of an experiment those whose words contain one of the texts.</summary>
    private static IReadOnlyList<ResultSet> Chosen(IReadOnlyList<ResultSet> sets, string[] texts)
    {
        ResultSet[] found =
        [
            .. sets.Where(s =>
                texts.Length == 0 || Array.Exists(texts, t => s.Name.Contains(t, StringComparison.OrdinalIgnoreCase))
            ),
        ];
        return found.Length > 0
            ? found
            : throw new ResultsException(
                $"--setting: nothing has \"{string.Join("\" or \"", texts)}\"; there is {string.Join("; ", sets.Select(s => s.Name).Take(12))}"
            );
    }

    private static string Stem(string file) =>
        ChartFiles.Formats.Append("csv").Contains(Path.GetExtension(file).TrimStart('.').ToLowerInvariant())
            ? Path.ChangeExtension(file, null)
            : file;
}
