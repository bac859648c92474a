using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>The <c>blocsim</c> command.</summary>
internal static class CommandLine
{
    // Not a RootCommand: that one takes its name from the file that runs.
    public static Command Create() =>
        new(
            "blocsim",
            "BlocSim simulates a trading bloc that defends critical minerals with price floors and external tariffs."
        )
        {
            new HelpOption(),
            new VersionOption(),
            Shared.ExtendsAnywhere(),
            ListCommand.Create(),
            RunCommand.Create(),
            ChartCommand.Create(),
            ReportCommand.Create(),
            CiteCommand.Create(),
            CompareCommand.Create(),
            SweepCommand.Create(),
            SensitivityCommand.Create(),
            WhyCommand.Create(),
            CalibrateCommand.Create(),
            MergeCommand.Create(),
            ExportCommand.Create(),
            CheckCommand.Create(),
            ExplainCommand.Create(),
            NewCommand.Create(),
            ImportCommand.Create(),
            SchemaCommand.Create(),
            DiffCommand.Create(),
            VerifyCommand.Create(),
            GsimCommand.Create(),
            StaticsCommand.Create(),
            RegistersCommand.Create(),
        };

    /// <summary>Runs a command line; wrong words and wrong scenarios give 2, failed runs 1, an interrupted one 130, 143 or 129.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        Command root = Create();
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await WriteErrors(root, parsed, args);
            return ExitCodes.WrongInput;
        }

        var configuration = new InvocationConfiguration
        {
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        Shared.AllowExtends(Array.Exists(args, a => a == "--allow-extends-anywhere"));
        Interruption.Said = Interruption.Nothing;
        using var interruption = new Interruption(HardExit);
        try
        {
            int code = await parsed.InvokeAsync(configuration, interruption.Token);
            return code == ExitCodes.Interrupted ? interruption.Code : code;
        }
        catch (ScenarioException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.WrongInput;
        }
        catch (Exception e) when (e is ResultsException or FontException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.WrongInput;
        }
        catch (ExperimentException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e.IsWrongInput ? ExitCodes.WrongInput : ExitCodes.RunFailed;
        }
        catch (RunFailedException e)
        {
            await Console.Error.WriteLineAsync($"the run failed: {e.Message}");
            return ExitCodes.RunFailed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Interruption.Said);
            return interruption.Code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"cannot write the results: {WriteFault.Reason(e)}");
            return ExitCodes.RunFailed;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("BLOCSIM_TRACE") is null)
        {
            _ = e;
            await Console.Error.WriteLineAsync(
                $"blocsim met a fault of its own in \"{parsed.CommandResult.Command.Name}\"; nothing that was finished is lost. Please report it with the scenario; with BLOCSIM_TRACE=1 it prints where."
            );
            return ExitCodes.RunFailed;
        }
    }

    /// <summary>Ends the process whatever its threads wait for; the runtime's own exit waits for a write that nobody reads.</summary>
    private static void HardExit(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(code);
        }

        Exit(code);
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "_exit")]
    [System.Runtime.InteropServices.DefaultDllImportSearchPaths(
        System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories
    )]
    private static extern void Exit(int code);

    private static async Task WriteErrors(Command root, ParseResult parsed, string[] args)
    {
        string? first = args.FirstOrDefault(a => !a.StartsWith('-'));
        bool known = root.Subcommands.Any(c => c.Name == first);
        if (first is not null && !known)
        {
            string hint = Suggestions.DidYouMean(first, root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name));
            await Console.Error.WriteLineAsync(
                $"there is no command \"{first}\"{hint}; commands: {string.Join(", ", root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}"
            );
            return;
        }

        foreach (ParseError error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(Words(parsed, error));
        }

        string command = parsed.CommandResult.Command.Name;
        await Console.Error.WriteLineAsync(known ? $"see: blocsim {command} --help" : "see: blocsim --help");
    }

    private static string Words(ParseResult parsed, ParseError error)
    {
        IEnumerable<string> options = parsed.CommandResult.Command.Options.Select(o => o.Name);
        string? unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        return unknown is not null && error.Message.Contains(unknown, StringComparison.Ordinal)
            ? $"\"{unknown}\" is not known here{Suggestions.DidYouMean(unknown, options)}"
            : error.Message.TrimEnd('.');
    }
}
