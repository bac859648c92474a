using System.Diagnostics;

namespace BlocSim.EndToEnd.Tests;

/// <summary>The command as a user runs it: a process of its own.</summary>
internal static class Blocsim
{
    private static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "BlocSim.Cli.dll");

    /// <summary>
    /// Whether <c>env</c> can give a child the signal of Ctrl-C back: tests that a shell started in the background, and their children, ignore it.
    /// </summary>
    private static Lazy<bool> Interruptible { get; } =
        new(() =>
        {
            try
            {
                var start = new ProcessStartInfo("env", ["--default-signal=INT", "true"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                };
                return Finish(start, null).Code == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        });

    public static (int Code, string Out, string Error) Run(
        string[] args,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        string? input = null
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(Dll);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach ((string key, string value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[key] = value;
        }

        return Finish(start, input);
    }

    /// <summary>Runs a command line of the shell in which <c>$BLOCSIM</c> is the command.</summary>
    public static (int Code, string Out, string Error) Shell(string script, string folder)
    {
        var start = new ProcessStartInfo(Interruptible.Value ? "env" : "bash")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        if (Interruptible.Value)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("bash");
        }

        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        start.Environment["BLOCSIM"] = $"dotnet {Dll}";
        return Finish(start, null);
    }

    /// <summary>Starts the command and kills it as <c>kill -9</c> does; false where it had ended by itself.</summary>
    public static bool KillAfter(string[] args, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        };
        start.ArgumentList.Add(Dll);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        if (process.WaitForExit(milliseconds))
        {
            return false;
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return true;
    }

    private static (int Code, string Out, string Error) Finish(ProcessStartInfo start, string? input)
    {
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
        }

        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList)} did not end in two minutes");
        }

        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>A folder that is gone after the test.</summary>
    public sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("blocsim-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
