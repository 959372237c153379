namespace YouthPrograms.OData;

/// <summary>What a handler answers. Failures are values; exceptions are faults and become a bare 500.</summary>
public abstract record ODataResult
{
    private protected ODataResult()
    {
    }

    /// <summary>Done; an update is answered with the entity read again, an action without a return type with 204.</summary>
    public static ODataResult Done { get; } = new ODataDone();

    /// <summary>The entity with this key was created.</summary>
    public static ODataResult Created(object key) => new ODataCreated(key);

    /// <summary>The value, list of values or null that an operation returns.</summary>
    public static ODataResult Value(object? value) => new ODataValue(value);

    /// <summary>The key of the entity that an operation returns.</summary>
    public static ODataResult Entity(object key) => new ODataEntityKey(key);

    /// <summary>The entities that an operation returns, as a query that the library narrows and pages.</summary>
    public static ODataResult Entities(IQueryable query) => new ODataEntities(query);

    /// <summary>A refusal.</summary>
    public static ODataResult Failed(
        int status, string code, string message, string? target = null, IReadOnlyList<ODataFailureDetail>? details = null)
        => new ODataFailure(status, code, message, target, details);
}

/// <summary>A refusal as the caller sees it: HTTP status, stable code, localized message, the property or parameter meant.</summary>
public sealed record ODataFailure(
    int Status, string Code, string Message, string? Target = null, IReadOnlyList<ODataFailureDetail>? Details = null) : ODataResult;

/// <summary>One of several causes of a refusal.</summary>
public sealed record ODataFailureDetail(string Code, string Message, string? Target = null);

internal sealed record ODataDone : ODataResult;

internal sealed record ODataCreated(object Key) : ODataResult;

internal sealed record ODataValue(object? Content) : ODataResult;

internal sealed record ODataEntityKey(object Key) : ODataResult;

internal sealed record ODataEntities(IQueryable Query) : ODataResult;
