namespace YouthPrograms.OData.Url;

/// <summary>What a URL expression says, before any name is looked up. <c>At</c> is the place in the decoded text.</summary>
internal abstract record Node(int At);

internal enum LiteralKind
{
    Null,
    Boolean,
    Number,
    String,
    Guid,
    Date,
    DateTimeOffset,
    TimeOfDay,
    Duration,
    Binary,
    Enum,
    Geo,
}

/// <summary><c>Text</c> is the literal's content: quotes and escapes are gone. <c>TypeName</c> is an enumeration's.</summary>
internal sealed record LiteralNode(int At, LiteralKind Kind, string Text, string? TypeName = null) : Node(At)
{
    /// <summary>Which text <c>At</c> counts in: an option by its number, a path segment by the complement of its number.</summary>
    public int Source { get; init; } = int.MinValue;
}

internal sealed record PathNode(int At, IReadOnlyList<Segment> Segments) : Node(At);

internal sealed record CallNode(int At, string Function, IReadOnlyList<Node> Arguments) : Node(At);

internal sealed record CaseNode(int At, IReadOnlyList<(Node When, Node Then)> Branches) : Node(At);

internal sealed record UnaryNode(int At, bool IsNot, Node Operand) : Node(At);

internal enum BinaryOperator
{
    Or,
    And,
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    Add,
    Sub,
    Mul,
    Div,
    DivBy,
    Mod,
    Has,
    In,
}

internal sealed record BinaryNode(int At, BinaryOperator Operator, Node Left, Node Right) : Node(At);

/// <summary>A parenthesized list after <c>in</c>, or a JSON array.</summary>
internal sealed record ListNode(int At, IReadOnlyList<Node> Items) : Node(At);

internal sealed record ObjectNode(int At, IReadOnlyList<(string Name, Node Value)> Members) : Node(At);

internal abstract record Segment(int At);

/// <summary>A property, type, function, set, alias or <c>$it</c>; arguments are a key or a function's parameters.</summary>
internal sealed record NameSegment(int At, string Name, IReadOnlyList<Argument>? Arguments) : Segment(At)
{
    public bool IsQualified => Name.Contains('.', StringComparison.Ordinal) && Name[0] != '@';
}

internal sealed record Argument(string? Name, Node Value);

internal sealed record LambdaSegment(int At, bool All, string? Variable, Node? Body) : Segment(At);

internal sealed record CountSegment(int At, ItemOptions? Options) : Segment(At);

internal sealed record FilterSegment(int At, Node Condition) : Segment(At);

/// <summary>A segment of a resource path that is a key or an ordinal, not a name.</summary>
internal sealed record KeySegment(int At, string Text) : Segment(At);

/// <summary>The data aggregation extension's <c>aggregate(…)</c> inside an expression.</summary>
internal sealed record AggregateSegment(int At, AggregateItem Item) : Segment(At);

internal sealed record OrderItem(Node By, bool Descending);

internal sealed record ComputeItem(Node Value, string Alias);

/// <summary>One item of $select or $expand: a path with options of its own.</summary>
internal sealed record PathItem(int At, IReadOnlyList<string> Path, ItemOptions Options)
{
    public bool IsStar => Path[^1] == "*";
}

/// <summary>The options of a request, or of one item in parentheses.</summary>
internal sealed class ItemOptions
{
    public Node? Filter { get; set; }
    public SearchNode? Search { get; set; }
    public IReadOnlyList<OrderItem>? OrderBy { get; set; }
    public IReadOnlyList<PathItem>? Select { get; set; }
    public IReadOnlyList<PathItem>? Expand { get; set; }
    public IReadOnlyList<ComputeItem>? Compute { get; set; }
    public IReadOnlyList<Transformation>? Apply { get; set; }
    public long? Top { get; set; }
    public long? Skip { get; set; }
    public bool? Count { get; set; }

    /// <summary>-1 is <c>max</c>.</summary>
    public int? Levels { get; set; }

    public Dictionary<string, Node> Aliases { get; } = [];

    /// <summary>Every option that was given, by its name in lower case without the dollar.</summary>
    public List<string> Given { get; private init; } = [];

    /// <summary>The options as they were written, for a next link.</summary>
    public List<(string Name, string Value)> Parts { get; private init; } = [];

    /// <summary>What of them shapes one entity; the rest speaks of collections.</summary>
    public ItemOptions ForEntity() => new() { Select = Select, Expand = Expand, Compute = Compute };

    public ItemOptions Copy() => new()
    {
        Filter = Filter,
        Search = Search,
        OrderBy = OrderBy,
        Select = Select,
        Expand = Expand,
        Compute = Compute,
        Apply = Apply,
        Top = Top,
        Skip = Skip,
        Count = Count,
        Levels = Levels,
        Given = [.. Given],
        Parts = [.. Parts],
    };
}

internal abstract record SearchNode;

internal sealed record SearchTerm(string Text) : SearchNode
{
    /// <summary>A bare word as it stands in the address; null for a phrase.</summary>
    public LiteralNode? Literal { get; init; }
}

internal sealed record SearchNot(SearchNode Operand) : SearchNode;

internal sealed record SearchBoth(SearchNode Left, SearchNode Right) : SearchNode;

internal sealed record SearchEither(SearchNode Left, SearchNode Right) : SearchNode;

/// <summary>One step of $apply, by its name; what stands in its parentheses in order.</summary>
internal sealed record Transformation(int At, string Name, IReadOnlyList<object> Arguments);
