namespace BlocSim.Cli.Tests;

/// <summary>Runs commands as a user would, with what they print caught and a folder of their own.</summary>
public abstract class ConsoleTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blocsim-cli-").FullName;
    private readonly TextWriter realOut = Console.Out;
    private readonly TextWriter realError = Console.Error;

    public void Dispose()
    {
        Console.SetOut(realOut);
        Console.SetError(realError);
        Directory.Delete(folder, true);
        GC.SuppressFinalize(this);
    }

    private protected static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        int code = await CommandLine.InvokeAsync(args);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    private protected string At(string name) => Path.Combine(folder, name);

    private protected string[] Files(string name) =>
        [.. Directory.GetFiles(At(name)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}
