namespace BlocSim.EndToEnd.Tests;

/// <summary>The command as a .NET tool: packed, installed from the local package alone, run.</summary>
public class ToolTests
{
    [Fact]
    public void Pack_InstalledFromTheLocalPackage_Runs()
    {
        using var folder = new Blocsim.Folder();
        string project = Path.Combine(Repository.Root, "src", "BlocSim.Cli");

        // Its own package is all that it may come from.
        File.WriteAllText(
            Path.Combine(folder.Path, "sources.config"),
            $"<configuration><packageSources><clear /><add key=\"local\" value=\"{folder.Path}/packages\" /></packageSources></configuration>\n"
        );
        foreach (
            string command in (string[])
                [
                    $"dotnet pack '{project}' -c Release --no-build --nologo -o packages",
                    "dotnet tool install BlocSim.Tool --tool-path tools --configfile sources.config",
                    "tools/blocsim run leaky-bloc --no-flows --quiet --out r",
                ]
        )
        {
            (int code, string output, string error) = Blocsim.Shell(command, folder.Path);
            Assert.True(code == 0, $"{command}\n{output}{error}");
        }

        Assert.True(File.Exists(Path.Combine(folder.Path, "r", "price.svg")));
    }
}
