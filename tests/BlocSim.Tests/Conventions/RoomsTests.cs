using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace BlocSim.Tests;

/// <summary>
/// The folders of the model are rooms in an order: what stands in one may use its own and those before it, never those after. Read off the compiled code: signatures, fields,
/// local variables and every instruction that names a type or a member.
/// </summary>
public partial class RoomsTests
{
    private static readonly string[] Rooms =
    [
        "Numerics",
        "Scenario",
        "Markets",
        "Calibration",
        "Messages",
        "Buyers",
        "Producers",
        "Authority",
        "Governments",
        "Exchange",
        "Accounts",
        "Metrics",
        "Runs",
        "Statics",
    ];

    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    private static string Source => Path.Combine(Repository.Root, "src", "BlocSim");

    /// <summary>The room of every type, by the folder of the file that declares it.</summary>
    private static Dictionary<string, string> RoomOf()
    {
        Dictionary<string, string> rooms = [];
        foreach (string file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories))
        {
            string room = Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)[0];
            foreach (Match declared in Declaration().Matches(File.ReadAllText(file)))
            {
                rooms[declared.Groups["name"].Value] = room;
            }
        }

        return rooms;
    }

    [Fact]
    public void EveryFolder_IsARoom() => Assert.Equal(Rooms.Order(), RoomOf().Values.Distinct().Order());

    [Fact]
    public void NoRoom_UsesOneThatComesAfterIt()
    {
        Dictionary<string, string> rooms = RoomOf();
        int Order(Type type) => rooms.TryGetValue(NameOf(type), out string? room) ? Array.IndexOf(Rooms, room) : -1;
        SortedSet<string> arrows = [];
        int seen = 0;
        foreach (Type type in typeof(Run).Assembly.GetTypes())
        {
            int own = Order(type);
            foreach (Type used in Uses(type).SelectMany(Parts))
            {
                int other = used.Assembly == type.Assembly ? Order(used) : -1;
                seen += other >= 0 ? 1 : 0;
                if (own >= 0 && other > own)
                {
                    arrows.Add($"{Rooms[own]}/{NameOf(type)} uses {Rooms[other]}/{NameOf(used)}");
                }
            }
        }

        Assert.True(arrows.Count == 0, $"{arrows.Count} arrows against the order:\n{string.Join('\n', arrows)}");

        // Some thousands of uses were looked at, so that an empty list means something.
        Assert.True(seen > 5000, $"{seen} uses");
    }

    private static string NameOf(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Name.Split('`')[0];
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];

    private static IEnumerable<Type> Uses(Type type)
    {
        if (type.BaseType is { } parent)
        {
            yield return parent;
        }

        foreach (Type used in type.GetInterfaces().Concat(type.GetFields(All).Select(f => f.FieldType)))
        {
            yield return used;
        }

        foreach (MethodBase method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            foreach (Type used in Signature(method).Concat(Body(method)))
            {
                yield return used;
            }
        }
    }

    private static IEnumerable<Type> Signature(MethodBase method)
    {
        IEnumerable<Type> parameters = method.GetParameters().Select(p => p.ParameterType);
        return method is MethodInfo { ReturnType: { } given } ? parameters.Append(given) : parameters;
    }

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        IEnumerable<Type> named = Tokens(body.GetILAsByteArray()!)
            .Select(token => Resolve(method, token))
            .OfType<MemberInfo>()
            .SelectMany(member =>
                member switch
                {
                    Type t => [t],
                    FieldInfo f => (Type[])[f.DeclaringType!, f.FieldType],
                    MethodBase m =>
                    [
                        .. m.DeclaringType is { } owner ? (Type[])[owner] : [],
                        .. Signature(m),
                        .. Generic(m),
                    ],
                    _ => [],
                }
            );
        return body.LocalVariables.Select(l => l.LocalType).Concat(named);
    }

    private static Type[] Generic(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        Type[] ofType = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : [];
        return method.Module.ResolveMember(token, ofType, Generic(method));
    }

    /// <summary>The tokens of types, fields and methods in a stream of instructions.</summary>
    private static List<int> Tokens(byte[] il)
    {
        List<int> tokens = [];
        for (int at = 0; at < il.Length; )
        {
            short value = il[at++];
            value = value == 0xFE ? (short)(0xFE00 | il[at++]) : value;
            OpCode code = Codes[value];
            switch (code.OperandType)
            {
                case OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType:
                    tokens.Add(BitConverter.ToInt32(il, at));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                default:
                    at += 4;
                    break;
            }
        }

        return tokens;
    }

    [GeneratedRegex(
        @"^(public|internal|file)\s[\w\s]*?(record struct|record class|class|struct|record|interface|enum)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Declaration();
}
