namespace BlocSim.Docs.Tests;

/// <summary>The pages in the repository are those that the program writes.</summary>
public sealed class GeneratedPagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blocsim-docs").FullName;

    private static string Docs() => Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Pages_AreTheGeneratedOnes()
    {
        foreach (string part in (string[])["policies", "agents"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (string page in Directory.GetFiles(Path.Combine(Docs(), part)))
            {
                File.Copy(page, Path.Combine(folder, part, Path.GetFileName(page)));
            }
        }

        GeneratedPages.Write(folder);
        string[] pages =
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f)),
        ];
        Assert.Contains("validation.md", pages);
        foreach (string page in pages)
        {
            string committed = Path.Combine(Docs(), page);
            Assert.True(
                File.Exists(committed) && File.ReadAllText(committed) == File.ReadAllText(Path.Combine(folder, page)),
                $"docs/{page} differs; run: dotnet run --project tools/BlocSim.Docs -c Release"
            );
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
