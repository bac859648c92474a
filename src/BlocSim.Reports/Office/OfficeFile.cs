using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>Makes an office file in memory: the same bytes whenever it is made, so that two files can be compared.</summary>
internal static class OfficeFile
{
    /// <summary>Who made the file, as its properties say it.</summary>
    public const string Maker = "BlocSim";

    /// <summary>How a file refers to its main part: what the library makes up is another one every time.</summary>
    public const string MainId = "main";

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    private const uint EntryOfDirectory = 0x02014b50;
    private const int EntrySize = 46;

    /// <summary>Properties of ours are shorter.</summary>
    private const int MostProperties = 65536;

    /// <summary>The first of January 1980, the earliest date that the format has.</summary>
    private const uint FirstDate = 0x0021_0000;

    /// <summary>The file's bytes.</summary>
    /// <param name="create">Begins a package in a stream.</param>
    /// <param name="fill">Fills it.</param>
    /// <param name="title">Its title, for those who search for it; empty for a part of another file.</param>
    public static byte[] Of<T>(Func<Stream, T> create, Action<T> fill, string title)
        where T : OpenXmlPackage
    {
        using var memory = new MemoryStream();
        using (T package = create(memory))
        {
            fill(package);
            if (title.Length > 0)
            {
                CoreFilePropertiesPart properties = package.AddNewPart<CoreFilePropertiesPart>("properties");
                properties.Put(
                    new XElement(
                        Core + "coreProperties",
                        new XElement(DublinCore + "title", OfficeXml.Clean(title)),
                        new XElement(DublinCore + "creator", Maker)
                    ),
                    ("cp", Core),
                    ("dc", DublinCore)
                );
            }
        }

        byte[] bytes = memory.ToArray();
        TakeTimesAway(bytes);
        return bytes;
    }

    /// <summary>Whether a file says that it was made here.</summary>
    /// <param name="path">A file that is there.</param>
    public static bool IsOurs(string path)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            ZipArchiveEntry? properties = archive.GetEntry("docProps/core.xml");
            if (properties is null || properties.Length > MostProperties)
            {
                return false;
            }

            using Stream stream = properties.Open();
            return XElement.Load(stream).Element(DublinCore + "creator")?.Value == Maker;
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException)
        {
            return false;
        }
    }

    /// <summary>Dates of the entries of a ZIP archive stand in its directory, at the end, and before each entry.</summary>
    private static void TakeTimesAway(Span<byte> bytes)
    {
        const int EndSize = 22;
        const int TimeOfDirectory = 12;
        const int TimeOfEntry = 10;
        int end = bytes.Length - EndSize;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 10)..]);
        int at = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        for (int i = 0; i < count; i++)
        {
            Span<byte> entry = bytes[at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntryOfDirectory)
            {
                throw new InvalidDataException("the directory of a file just written is not where it should be");
            }

            int local = (int)BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[TimeOfDirectory..], FirstDate);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(local + TimeOfEntry)..], FirstDate);
            at +=
                EntrySize
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }
}
