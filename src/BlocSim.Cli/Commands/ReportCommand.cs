using System.CommandLine;
using System.Text;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary><c>report</c>: a run or experiment as a page, slides, a workbook, a briefing to pass on.</summary>
internal static class ReportCommand
{
    private static readonly string[] Formats = ["html", "pptx", "xlsx", "docx"];

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run or experiment." };
        var format = new Option<string[]>("--format")
        {
            Description =
                "html: one page; pptx: slides; xlsx: workbook; docx: a briefing. Several with commas, or all. [html]",
            HelpName = "html|pptx|xlsx|docx|all",
            AllowMultipleArgumentsPerToken = true,
        };
        var theme = new Option<string>("--theme")
        {
            Description = "screen, print, dark, or a JSON file with colours. [screen]",
            HelpName = "NAME|FILE",
        };
        var culture = new Option<string>("--culture")
        {
            Description = "How numbers are written: de-DE for 1.234,5. Words stay English. [en-GB]",
            HelpName = "NAME",
        };
        var file = new Option<string>("--out")
        {
            Description = "Where to; the ending is the format's. \"report\" in that folder when left out.",
            HelpName = "FILE",
        };
        var command = new Command(
            "report",
            "Write a run or experiment as a page, slides, a workbook or a briefing, to pass on."
        )
        {
            folder,
            format,
            theme,
            culture,
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                string from = parsed.GetValue(folder)!;
                string? stem = parsed.GetValue(file);
                if (stem is { Length: 0 })
                {
                    throw new ResultsException("--out: expected the name of a file");
                }

                string[] formats = Chosen(parsed.GetValue(format) ?? [], stem);
                Theme look = ThemeFile.Find(parsed.GetValue(theme) ?? Theme.Screen.Name);
                var numerals = Numerals.Find(parsed.GetValue(culture) ?? Numerals.English.Name);
                ReportContent content = ReportContent.Read(from, cancel) with { Numerals = numerals };
                foreach (string path in Write(content, formats, look, stem ?? Path.Combine(from, "report"), cancel))
                {
                    Console.Out.WriteLine(path);
                }

                return Task.FromResult(ExitCodes.Done);
            }
        );
        return command;
    }

    private static string[] Chosen(string[] words, string? stem)
    {
        string[] said =
        [
            .. words.SelectMany(w => w.Split(',')).Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(),
        ];
        string ending = Path.GetExtension(stem ?? string.Empty).TrimStart('.').ToLowerInvariant();
        return said.Contains("all") ? Formats
            : Array.Find(said, f => !Formats.Contains(f)) is { } unknown
                ? throw new ResultsException(
                    $"--format: found \"{unknown}\"; expected {string.Join(", ", Formats)} or all"
                )
            : said.Length > 0 ? said
            : Formats.Contains(ending) ? [ending]
            : ["html"];
    }

    private static List<string> Write(
        ReportContent content,
        string[] formats,
        Theme theme,
        string stem,
        CancellationToken cancel
    )
    {
        string ending = Path.GetExtension(stem).TrimStart('.').ToLowerInvariant();
        string bare = Formats.Contains(ending) ? Path.ChangeExtension(stem, null) : stem;
        if (Directory.Exists(bare))
        {
            bare = Path.Combine(bare, "report");
        }

        List<string> paths = [.. formats.Select(f => $"{bare}.{f}")];
        if (paths.Find(Directory.Exists) is { } taken)
        {
            throw new ResultsException($"{taken} is a folder; name another file with --out");
        }

        if (paths.Find(p => File.Exists(p) && !ReportMark.IsOurs(p)) is { } foreign)
        {
            throw new ResultsException($"{foreign} is there and is no report of ours; name another file with --out");
        }

        // All are made before one is written: a report that cannot be made leaves nothing behind.
        byte[][] made = [.. formats.Select(f => Made(content, f, theme, cancel))];
        using var output = new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(bare))!, cancel);
        for (int i = 0; i < made.Length; i++)
        {
            using StreamWriter writer = output.Create(Path.GetFileName(paths[i]));
            writer.BaseStream.Write(made[i]);
        }

        output.Commit();
        return paths;
    }

    private static byte[] Made(ReportContent content, string format, Theme theme, CancellationToken cancel) =>
        format switch
        {
            "pptx" => SlideDeck.Write(content, theme, cancel),
            "xlsx" => ResultWorkbook.Write(content, theme, cancel),
            "docx" => BriefingDocument.Write(content, theme),
            _ => Encoding.UTF8.GetBytes(HtmlReport.Of(content, theme)),
        };
}
